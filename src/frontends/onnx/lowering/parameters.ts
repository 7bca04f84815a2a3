import type { Parameter } from '../../../graph/graph';
import type { NodeModel } from '../model/model';
import { isFloatType, isQuantisedType } from '../operators/element-types';
import type { Call, Role, Tensor } from '../operators/operator';
import type { StatedKind, StatedTensors } from './stated-tensors';

/** A stored tensor, or one filled with a constant in its place, that is a parameter or a buffer of the network. */
export interface StoredParameter {
  /** The tensor as it was read, which is the same wherever it is read. */
  readonly tensor: Tensor;
  readonly kind: Extract<Parameter['kind'], 'trainable' | 'buffer'>;
}

/** The rules for which stored tensors are parameters, by the operand that reads them. */
export interface ParameterRules {
  /** Whether the file keeps its weights in Constant nodes, as Paddle and spox do. */
  readonly constantsHoldWeights: boolean;
  /** The stored tensors of which the file says what they are, which is then so whatever reads them. */
  readonly stated: StatedTensors['kinds'];
}

/** Operators whose output still counts as the weight: they keep, convert, select or join its elements. */
const PASSING = new Set([
  'DequantizeLinear',
  'QuantizeLinear',
  'Quant',
  'IntQuant',
  'BipolarQuant',
  'FloatQuant',
  'Transpose',
  'Reshape',
  'Cast',
  'CastLike',
  'Identity',
  'Squeeze',
  'Unsqueeze',
  'Flatten',
  'Slice',
  'Split',
  'Concat',
]);

/** What a stored tensor is to an operator that it leads to. */
interface Reading {
  readonly role: Role;
  /** Whether its whole numbers stand for real ones. */
  readonly isQuantised: boolean;
}

/** The stored tensors that an operand follows from, each with what it is to the operator that reads it. */
function storedBehind(
  tensor: Tensor,
  reading: Reading,
  visit: (stored: Tensor, reading: Reading) => void,
): void {
  const seen = new Set<Tensor>();
  const open: (readonly [Tensor, Reading])[] = [[tensor, reading]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [current, asRead] = next;
    const asRole = asRead.role;
    if (!current.isFixed || asRole === 'plain' || asRole === 'shape' || seen.has(current)) continue;
    seen.add(current);
    const { origin } = current;
    if (origin.kind === 'stored') visit(current, asRead);
    if (origin.kind !== 'call') continue;
    const { inputs, operator, node } = origin.call;
    // Files without their weights fill them with one number.
    if (node.opType === 'ConstantOfShape' && asRole !== 'data') visit(current, asRead);
    const isPassing = PASSING.has(node.opType);
    for (const [index, input] of inputs.entries()) {
      const own = operator.roles?.[index] ?? 'data';
      const isQuantised = asRead.isQuantised || node.opType === 'DequantizeLinear';
      if (input !== null)
        open.push([input, { role: isPassing && own === 'data' ? asRole : own, isQuantised }]);
    }
  }
}

/** Whether an operator reads whole numbers of few bits as they are stored: a table to take from, or operands with scales. */
function readsCodes({ opType }: NodeModel): boolean {
  return opType === 'Gather' || opType.startsWith('QLinear');
}

/** The roles of operands that layers store. */
const OF_LAYERS: ReadonlySet<Role> = new Set(['weight', 'scale', 'statistics']);

/** Looks at what the layers of all calls store, which is their weights and the numbers of norms: where no initializer is among them, constants are. */
export function parameterRules(calls: readonly Call[], stated: StatedTensors['kinds']): ParameterRules {
  let hasInitializer = false;
  let hasConstant = false;
  for (const { inputs, operator } of calls) {
    for (const [index, input] of inputs.entries()) {
      const role = operator.roles?.[index] ?? 'data';
      if (input === null || !input.isFixed || !OF_LAYERS.has(role)) continue;
      storedBehind(input, { role, isQuantised: false }, ({ origin }, { role: asRole }) => {
        if (origin.kind !== 'stored' || !OF_LAYERS.has(asRole)) return;
        if (origin.place === 'initializer') hasInitializer = true;
        else hasConstant = true;
      });
    }
  }
  return { constantsHoldWeights: hasConstant && !hasInitializer, stated };
}

/** The parameters and buffers that a call reads, in the order of its operands, each once. */
export function parametersOf(
  { inputs, operator, node }: Pick<Call, 'inputs' | 'operator' | 'node'>,
  rules: ParameterRules,
): readonly StoredParameter[] {
  const found = new Map<Tensor, StoredParameter>();
  for (const [index, input] of inputs.entries()) {
    if (input?.isFixed !== true) continue;
    const role = operator.roles?.[index] ?? 'data';
    storedBehind(input, { role, isQuantised: readsCodes(node) }, (tensor, reading) => {
      if (found.has(tensor)) return;
      const kind = kindOf(tensor, reading, rules);
      if (kind !== 'none') found.set(tensor, { tensor, kind });
    });
  }
  return [...found.values()];
}

/** What a stored tensor is to the network: what the file says, else by the operand that reads it. */
function kindOf(tensor: Tensor, reading: Reading, rules: ParameterRules): StatedKind {
  const { origin } = tensor;
  const stated = origin.kind === 'stored' ? rules.stated.get(origin.tensor) : undefined;
  if (stated !== undefined) return stated;
  if (!isParameter(tensor, reading, rules)) return 'none';
  return reading.role === 'statistics' ? 'buffer' : 'trainable';
}

/**
 * A weight is a parameter wherever it is stored. The scale of a norm in a Constant node, and any other constant in one, is
 * one only where the file keeps its weights there; other data is where it is floating-point or stands for such. A number without sizes is none.
 */
function isParameter(
  { origin, elementType, dims }: Tensor,
  { role, isQuantised }: Reading,
  { constantsHoldWeights }: ParameterRules,
): boolean {
  if (origin.kind !== 'stored') return dims?.every((dim) => dim !== null) === true;
  const { dims: stored } = origin.tensor;
  if (stored.length === 0) return false;
  if (role === 'weight') return true;
  const isConstant = origin.place === 'constant node';
  if (isConstant && !constantsHoldWeights) return false;
  if (role === 'scale' || role === 'statistics') return true;
  const count = stored.reduce((product, dim) => product * dim, 1);
  const isReal = isFloatType(elementType) || (isQuantised && isQuantisedType(elementType));
  return isReal && (count >= 2 || !isConstant);
}
