import type { ShapeProblem } from '../../../ops/op';
import { shortened } from '../../../text/shortened';
import { isProblem } from '../operators/broadcasting';
import {
  type Call,
  dimsText,
  type Operator,
  type Tensor,
  type TensorType,
  unknownOutputs,
} from '../operators/operator';
import { faultError } from '../wire/fault';
import { outputTensor } from './make-tensor';
import { nodeText, type Scope, type Trace } from './trace';

/** A call without its operands. */
export interface CallSite extends Pick<Call, 'node' | 'version' | 'attributes' | 'operator'> {
  readonly reason?: string;
  /** The types that the file declares, for outputs whose rule has none. */
  readonly declared?: readonly (TensorType | null)[];
}

/** Adds a call to the trace and gives its outputs; throws the fault of operands that do not fit. */
export function addCall(
  trace: Trace,
  scope: Scope,
  site: CallSite,
  inputs: readonly (Tensor | null)[],
): readonly Tensor[] {
  const { node, operator, reason = null, declared } = site;
  const call: Call = {
    node,
    number: trace.nodes,
    operator,
    version: site.version,
    attributes: site.attributes,
    inputs,
    outputs: [],
    within: scope.within,
    region: scope.region,
    called: scope.called,
    reason,
    elementsOf: trace.elementsOf,
    storedElements: trace.storedElements,
  };
  if (trace.calls.push(call) > trace.maxCalls) {
    throw faultError({
      code: 'limit/layers',
      problem: `expands to more than ${trace.maxCalls} layers`,
      help: 'raise the limit with --max-layers',
    });
  }
  if (operator.note !== undefined) trace.notes.add(operator.note);
  const isFixed = followsFromConstants(call);
  outputTypes(call).forEach((type, slot) => {
    const known = type.dims === null ? (declared?.[slot] ?? type) : type;
    call.outputs.push(outputTensor(call, slot, node.outputs[slot] ?? '', known, isFixed));
  });
  return call.outputs;
}

function outputTypes(call: Call): readonly TensorType[] {
  const { node, operator, called } = call;
  const given = operator.outputs(call);
  const types = isProblem(given) ? given : (impossibleSizes(given) ?? given);
  if (!isProblem(types))
    return types.length >= node.outputs.length
      ? types
      : [...types, ...unknownOutputs(call).slice(types.length)];
  // a branch that is not taken is never computed, so its operands need not fit
  if (!called) return unknownOutputs(call);
  const operands = call.inputs.flatMap((input, index) =>
    input === null || operator.roles?.[index] === 'shape'
      ? []
      : [`${shortened(input.name) || '?'} ${dimsText(input.dims)}`],
  );
  throw faultError({
    code: 'shape/mismatch',
    problem: `: ${nodeText(node, call.number)} cannot take ${operands.slice(0, 3).join(', ') || 'its operands'}`,
    why: types.problem,
    help: types.help ?? 'check the sizes that are given with --in and --set',
  });
}

/**
 * The problem of sizes that a rule computed from arbitrary numbers in the file, if they are not whole or are
 * negative.
 */
function impossibleSizes(types: readonly TensorType[]): ShapeProblem | null {
  const wrong = types.find(({ dims }) =>
    dims?.some((dim) => dim !== null && !(Number.isSafeInteger(dim) && dim >= 0)),
  );
  return wrong === undefined ? null : { problem: `its output would be ${dimsText(wrong.dims)}` };
}

/** Whether a call gives the same for every input of the network. */
function followsFromConstants({ operator, inputs, elementsOf, node }: Call): boolean {
  if (operator.isDeterministic === false) return false;
  const isOfShape = node.opType === 'Shape' || node.opType === 'Size';
  return inputs.every((input, index) => {
    if (input === null || input.isFixed) return true;
    if (operator.roles?.[index] !== 'shape') return false;
    if (isOfShape) return input.dims?.every((dim) => dim !== null) === true;
    return elementsOf(input)?.every((element) => element !== null) === true;
  });
}

/** An operator that the program does not know: its outputs have the types that the file declares. */
export const UNKNOWN_OPERATOR: Operator = {
  outputs: (call) => unknownOutputs(call, 0),
  isDeterministic: false,
  products: () => null,
};
