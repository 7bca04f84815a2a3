import { type Graph, inputsOf, type Node, type Region, typeOfValue } from '../../src/graph/graph';
import { createReport } from '../../src/report/report';
import { pytorchTarget } from '../../src/writers/pytorch/index';
import { NO_VARIANTS } from '../../src/writers/variants';
import { readSource } from './pytorch-truth';

/** The result of exporting a network and reading it again. */
export interface RoundTrip {
  /** Why it is not exported: each layer that PyTorch has nothing for. */
  readonly refused: readonly string[];
  /** What the network that was read differs in. */
  readonly differences: readonly string[];
  /** Classes that are written where they are called, since what they call is registered elsewhere. */
  readonly dissolved: readonly string[];
}

/** The name of the network's class, which is the last one of a file. */
export function networkClass(text: string): string {
  return [...text.matchAll(/^class ([\p{L}_][\p{L}\p{N}_]*)/gmu)].at(-1)?.[1] ?? '';
}

/** The inputs of a network as `--in` takes them, whole. */
function inputTexts(graph: Graph): readonly string[] {
  return inputsOf(graph).map(({ type: { shape, dtype = 'float32' } }) => {
    const sizes = JSON.stringify(shape);
    return dtype === 'float32' ? sizes : `${sizes}:${dtype}`;
  });
}

/** Exports a network, reads the file again and compares. */
export function roundTrip(graph: Graph): RoundTrip {
  const written = pytorchTarget.write(graph, createReport(graph), () => NO_VARIANTS);
  if ('unwritable' in written)
    return { refused: written.unwritable.map(({ type }) => type), differences: [], dissolved: [] };
  const { graph: read, diagnostics } = readSource(
    written.text,
    networkClass(written.text),
    inputTexts(graph),
  );
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (read === null || errors.length > 0) {
    const differences = errors.map(({ message, why = '' }) => `it is not read: ${message} ${why}`);
    return {
      refused: [],
      differences: [...differences, ...(read === null ? ['no graph'] : [])],
      dissolved: [],
    };
  }
  const form = graph.file === undefined ? 'named' : 'of a file';
  const classes = new Set(classRows(read));
  const dissolved = classRows(graph).filter((row) => !classes.has(row));
  const further = differenceBetween(
    'class',
    [],
    classRows(read).filter((row) => !isKnownClass(row, graph)),
  );
  return {
    refused: [],
    differences: [
      ...differenceBetween('total', totals(graph), totals(read)),
      ...differenceBetween('output', outputs(graph), outputs(read, graph)),
      ...differenceBetween('tensor', tensors(graph, form), tensors(read, form)),
      ...differenceBetween('layer', layerRows(graph), layerRows(read)),
      ...further,
    ],
    dissolved,
  };
}

function differenceBetween(
  what: string,
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const left = new Map<string, number>();
  for (const one of before) left.set(one, (left.get(one) ?? 0) + 1);
  const added: string[] = [];
  for (const one of after) {
    const count = left.get(one) ?? 0;
    if (count === 0) added.push(`${what} added: ${one}`);
    else left.set(one, count - 1);
  }
  const lost = [...left].flatMap(([one, count]) => (count > 0 ? [`${what} lost: ${one}`] : []));
  return [...lost, ...added];
}

/** ONNX lacks this: its batch normalisation counts no batches. */
function totals(graph: Graph): readonly string[] {
  const { params, trainableParams, macs, flops, complete } = createReport(graph).totals;
  return Object.entries({ params, trainableParams, macs, flops, complete }).map(
    ([key, value]) => `${key} ${value}`,
  );
}

/** A model file has names for tensors, which PyTorch has not got. */
function outputs(graph: Graph, named: Graph = graph): readonly string[] {
  return graph.outputs.map(
    ({ name, value }) =>
      `${named.file === undefined ? name : ''} ${typeOfValue(graph, value).shape.join('x')}`,
  );
}

/** The keys, shapes and kinds of the state_dict. A model file names and lays out its tensors as it likes: of one their elements are compared. */
function tensors({ parameters }: Graph, form: 'named' | 'of a file'): readonly string[] {
  return parameters
    .filter(({ name }) => !name.endsWith('num_batches_tracked'))
    .map(({ name, shape, kind }) =>
      form === 'named'
        ? `${name.replace(/\.(parameter|buffer)$/, '')} ${shape.join('x')} ${kind}`
        : `${shape.reduce((product, size) => product * size, 1)} ${kind}`,
    );
}

/** Layer types that our reader reads as classes with layers inside. */
const CLASSES =
  /^(LayerNorm2d|SyncBatchNorm|CrossMapLRN2d|DeformConv2d|Upsampling(Nearest|Bilinear)2d|Transformer(Encoder|Decoder)?(Layer)?)\d*$/;

/** The calls of layers that are modules, apart from those inside of layer types that are read as classes. */
function layerRows(graph: Graph): readonly string[] {
  const inside = [
    ...graph.nodes.flatMap(({ path, computation }) =>
      computation.op !== null && CLASSES.test(computation.op.type) ? [path] : [],
    ),
    ...graph.regions.flatMap(({ path, type }) => (CLASSES.test(type) ? [path] : [])),
  ];
  return graph.nodes.flatMap((node): readonly string[] => {
    const { computation, path, called } = node;
    if (!called || computation.op === null || computation.functional) return [];
    if (computation.op.form === 'function') return [];
    if (inside.some((one) => path === one || path.startsWith(`${one}.`))) return [];
    const shapes = computation.outputs.map(({ shape }) => shape.join('x')).join(' ');
    return [`${path} ${computation.op.type} ${shapes} ${paramsOf(node, graph)}`];
  });
}

function paramsOf({ parameters }: Node, graph: Graph): number {
  return parameters
    .map((id) => graph.parameters[id])
    .filter((parameter) => parameter !== undefined && parameter.kind !== 'buffer')
    .reduce(
      (sum, parameter) => sum + (parameter?.shape ?? []).reduce((product, size) => product * size, 1),
      0,
    );
}

/** The calls of classes; the second of two classes of one name has a number after it. */
function classRows(graph: Graph): readonly string[] {
  const isCalled = ({ kind, called, path, first, end }: Region) =>
    kind !== 'branch' &&
    called &&
    path !== '' &&
    (end === first || graph.nodes.slice(first, end).some((node) => node.called));
  return graph.regions
    .filter((region) => isCalled(region) && region.type !== 'Sequential' && !CLASSES.test(region.type))
    .map(({ path, type }) => `${path} ${type.replace(/\d+$/, '')}`);
}

/** A Sequential that also calls functions, or leaves a member out, is a class of its own. */
function isKnownClass(row: string, graph: Graph): boolean {
  const [path = ''] = row.split(' ');
  const inClass = graph.nodes.some(
    ({ computation, path: layer }) =>
      computation.op !== null &&
      CLASSES.test(computation.op.type) &&
      (path === layer || path.startsWith(`${layer}.`)),
  );
  return (
    inClass ||
    classRows(graph).includes(row) ||
    graph.regions.some((region) => region.path === path && region.type === 'Sequential')
  );
}
