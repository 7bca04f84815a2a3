import { productOf } from '../../counts/count';
import { childPointer } from '../../diagnostics/json-pointer';
import type { CallOptions } from '../../graph/call-options';
import type { Value } from '../../graph/graph';
import { pathBelow } from '../../graph/naming';
import { arityRefusal, arityText, isRefusal, type Refusal } from '../../graph/refusal';
import type { Args, ArgValue, Op } from '../../ops/op';
import type { Parametrization } from '../../ops/parametrization';
import { formatShape, type Shape } from '../../ops/shape';
import { quoted } from '../../text/shortened';
import { layerName, nodeName } from '../layer-name';
import { type Expansion, hasRoomForLayer, reportAt, reportIn } from './expansion';
import type { Flow, Reference } from './flow';
import { isFrozenByPath } from './freeze';
import { helpWithInput } from './input-help';
import { placeOfShare, sharedParameter } from './share';

/** A call to add, without what follows from its inputs. */
export interface LayerCall {
  readonly path: string;
  readonly op: Op;
  readonly args: Args;
  readonly functional: boolean;
  readonly frozen: boolean;
  /** The number of the call whose parameters are used again; null for parameters of its own. */
  readonly layer: number | null;
  readonly at: string;
  readonly parametrization?: Parametrization | undefined;
}

/**
 * Adds a call of an op to the graph and gives its output.
 *
 * Returns null if an input is unknown, or if the op refuses its input, which is reported with the edge.
 */
export function addCall(expansion: Expansion, call: LayerCall, flows: readonly Flow[]): Flow {
  const { builder, document, uncalledDepth } = expansion;
  const { op, args, layer, at } = call;
  if (!areKnown(flows)) {
    const refusal = arityRefusal(op, flows.length, args);
    if (refusal !== null) reportRefusal(expansion, call, refusal, []);
    return null;
  }
  if (!hasRoomForLayer(expansion, at)) return null;
  const { path, functional, parametrization } = call;
  const frozen = call.frozen || isFrozenByPath(expansion, path);
  const values = flows.map(valueOfFlow);
  const answer = builder.call(op.type, args, values, {
    path,
    functional,
    frozen,
    isFrozen: frozen || expansion.freezing === null ? undefined : frozenByNames(expansion, path),
    layer,
    parametrization,
    called: uncalledDepth === 0,
    origin: { document, at },
    weightOf: expansion.sharing === null ? undefined : weightsShared(expansion, path),
  });
  if (isRefusal(answer)) {
    reportRefusal(expansion, call, answer, flows);
    return null;
  }
  const value = answer[0];
  if (flows.some(referenceOf)) expansion.references.set(value.node, flows.map(referenceOf));
  if (uncalledDepth > 0) expansion.uncalledNodes.set(value.node, uncalledDepth);
  const flow = { value, shape: shapeOfNode(expansion, value.node) };
  if (answer.length === 1) return flow;
  const further = answer.slice(1).map((other, index) => ({
    name: op.furtherNames?.[index] ?? '',
    value: other,
    shape: builder.typeOf(other).shape.filter((dim) => dim !== null),
  }));
  return { ...flow, further };
}

function valueOfFlow({ value }: NonNullable<Flow>): Value {
  return value;
}

function referenceOf({ reference }: NonNullable<Flow>): Reference | undefined {
  return reference;
}

/** Whether parameters of a layer are frozen by their paths. */
function frozenByNames(expansion: Expansion, path: string): CallOptions['isFrozen'] {
  return (name) => isFrozenByPath(expansion, pathBelow(path, name));
}

/** The parameters that a layer shares. */
function weightsShared(expansion: Expansion, path: string): CallOptions['weightOf'] {
  return (name) => sharedParameter(expansion, path, name);
}

/** The shape of the main output of a node that this front end added. */
function shapeOfNode({ builder }: Expansion, node: number): Shape {
  const computation = builder.nodes[node]?.computation;
  if (computation === undefined || computation.op === null)
    throw new RangeError(`node ${node} has no known shape`);
  return computation.output;
}

function areKnown(flows: readonly Flow[]): flows is readonly NonNullable<Flow>[] {
  return !flows.includes(null);
}

function reportRefusal(
  expansion: Expansion,
  call: LayerCall,
  refusal: Refusal,
  flows: readonly NonNullable<Flow>[],
): void {
  const name = layerName(call.path, call.op.type);
  if (refusal.code === 'arity') {
    const message = `${name} takes ${arityText(refusal.wanted)}, not ${refusal.given}`;
    const help =
      refusal.wanted.least > 1
        ? 'name them: "from": ["a", "b"]'
        : 'give "from" one name, or merge first with Concat, Add or Mul';
    reportAt(expansion, 'spec/arity', call.at, message, { help });
    return;
  }
  const producers = flows.map((flow) => describeProducer(expansion, flow));
  const message =
    producers.length === 0 ? `${name} has no output` : `${name} cannot take ${producers.join(' and ')}`;
  const isOfWeight = refusal.code === 'argument' && refusal.disagreement === undefined;
  const shared = isOfWeight ? placeOfShare(expansion, call.path, refusal.argument) : null;
  if (shared !== null) {
    const what = `${name} cannot share ${quoted(shared.own)}`;
    const help = 'share it with a layer of the same sizes';
    reportIn(expansion, shared, 'shape/mismatch', what, { why: refusal.problem, help });
    return;
  }
  if (refusal.code === 'argument' && refusal.argument === 'parametrization') {
    const place = childPointer(call.at, refusal.argument);
    reportAt(expansion, 'spec/invalid-value', place, refusal.problem, { help: refusal.help });
    return;
  }
  const { at, why, help } = wordsOf(call, refusal, flows[0]?.shape ?? []);
  const [first] = flows;
  const better =
    helpWithLeftOut(flows) ??
    (first === undefined ? null : helpWithInput(expansion, call.op, refusal, first));
  reportAt(expansion, 'shape/mismatch', at, message, { why, help: better ?? help });
}

/** The message for a refusal and its place, which is that of the argument if the input disagrees with one. */
function wordsOf(
  { at, layer }: LayerCall,
  refusal: Exclude<Refusal, { code: 'arity' }>,
  input: Shape,
): { readonly at: string; readonly why: string; readonly help?: string | undefined } {
  const { problem, help } = refusal;
  if (refusal.code !== 'argument' || refusal.disagreement === undefined) return { at, why: problem, help };
  const { argument, disagreement } = refusal;
  const { given, wanted } = disagreement;
  if (layer !== null) {
    const why = `its weights were made for ${argument} ${String(given)}, the input has ${wanted}`;
    return { at, why, help: 'give it such an input, or write a layer of its own instead of "reuse"' };
  }
  return { at: childPointer(at, argument), why: problem, help: helpToFit(given, input) ?? help };
}

/** Help for a linear layer that was probably meant to read a flattened map. */
function helpToFit(given: ArgValue, input: Shape): string | null {
  if (input.length > 2 && productOf(input.slice(1)) === given) return 'put {"type": "Flatten"} before it';
  if (input.length === 4 && input[1] === given)
    return 'put {"type": "AdaptiveAvgPool2d", "output_size": 1} and {"type": "Flatten"} before it';
  return null;
}

/** Help for a merge with a branch that `when` leaves out: it is then the identity, which may have another shape. */
function helpWithLeftOut(flows: readonly NonNullable<Flow>[]): string | null {
  const leftOut = flows.length < 2 ? undefined : flows.find((flow) => flow.inPlaceOf !== undefined);
  if (leftOut === undefined) return null;
  return `"when" leaves out ${leftOut.inPlaceOf}, so its input is used instead: check that "when", or leave this layer out by the same one`;
}

function describeProducer({ builder }: Expansion, { value, shape, inPlaceOf }: NonNullable<Flow>): string {
  const node = builder.nodes[value.node];
  const producer =
    node === undefined ? `the input ${formatShape(shape)}` : `${formatShape(shape)} from ${nodeName(node)}`;
  return inPlaceOf === undefined ? producer : `${producer} in place of ${inPlaceOf}`;
}
