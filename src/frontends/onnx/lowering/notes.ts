import { formatCount } from '../../../counts/count';
import type { AttributeValue, GraphModel, NodeModel } from '../model/model';
import { type Call, hasUnknownSize } from '../operators/operator';
import type { TracedModel } from '../trace/trace-model';

/** The notes on a file: what is not shown, not counted or not known. */
export function notesOf(
  { trace }: TracedModel,
  live: readonly Call[],
  calls: readonly Call[],
  { shared, missing }: { readonly shared: number; readonly missing: number },
): readonly string[] {
  const folded = trace.nodes - live.length;
  const fused = calls.flatMap(({ parts }) => (parts === undefined ? [] : [parts]));
  const layers = fused.length === 1 ? 'layer' : `${fused.length} layers`;
  const parts = fused.flat().length;
  const open = calls.reduce((count, { outputs }) => count + outputs.filter(hasUnknownSize).length, 0);
  const unread = unreadTensors(trace.model.graph);
  return [
    ...(folded === 1 ? ['1 node folds into a shape or a constant, or leads to no output'] : []),
    ...(folded > 1 ? [`${folded} nodes fold into shapes and constants, or lead to no output`] : []),
    ...(parts > 0 ? [`${parts} nodes are shown as the ${layers} that they come from`] : []),
    ...(shared === 1 ? ['1 parameter is read by several nodes, and counted once'] : []),
    ...(shared > 1 ? [`${shared} parameters are read by several nodes, and each counted once`] : []),
    ...(missing === 0
      ? []
      : [
          `${missing === 1 ? '1 parameter' : `${missing} parameters`} of the exported network ${missing === 1 ? 'is' : 'are'} not stored: merged with an equal one, or folded into others`,
        ]),
    ...(unread === 1 ? ['1 stored tensor is read by no node, and is not counted'] : []),
    ...(unread > 1 ? [`${unread} stored tensors are read by no node, and are not counted`] : []),
    ...externalFiles(trace.model.graph),
    ...(open === 0
      ? []
      : [
          `${open === 1 ? 'the sizes of 1 tensor are' : `the sizes of ${open} tensors are`} not known before the run: their bytes are not among those of the activations`,
        ]),
    ...trace.notes,
  ];
}

/** The files that hold elements of tensors, with how many elements that are. */
function externalFiles({ initializers }: GraphModel): readonly string[] {
  const files = new Map<string, { count: number; elements: number }>();
  for (const { externalFile, dims } of initializers) {
    if (externalFile === null) continue;
    const found = files.get(externalFile) ?? { count: 0, elements: 0 };
    found.count += 1;
    found.elements += dims.reduce((product, dim) => product * dim, 1);
    files.set(externalFile, found);
  }
  return [...files].map(([name, { count, elements }]) => {
    const tensors = count === 1 ? '1 tensor' : `${count} tensors`;
    const size = `${formatCount(elements)} element${elements === 1 ? '' : 's'}`;
    return `${tensors} of ${size} ${count === 1 ? 'is' : 'are'} stored in ${name || 'another file'}, which is not opened`;
  });
}

/** How many stored tensors no node reads, inner graphs included, and are no output. */
function unreadTensors(graph: GraphModel): number {
  if (graph.initializers.length === 0) return 0;
  const read = new Set(graph.outputs.map(({ name }) => name));
  readBy(graph.nodes, read);
  return graph.initializers.filter(({ name }) => !read.has(name)).length;
}

function readBy(nodes: readonly NodeModel[], read: Set<string>): void {
  for (const { inputs, attributes, holdsGraph } of nodes) {
    for (const name of inputs) read.add(name);
    if (!holdsGraph) continue;
    for (const graph of graphsOf([...attributes.values()])) {
      for (const { name } of graph.outputs) read.add(name);
      readBy(graph.nodes, read);
    }
  }
}

function graphsOf(attributes: readonly AttributeValue[]): readonly GraphModel[] {
  return attributes.flatMap((attribute) => (attribute.kind === 'graph' ? [attribute.value] : []));
}
