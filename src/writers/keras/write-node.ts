import { type Count, productOf, sumOf } from '../../counts/count';
import { type Graph, type Node, type Parameter, typeName, type Value } from '../../graph/graph';
import { isKnownShape, type Shape } from '../../ops/shape';
import { paramTensors } from '../../passes/params';
import type { UnwritableLayer } from '../written-network';
import { isElementwise } from './activation';
import { kerasCalls } from './calls';
import { isSameOrder } from './order';
import type { KerasTensor, Unwritable, Written } from './step';

/** What the code of a node depends on apart from its inputs. */
export interface NodeContext {
  /** The parameters of the network; null for a buffer. */
  readonly learned: readonly (Parameter | null)[];
  readonly isNotNegative: readonly boolean[];
  /** The first layer that uses each parameter. */
  readonly firstUsers: ReadonlyMap<number, number>;
  /** The nodes of which an output after the main one is read. */
  readonly furtherRead: ReadonlySet<number>;
}

/** A node as steps of Keras, or why it cannot be written. */
export function writeNode(
  node: Node,
  number: number,
  inputs: readonly KerasTensor[],
  { learned, isNotNegative, firstUsers, furtherRead }: NodeContext,
): Written | Unwritable {
  const { computation } = node;
  if (computation.op === null) return { why: '' };
  const write = kerasCalls[computation.op.type];
  if (write === undefined) return { why: '' };
  if (computation.unbatched === true) return { why: 'it takes one sample without a batch' };
  if (computation.parametrization !== undefined) return { why: 'its weight is computed from others' };
  if (furtherRead.has(number)) return { why: 'more than its first output is read' };
  if (node.parameters.some((id) => firstUsers.get(id) !== node.layer))
    return { why: 'it shares a weight with another layer' };
  if (inputs.some(({ order }) => (order[0] ?? 0) !== 0) && !keepsAnyOrder(computation.op.type, inputs))
    return { why: 'its batch is not first' };
  const own = elementsOf(paramTensors(computation));
  if (elementsOf(node.parameters.flatMap((id) => learned[id] ?? [])) !== own)
    return { why: 'its weights are not its own parameters' };
  const { output } = computation;
  if (!isKnownShape(output)) return { why: 'its output is not known' };
  const [input] = inputs;
  const [first] = node.inputs;
  if (input === undefined || first === undefined) return { why: 'it has no input' };
  return write({
    op: computation.op,
    args: computation.args,
    input,
    inputs,
    output,
    isNotNegative: isNotNegative[first.node] === true,
  });
}

/** Types that work on the last dimension, or on each element, of tensors in one order. */
const OF_LAST = new Set(['Linear', 'LayerNorm', 'Add', 'Sub', 'Mul', 'Div']);

/** Whether a node can be written for inputs in any order; otherwise the batch must be where Keras has it. */
function keepsAnyOrder(type: string, inputs: readonly KerasTensor[]): boolean {
  const [first, ...others] = inputs.filter(({ order }) => order.length > 0);
  if (type === 'Permute' || type === 'Transpose' || first === undefined) return true;
  if (!others.every(({ order }) => isSameOrder(order, first.order))) return false;
  return isElementwise(type) || (OF_LAST.has(type) && first.order.at(-1) === first.order.length - 1);
}

/** The report of a node that cannot be written. */
export function unwritableLayer(node: Node, { why }: Unwritable): UnwritableLayer {
  const layer = { path: node.path, type: typeName(node) };
  return why === '' ? layer : { ...layer, why };
}

/** The context of the nodes of a graph. */
export function nodeContext(graph: Graph, isNotNegative: readonly boolean[]): NodeContext {
  const firstUsers = new Map<number, number>();
  const furtherRead = new Set<number>();
  const read = ({ node, slot }: Value): void => {
    if (slot > 0) furtherRead.add(node);
  };
  for (const node of graph.nodes) {
    for (const id of node.parameters) if (!firstUsers.has(id)) firstUsers.set(id, node.layer);
    if (node.called) for (const value of node.inputs) read(value);
  }
  for (const { value } of graph.outputs) read(value);
  const learned = graph.parameters.map((each) => (each.kind === 'buffer' ? null : each));
  return { learned, isNotNegative, firstUsers, furtherRead };
}

function elementsOf(tensors: readonly { readonly shape: Shape }[]): Count {
  return sumOf(tensors.map(({ shape }) => productOf(shape)));
}
