import { hasElementsOf } from '../../graph/index-dtypes';
import { checkArguments } from '../../language/arguments';
import { findOp } from '../../ops/index';
import { refusesWholeNumbers } from '../../ops/weighted-types';
import { raise } from '../../python/failure';
import { canHaveGradient, isFloating } from './dtypes';
import type { Session } from './session';
import { describeTensor, ndarrayClass, type Tensor } from './tensor';

/** A call whose inputs must have certain element types. */
interface Called {
  readonly type: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly inputs: readonly Tensor[];
  readonly weights?: readonly (Tensor | null)[];
}

/** The layer types of an index in brackets. */
const IN_BRACKETS = ['Index', 'IndexPut'];

/** Refuses real numbers as indexes; an input of the network whose type is not given becomes whole numbers. */
export function checkIndexes(session: Session, { type, args = {}, inputs }: Called): void {
  const op = findOp(type);
  if (op?.readsIndexes === undefined || !inputs.some(({ host }) => isFloating(host.dtype))) return;
  const complete = checkArguments(op, args).args ?? {};
  const shapes = inputs.map(({ host }) => host.shape);
  for (const [position, tensor] of inputs.entries()) {
    const { host } = tensor;
    if (!isFloating(host.dtype) || op.readsIndexes(position, complete, shapes) !== true) continue;
    if (isUntyped(session, tensor)) continue;
    raise(
      IN_BRACKETS.includes(type) ? 'IndexError' : 'RuntimeError',
      `${type} needs whole numbers as indexes, and ${describeTensor(host)} is ${host.dtype}`,
      () => 'convert them, as in x.long()',
    );
  }
}

/** Whether a tensor has the elements of an input of the network whose element type is not given. */
export function isUntyped({ recording: { builder, untypedInputs } }: Session, { host }: Tensor): boolean {
  const value = host.graph?.nodes === builder.nodes ? host.graph.value : null;
  return value !== null && hasElementsOf(untypedInputs, builder.nodes, value);
}

/** Refuses whole numbers where torch wants real ones; numpy converts them. */
export function checkReal(session: Session, name: string, tensor: Tensor): void {
  const { host } = tensor;
  if (canHaveGradient(host.dtype) || tensor.type === ndarrayClass || isUntyped(session, tensor)) return;
  raise(
    'RuntimeError',
    `${name}(): Expected a floating point or complex tensor as input. Got ${host.dtype}`,
    () => `convert ${describeTensor(host)}, as in x.float()`,
  );
}

/**
 * Whole numbers and truths are not converted to the element type of the weights, and numbers of double precision neither
 * to others nor from them; what autocast converts is.
 */
export function checkElementTypes({ type, inputs, weights = [] }: Called): void {
  const input = inputs[0];
  const weight = weights.find((one) => one !== null);
  if (input === undefined || weight === undefined || weight === null) return;
  const op = findOp(type);
  if (op === undefined || !refusesWholeNumbers(op)) return;
  const [given, wanted] = [input.host.dtype, weight.host.dtype];
  const isDoubled = isFloating(given) && (given === 'float64') !== (wanted === 'float64');
  if (!isFloating(wanted) || (canHaveGradient(given) && !isDoubled)) return;
  raise('RuntimeError', `${type}: the input is ${given} and the weights are ${wanted}`, () =>
    wanted === 'float64' ? 'convert the input, as in x.double()' : 'convert the input, as in x.float()',
  );
}
