import type { Convention } from '../conventions/convention';
import { sumOf } from '../counts/count';
import { type DtypeChoice, dtypeAs } from '../graph/dtype';
import { type Graph, type Node, typeName } from '../graph/graph';
import { once } from '../graph/made-once';
import type { Args } from '../ops/op';
import type { MemoryFacts } from '../passes/memory';
import { countTensors, NO_TENSORS } from '../passes/params';
import { receptiveFields } from '../passes/receptive-field';
import { bytesOnce } from '../passes/tensor-bytes';
import { callPlace } from './call-place';
import { costOnce, type LayerCost, NO_COST } from './layer-cost';
import type { CallKind, LayerRow } from './report-rows';
import { firstDimOf } from './tensor-facts';

/** The options on which the figures of rows depend. */
interface LayerRowOptions {
  readonly convention: Convention;
  readonly dtypes: DtypeChoice;
  readonly paramDtypes: DtypeChoice;
}

/** A row for each call of a graph. */
export function layerRows(
  graph: Graph,
  { convention, dtypes, paramDtypes }: LayerRowOptions,
  { madeBytes, liveBytes }: MemoryFacts,
): readonly LayerRow[] {
  const tensors = countTensors(graph, paramDtypes);
  const fields = receptiveFields(graph);
  const factsOf = factsOnce(convention, dtypes);
  return graph.nodes.map((node, number) => {
    const { path, computation, called } = node;
    const facts = factsOf(computation);
    const cost = called ? facts.cost : NO_COST;
    const own = tensors[number] ?? NO_TENSORS;
    const row: LayerRow = {
      path,
      call: callOf(node, number),
      type: facts.type,
      args: facts.args,
      inputs: facts.inputs,
      output: facts.output,
      furtherOutputs: facts.furtherOutputs,
      furtherFirstDims: facts.furtherFirstDims,
      outputBytes: facts.outputBytes,
      functional: computation.functional,
      params: own.params,
      trainableParams: own.trainableParams,
      buffers: own.buffers,
      biases: own.biases,
      paramBytes: own.paramBytes,
      bufferBytes: own.bufferBytes,
      macs: cost.macs,
      flops: cost.flops,
      count: cost.count,
      isWorkKnown: cost.isWorkKnown,
      isCounted: cost.isCounted,
      activationBytes: madeBytes[number] ?? 0,
      liveBytes: liveBytes[number] ?? 0,
      savedBytes: 0,
      receptiveField: fields[number]?.numbers ?? null,
    };
    const isPlain = graph.file === undefined && facts.isPlain && typeof node.origin.at === 'string';
    return isPlain ? row : { ...row, ...rareFacts(node, graph, dtypes) };
  });
}

/** The properties that few rows have. */
function rareFacts(node: Node, graph: Graph, dtypes: DtypeChoice): Partial<LayerRow> {
  return {
    ...ownDtype(node, graph, dtypes),
    ...(node.computation.op?.figures === 'stated' ? STATED : {}),
    ...(graph.file === undefined ? {} : fileFacts(node)),
    ...callPlace(node.origin),
  };
}

/**
 * The element type of a node's output, if its row shows it: for every node of a model file, else if it is not
 * the network's.
 */
export function ownDtype(
  { computation }: Node,
  { file }: Graph,
  { asked, byDefault }: DtypeChoice,
): Pick<LayerRow, 'dtype'> {
  const own = computation.outputs[0]?.dtype;
  if (file === undefined && own === undefined) return NO_DTYPE;
  const dtype = dtypeAs(own, asked, byDefault);
  return file === undefined && dtype === (asked ?? byDefault) ? NO_DTYPE : { dtype };
}

const NO_DTYPE = {};

const STATED = { stated: true } as const;

/** The properties of a node that only a model file has. */
function fileFacts({ computation, origin: { at } }: Node): Pick<LayerRow, 'node' | 'reason'> {
  const reason = computation.op === null ? computation.reason : undefined;
  return {
    ...(typeof at === 'object' && 'tensor' in at ? { node: at } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}

const NO_ARGS: Args = {};

function callOf({ called, layer }: Node, number: number): CallKind {
  if (!called) return 'never';
  return layer === number ? 'first' : 'again';
}

/** The properties that the rows of a computation's calls share. */
interface CommonFacts
  extends Pick<
    LayerRow,
    'type' | 'args' | 'inputs' | 'output' | 'furtherOutputs' | 'furtherFirstDims' | 'outputBytes'
  > {
  readonly cost: LayerCost;
  /** Whether its rows show neither an element type nor stated figures, unless they come from a model file. */
  readonly isPlain: boolean;
}

/** The properties that rows share, one object for each computation. */
function factsOnce(
  convention: Convention,
  dtypes: DtypeChoice,
): (computation: Node['computation']) => CommonFacts {
  const bytesOf = bytesOnce(dtypes);
  const costOf = costOnce(convention);
  return once((computation) => {
    const { op, inputs, outputs } = computation;
    const [output, ...further] = outputs;
    return {
      type: typeName({ computation }),
      args: op === null ? NO_ARGS : computation.args,
      inputs: inputs.map(({ shape }) => shape),
      output: output?.shape ?? [],
      furtherOutputs: further.map(({ shape }) => shape),
      furtherFirstDims: further.map((_, index) => firstDimOf(computation, index + 1)),
      outputBytes: sumOf(outputs.map(bytesOf)),
      cost: costOf(computation),
      isPlain: output?.dtype === undefined && op?.figures !== 'stated',
    };
  });
}
