import type { NamedArguments } from '../../language/arguments';
import { asExtendedNumber } from '../../ops/fields';
import { findOp } from '../../ops/index';
import type { ArgValue } from '../../ops/op';
import { isFloating } from './dtypes';
import { elementList } from './known-elements';
import type { Tensor, TensorData } from './tensor';

/** A call of an op with its arguments and tensors. */
interface Called {
  readonly type: string;
  readonly args?: NamedArguments;
  readonly inputs: readonly Tensor[];
}

/** The equivalent ops with their two operands exchanged. */
const EXCHANGED: Readonly<Record<string, string>> = { Add: 'Add', Mul: 'Mul', Sub: 'Rsub' };

/** A call with numbers of Python as the arguments that stand for them, as in `0.5 * x`; as it is where there are none. */
export function withNumberOperand<Call extends Called>(call: Call): Call {
  const { type, inputs } = call;
  const op = findOp(type);
  if (op === undefined || inputs.length !== op.inputs.least) return call;
  const { leadingOperand } = op;
  const said = withNumber(call, op.operand, inputs.length - 1);
  if (leadingOperand !== undefined) return withNumber(said, leadingOperand.name, leadingOperand.at);
  // `alpha` belongs to the last operand
  const exchanged = call.args?.alpha === undefined ? EXCHANGED[type] : undefined;
  if (said !== call || exchanged === undefined) return said;
  const other = withNumber(call, findOp(exchanged)?.operand, 0);
  return other === call ? call : { ...other, type: exchanged };
}

/** The call with the input at a position as an argument; unchanged if that input is not a number, or the only input. */
function withNumber<Call extends Called>(call: Call, name: string | undefined, at: number): Call {
  const { args, inputs } = call;
  const given = inputs[at];
  const others = inputs.toSpliced(at, 1);
  if (name === undefined || given === undefined || others.length === 0) return call;
  const number = numberOf(given.host, others);
  return number === null ? call : { ...call, args: { ...args, [name]: number }, inputs: others };
}

/** The number as an argument; null where it is none, or where as an input it makes real numbers of whole ones: `x * 2.0`. */
function numberOf({ isNumber, elements, dtype }: TensorData, others: readonly Tensor[]): ArgValue {
  const [number] = isNumber && elements !== null ? elementList(elements) : [];
  if (number === undefined || others.some(({ host }) => host.isNumber)) return null;
  const isReal = isFloating(dtype) && Number.isInteger(number);
  return isReal && !others.some(({ host }) => isFloating(host.dtype)) ? null : asExtendedNumber(number);
}
