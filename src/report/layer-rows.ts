import type { Convention } from '../conventions/convention';
import { macsOf } from '../conventions/macs';
import { type Count, multiplyCounts } from '../counts/count';
import type { Computation, Graph } from '../graph/graph';
import { pathAt } from '../graph/nodes';
import { firstRead, type Reads } from '../graph/reads';
import { isSameShape, type Shape } from '../ops/shape';
import { fieldSize, fieldStride } from '../passes/field-axis';
import type { MemoryFacts } from '../passes/memory';
import { countTensors } from '../passes/params';
import type { Field } from '../passes/receptive-field';
import { workOf } from '../passes/work';
import type { CallKind, LayerFacts, LayerRow, ReceptiveField } from './report';

/** What the passes say of a graph. */
export interface PassFacts {
  readonly memory: MemoryFacts;
  readonly fields: readonly (Field | null)[];
}

/** The rows of a report's layers, in the order of execution. */
export function layerRows(
  graph: Graph,
  convention: Convention,
  { memory, fields }: PassFacts,
): readonly LayerRow[] {
  const { nodes, reads, uncalled } = graph;
  const { liveBytes } = memory;
  const rows = new Array<LayerRow>(nodes.count);
  const factsAt = sharedFacts(graph, convention, memory);
  for (let number = 0; number < rows.length; number += 1) {
    const isAgain = nodes.owners[number] !== number;
    const call: CallKind = uncalled.has(number) ? 'never' : isAgain ? 'again' : 'first';
    rows[number] = {
      path: pathAt(nodes, number),
      call,
      facts: factsAt(number, call, trainingOf(isAgain, nodes.frozen.has(number))),
      liveBytes: liveBytes[number] as Count,
      receptiveField: receptiveFieldOf(reads, number, fields, rows),
    };
  }
  return rows;
}

/** Where the parameters of a call count: here, trained or frozen, or at its first call. */
type Training = 'trained' | 'frozen' | 'elsewhere';

function trainingOf(isAgain: boolean, isFrozen: boolean): Training {
  return isAgain ? 'elsewhere' : isFrozen ? 'frozen' : 'trained';
}

/** Gives the facts of a call, the same object for all that have the same. */
function sharedFacts(
  { nodes, computations }: Graph,
  convention: Convention,
  { outputBytes }: MemoryFacts,
): (number: number, call: CallKind, training: Training) => LayerFacts {
  const called = new Map<Training, (LayerFacts | undefined)[]>();
  const uncalled = new Map<Training, (LayerFacts | undefined)[]>();
  return (number, call, training) => {
    const ofKind = call === 'never' ? uncalled : called;
    let known = ofKind.get(training);
    if (known === undefined) {
      known = new Array<LayerFacts | undefined>(computations.length);
      ofKind.set(training, known);
    }
    const position = nodes.computations[number] as number;
    const before = known[position];
    if (before !== undefined) return before;
    const facts = factsOf(computations[position] as Computation, {
      training,
      work: call === 'never' ? NO_WORK : workFacts(computations[position] as Computation, convention),
      activationBytes: call === 'never' ? 0 : (outputBytes[position] as Count),
    });
    known[position] = facts;
    return facts;
  };
}

interface OwnFacts extends Pick<LayerFacts, 'activationBytes'> {
  readonly training: Training;
  readonly work: WorkFacts;
}

/** Written out, since joining objects by spread takes as long as working them out. */
function factsOf(computation: Computation, { training, work, activationBytes }: OwnFacts): LayerFacts {
  const { op, args, inputShapes, output, functional } = computation;
  const { params, buffers } = training === 'elsewhere' ? NO_TENSORS : countTensors(computation);
  return {
    type: op.type,
    args,
    inputs: inputShapes,
    output,
    furtherOutputs: op.furtherOutputs?.(args, inputShapes) ?? NO_SHAPES,
    functional,
    params,
    trainableParams: training === 'trained' ? params : 0,
    buffers,
    macs: work.macs,
    flops: work.flops,
    count: work.count,
    isCounted: work.isCounted,
    activationBytes,
  };
}

type WorkFacts = Pick<LayerFacts, 'macs' | 'flops' | 'count' | 'isCounted'>;

function workFacts(computation: Computation, convention: Convention): WorkFacts {
  const work = workOf(computation);
  const macs = macsOf(work);
  const count = convention.count(work, computation);
  return { macs, flops: multiplyCounts(2, macs), count: count ?? 0, isCounted: count !== null };
}

/** What is not called costs nothing. */
const NO_WORK: WorkFacts = { macs: 0, flops: 0, count: 0, isCounted: true };

const NO_TENSORS = { params: 0, buffers: 0 };

const NO_SHAPES: readonly Shape[] = [];

/** What a call passes on as it is, the field or its stride, is the same object in the rows too. */
function receptiveFieldOf(
  reads: Reads,
  number: number,
  fields: readonly (Field | null)[],
  rows: readonly LayerRow[],
): ReceptiveField | null {
  const field = fields[number] ?? null;
  if (field === null) return null;
  const source = firstRead(reads, number) ?? -1;
  const before = source < 0 ? null : (rows[source]?.receptiveField ?? null);
  if (before !== null && fields[source] === field) return before;
  const stride = field.axes.map(fieldStride);
  const isSameStride = before !== null && isSameShape(stride, before.stride);
  return { size: field.axes.map(fieldSize), stride: isSameStride ? before.stride : stride };
}
