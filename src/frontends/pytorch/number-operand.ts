import type { NamedArguments } from '../../language/arguments';
import { findOp } from '../../ops/index';
import { isFloating } from './dtypes';
import { elementList } from './known-elements';
import type { Tensor, TensorData } from './tensor';

/** What is called, with which arguments on which tensors. */
interface Called {
  readonly type: string;
  readonly args?: NamedArguments;
  readonly inputs: readonly Tensor[];
}

/** The ops that do the same with their two operands exchanged. */
const EXCHANGED: Readonly<Record<string, string>> = { Add: 'Add', Mul: 'Mul', Sub: 'Rsub' };

/** A call with a number of Python as the argument that stands for it, as in `0.5 * x`; as it is where there is none. */
export function withNumberOperand<Call extends Called>(call: Call): Call {
  const { inputs } = call;
  const [first, last] = [inputs[0], inputs.at(-1)];
  if (first === undefined || last === undefined || inputs.length < 2) return call;
  const said = withNumber(call, call.type, last, inputs.slice(0, -1));
  return said ?? withNumber(call, EXCHANGED[call.type] ?? '', first, inputs.slice(1)) ?? call;
}

function withNumber<Call extends Called>(
  call: Call,
  type: string,
  { host }: Tensor,
  inputs: readonly Tensor[],
): Call | null {
  const op = findOp(type);
  const number = numberOf(host, inputs);
  if (op?.operand === undefined || inputs.length !== op.inputs.least - 1 || number === null) return null;
  return { ...call, type, args: { ...call.args, [op.operand]: number }, inputs };
}

/** The number; null where an argument cannot be it, or would not make real numbers of whole ones, as 2.0 does. */
function numberOf({ isNumber, elements, dtype }: TensorData, others: readonly Tensor[]): number | null {
  const [number] = isNumber && elements !== null ? elementList(elements) : [];
  if (number === undefined || !Number.isFinite(number) || others.some(({ host }) => host.isNumber))
    return null;
  const isReal = isFloating(dtype) && Number.isInteger(number);
  return isReal && !others.some(({ host }) => isFloating(host.dtype)) ? null : number;
}
