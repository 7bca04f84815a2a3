import type { Computation } from '../graph/graph';
import { writeOut } from '../passes/write-out';
import type { Rule } from './rule';

/** The layers that tools see inside the transformer layers of nn. */
const PARTS: ReadonlySet<string> = new Set(['MultiheadAttention', 'Linear', 'LayerNorm']);

/**
 * The transformer layers of nn, and their encoders and decoders, as the layers that they are made of.
 *
 * No tool counts their activation, since they refer to the function of torch from before the tool replaces it,
 * nor their shortcuts, which are written with the operator +. Their dropouts cost nothing.
 */
export const transformerParts: Rule = {
  formula: 'all MultiheadAttention, Linear and LayerNorm in it',
  count: ({ computation, countParts }) => {
    const parts = partsOf(computation);
    return parts === null ? null : countParts(parts);
  },
};

/** Null where a layer is made of no others. */
function partsOf(computation: Computation): readonly Computation[] | null {
  const graph = writeOut(computation, { attention: 'math', parameters: 'trainable' });
  if (graph === null) return null;
  const { functional } = computation;
  return graph.nodes.flatMap(({ computation: part }) =>
    part.op !== null && PARTS.has(part.op.type) ? [{ ...part, functional }] : [],
  );
}
