import type { AttentionSizes } from './attention-sizes';
import type { InnerValue, Writer } from './inside';
import type { Shape } from './shape';

/** The arguments of attention with learned projections, apart from its sizes. */
interface AttentionCall {
  readonly dropout: number;
  readonly batch_first: boolean;
  readonly add_bias_kv: boolean;
  readonly add_zero_attn: boolean;
}

/**
 * Attention with learned projections as calls of other ops, as PyTorch's plain path computes it. With one
 * input, all projections are one product, whose parts are views. The queries are scaled in place.
 */
export function writeAttention(
  sizes: AttentionSizes,
  { dropout, batch_first, add_bias_kv, add_zero_attn }: AttentionCall,
  writer: Writer,
): InnerValue | null {
  const { call, inputs } = writer;
  const [query] = inputs;
  if (query === undefined) return null;
  const isBatched = query.shape.length === 3;
  const layout = isBatched && batch_first ? 'batch first' : 'steps first';
  const [queries, keys, values] = projections(sizes, writer, query);
  const added = [...(add_bias_kv ? [writer.parameter] : []), ...(add_zero_attn ? [writer.constant] : [])];
  const lengthened = (sequence: InnerValue): InnerValue =>
    added.reduce((longer, make) => withStep(longer, make, layout, writer), sequence);
  const byHead = (sequence: InnerValue): InnerValue => headsApart(sequence, sizes, layout, writer);
  const context = call(
    'ScaledDotProductAttention',
    { dropout_p: dropout, is_causal: false, scale: null, enable_gqa: false },
    byHead(queries),
    byHead(lengthened(keys)),
    byHead(lengthened(values)),
  );
  const turned = call('Transpose', layout === 'batch first' ? MIDDLE : FIRST, context);
  const joined = call('Reshape', { shape: query.shape }, turned);
  return call('Linear', { out_features: sizes.embed, bias: sizes.bias }, joined);
}

/** The order of the dimensions of a sequence; one without a batch has its steps first. */
type Layout = 'batch first' | 'steps first';

const FIRST = { dim0: 0, dim1: 1 } as const;
const MIDDLE = { dim0: 1, dim1: 2 } as const;

function projections(
  { embed, bias, addedLength }: AttentionSizes,
  { call, inputs }: Writer,
  query: InnerValue,
): readonly [InnerValue, InnerValue, InnerValue] {
  const [, key = query, value = query] = inputs;
  const project = (from: InnerValue, parts: number): InnerValue =>
    call('Linear', { out_features: parts * embed, bias }, from);
  if (inputs.length > 1 || addedLength > 0) return [project(query, 1), project(key, 1), project(value, 1)];
  const packed = project(query, 3);
  const part = (index: number): InnerValue => call('Chunk', { chunks: 3, dim: -1, index }, packed);
  return [part(0), part(1), part(2)];
}

/** The same for every sample: a sequence with one step more. */
function withStep(
  sequence: InnerValue,
  make: (shape: Shape) => InnerValue,
  layout: Layout,
  { call }: Writer,
): InnerValue {
  const dim = layout === 'batch first' ? 1 : 0;
  const step = make(sequence.shape.map(() => 1).with(-1, sequence.shape.at(-1) ?? 1));
  const repeated = call('Expand', { sizes: sequence.shape.with(dim, 1) }, step);
  return call('Concat', { dim }, sequence, repeated);
}

/** [..., heads, step, feature] by batch, or [batch x heads, step, feature]. */
function headsApart(
  sequence: InnerValue,
  { heads, embed, batch }: AttentionSizes,
  layout: Layout,
  { call }: Writer,
): InnerValue {
  const width = embed / heads;
  const [first = 1, second = 1] = sequence.shape;
  const shape = layout === 'batch first' ? [first, second, heads, width] : [first, batch * heads, width];
  return call('Transpose', layout === 'batch first' ? MIDDLE : FIRST, call('Reshape', { shape }, sequence));
}
