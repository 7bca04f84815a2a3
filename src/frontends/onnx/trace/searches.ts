import type { DeclaredValue, GraphModel } from '../model/model';
import { type Dims, FLOAT, INT32, sizeOn, type Tensor, type TensorType } from '../operators/operator';
import { addCall } from './add-call';
import { type ControlNode, graphAttribute, traceInner, undecidedOperator } from './inner-graph';
import { heldBy, inputTensor } from './make-tensor';
import { labelOf, type Scope, type Trace } from './trace';

/** The operands of a text search; numbers are null if they are not known before the run. */
interface Search {
  /** The sizes of the prompt, the batch first. */
  readonly prompt: Dims | null;
  readonly batch: number | null;
  readonly longest: number | null;
  readonly beams: number | null;
  /** How many texts there are of each prompt. */
  readonly returned: number | null;
  readonly words: number | null;
}

/** The graphs of a search, in the order of the run: each runs once, but the last one for every further token. */
const GRAPHS = ['encoder', 'init_decoder', 'decoder'];

/**
 * A search runs a decoder until it ends a text, which does not follow from shapes. One step of the decoder is
 * counted, after the graphs that run once, and a call of the search itself makes the count uncertain.
 */
function traceSearch(
  trace: Trace,
  scope: Scope,
  { node, attributes, inputs }: ControlNode,
  types: (search: Search) => readonly TensorType[],
): readonly Tensor[] | null {
  const bodies = GRAPHS.flatMap((name) => {
    const body = graphAttribute(attributes, name);
    return body === null ? [] : [{ name, body }];
  });
  if (bodies.length === 0) return null;
  const label = labelOf(node, trace.nodes);
  const search = searchOf(trace, { node, attributes, inputs });
  const given = bodies.flatMap(({ name, body }, index) => {
    const tensors = bodyInputs(body, idsOf(search, name, index === 0 ? 'first' : 'later'));
    return traceInner(trace, scope, body, { path: `${label}.${name}`, given: tensors });
  });
  const reason =
    'how many tokens are generated is not known before the run: one step of the decoder is counted';
  trace.notes.add(`${label}: ${reason}`);
  const operator = undecidedOperator(types(search).slice(0, Math.max(1, node.outputs.length)));
  const site = { node, attributes, operator, version: 1, reason };
  return addCall(trace, scope, site, heldBy([...inputs, ...given]));
}

/** Beams come as operands where there are several; without them there is one. */
function searchOf(trace: Trace, { node, attributes, inputs }: ControlNode): Search {
  const prompt = inputs[0]?.dims ?? null;
  const number = (index: number): number | null => {
    const tensor = inputs[index] ?? null;
    return tensor === null ? null : (trace.elementsOf(tensor)?.[0] ?? null);
  };
  const words = attributes.get('vocab_size');
  const hasBeams = node.opType.endsWith('BeamSearch');
  return {
    prompt,
    batch: sizeOn(prompt, 0),
    longest: number(1),
    beams: hasBeams ? number(3) : 1,
    returned: hasBeams ? number(4) : 1,
    words: words?.kind === 'number' && words.value > 0 ? words.value : null,
  };
}

/** The sizes of the first input of a graph: the whole prompt in the first graph, one token for each beam in later ones. */
function idsOf({ prompt, batch, beams }: Search, name: string, graph: 'first' | 'later'): Dims {
  if (name === 'encoder') return prompt ?? [null];
  const rows = batch === null || beams === null ? null : batch * beams;
  return [rows, graph === 'first' ? sizeOn(prompt, 1) : 1];
}

/** The inputs of a graph by what it declares; a name that the first one has is the same size in all. */
function bodyInputs({ inputs }: GraphModel, ids: Dims): readonly Tensor[] {
  const sizes = new Map<string, number | null>();
  const [first] = inputs;
  const fits = first?.type.dims?.length === ids.length;
  if (fits)
    for (const [axis, dim] of (first.type.dims ?? []).entries())
      if (typeof dim === 'string') sizes.set(dim, sizeOn(ids, axis));
  return inputs.map((input) => declaredTensor(input, sizes));
}

function declaredTensor({ name, type }: DeclaredValue, sizes: ReadonlyMap<string, number | null>): Tensor {
  const dims = type.dims?.map((dim) => (typeof dim === 'string' ? (sizes.get(dim) ?? null) : dim)) ?? null;
  return inputTensor(name, { dims, elementType: type.elementType });
}

/** The tokens of the best texts, their scores, and the scores of all words at each step. */
function beamTypes({ prompt, batch, returned, longest, beams, words }: Search): readonly TensorType[] {
  const start = sizeOn(prompt, 1);
  const steps = longest === null || start === null ? null : longest - start;
  return [
    { dims: [batch, returned, longest], elementType: INT32 },
    { dims: [batch, returned], elementType: FLOAT },
    { dims: [steps, batch, beams, words], elementType: FLOAT },
  ];
}

/** How well each token agrees with each frame, and whether there is no speech. */
function whisperTypes(search: Search): readonly TensorType[] {
  const { batch, returned, beams, words } = search;
  return [
    ...beamTypes(search).slice(0, 2),
    { dims: [null, batch, beams, words], elementType: FLOAT },
    { dims: [batch, returned, null, null, null], elementType: FLOAT },
    { dims: [batch], elementType: FLOAT },
  ];
}

/** One text for each prompt. */
function greedyTypes({ batch, longest, words }: Search): readonly TensorType[] {
  return [
    { dims: [batch, longest], elementType: INT32 },
    { dims: [batch, words], elementType: FLOAT },
  ];
}

type SearchRule = (trace: Trace, scope: Scope, control: ControlNode) => readonly Tensor[] | null;

const searching =
  (types: (search: Search) => readonly TensorType[]): SearchRule =>
  (trace, scope, control) =>
    traceSearch(trace, scope, control, types);

/** Operators of com.microsoft that generate texts by graphs of their own. */
export const searches: Readonly<Record<string, SearchRule>> = {
  BeamSearch: searching(beamTypes),
  WhisperBeamSearch: searching(whisperTypes),
  GreedySearch: searching(greedyTypes),
  Sampling: searching(greedyTypes),
};
