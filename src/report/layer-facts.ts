import type { Convention } from '../conventions/convention';
import { macsOf } from '../conventions/macs';
import { type Count, multiplyCounts } from '../counts/count';
import type { Computation, Graph } from '../graph/graph';
import type { Shape } from '../ops/shape';
import type { MemoryFacts } from '../passes/memory';
import { countTensors } from '../passes/params';
import { workOf } from '../passes/work';
import type { CallKind, LayerFacts } from './report';

/** What may differ between calls that compute the same: how they are called, and where their parameters count. */
interface CallState {
  readonly call: CallKind;
  /** Here, trained or frozen, or at the first call. */
  readonly params: 'trained' | 'frozen' | 'elsewhere';
}

const STATES: readonly CallState[] = [
  { call: 'first', params: 'trained' },
  { call: 'first', params: 'frozen' },
  { call: 'again', params: 'elsewhere' },
  { call: 'never', params: 'trained' },
  { call: 'never', params: 'frozen' },
  { call: 'never', params: 'elsewhere' },
];

/** The position among STATES of that of a call. */
function stateOf({ nodes, uncalled }: Graph, number: number): number {
  const params = nodes.owners.has(number) ? 2 : nodes.frozen.has(number) ? 1 : 0;
  return uncalled.has(number) ? 3 + params : params;
}

/** What is known of calls whatever their paths. */
export interface SharedFacts {
  /** In the order of the first call of each. */
  readonly facts: readonly LayerFacts[];
  /** The position of those of each call. */
  readonly positions: ArrayLike<number>;
}

/** Works out what is known of calls, once for all that compute the same and are in the same state. */
export function sharedFacts(graph: Graph, convention: Convention, { outputBytes }: MemoryFacts): SharedFacts {
  const { nodes, computations } = graph;
  const facts: LayerFacts[] = [];
  const positions = new Int32Array(nodes.count);
  // For each state and computation 1 + the position of what is known of them.
  const known = new Int32Array(STATES.length * computations.length);
  for (let number = 0; number < positions.length; number += 1) {
    const state = stateOf(graph, number);
    const position = nodes.computations[number] as number;
    const place = state * computations.length + position;
    if (known[place] === 0) {
      const computation = computations[position] as Computation;
      known[place] = facts.push(
        factsOf(computation, STATES[state] as CallState, convention, outputBytes[position] as Count),
      );
    }
    positions[number] = (known[place] as number) - 1;
  }
  return { facts, positions };
}

/** Written out, since joining objects by spread takes as long as working them out. */
function factsOf(
  computation: Computation,
  { call, params: counted }: CallState,
  convention: Convention,
  outputBytes: Count,
): LayerFacts {
  const { op, args, inputShapes, output, functional } = computation;
  const { params, buffers } = counted === 'elsewhere' ? NO_TENSORS : countTensors(computation);
  const work = call === 'never' ? NO_WORK : workFacts(computation, convention);
  return {
    call,
    type: op.type,
    args,
    inputs: inputShapes,
    output,
    furtherOutputs: op.furtherOutputs?.(args, inputShapes) ?? NO_SHAPES,
    functional,
    params,
    trainableParams: counted === 'trained' ? params : 0,
    buffers,
    macs: work.macs,
    flops: work.flops,
    count: work.count,
    isWorkKnown: work.isWorkKnown,
    isCounted: work.isCounted,
    activationBytes: call === 'never' ? 0 : outputBytes,
  };
}

type WorkFacts = Pick<LayerFacts, 'macs' | 'flops' | 'count' | 'isWorkKnown' | 'isCounted'>;

function workFacts(computation: Computation, convention: Convention): WorkFacts {
  const work = workOf(computation);
  const macs = macsOf(work) ?? 0;
  const count = convention.count(work, computation);
  return {
    macs,
    flops: multiplyCounts(2, macs),
    count: count ?? 0,
    isWorkKnown: work !== null,
    isCounted: count !== null,
  };
}

/** What is not called costs nothing. */
const NO_WORK: WorkFacts = { macs: 0, flops: 0, count: 0, isWorkKnown: true, isCounted: true };

const NO_TENSORS = { params: 0, buffers: 0 };

const NO_SHAPES: readonly Shape[] = [];
