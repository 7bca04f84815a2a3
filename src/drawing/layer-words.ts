import { type Node, typeName } from '../graph/graph';
import type { Args, ArgValue } from '../ops/op';
import type { WorkKind } from './diagram';

type Call = Pick<Node, 'computation'>;

/** The name of a layer in a box: `3×3 conv /2`, `12 heads` after the type of an attention, or the type itself. */
export function layerTitle(call: Call): string {
  const { computation } = call;
  if (computation.op === null) return computation.type;
  const { type, family } = computation.op;
  const { args } = computation;
  if (family === 'convolution') return convolutionTitle(type, args);
  if (family === 'pooling') return poolingTitle(type, args);
  const usual = USUAL_TITLES[type];
  if (usual === undefined) return type.replace(/^onnx\./, '');
  return typeof args.num_heads === 'number' ? `${usual} · ${args.num_heads} heads` : usual;
}

/** The types that have a usual name in drawings of networks. */
const USUAL_TITLES: Readonly<Record<string, string>> = {
  Linear: 'linear',
  Embedding: 'embedding',
  Concat: 'concat',
  Stack: 'stack',
  Add: 'add',
  Mul: 'multiply',
  Sub: 'subtract',
  MatMul: 'matmul',
  Upsample: 'upsample',
  UpsamplingNearest2d: 'upsample',
  UpsamplingBilinear2d: 'upsample',
  MultiheadAttention: 'attention',
  ScaledDotProductAttention: 'dot-product attention',
};

function convolutionTitle(
  type: string,
  { kernel_size, stride, groups, in_channels, dilation }: Args,
): string {
  const axes = axesOf(type);
  const isDepthwise = typeof groups === 'number' && groups > 1 && groups === in_channels;
  const kind = [
    ...(isDepthwise ? ['depthwise'] : []),
    ...(type.startsWith('Deform') ? ['deformable'] : []),
    type.startsWith('ConvTranspose') ? 'up-conv' : 'conv',
  ].join(' ');
  const facts = [
    ...(typeof groups === 'number' && groups > 1 && !isDepthwise ? [`${groups} groups`] : []),
    ...(isOne(dilation) ? [] : [`dilation ${axisText(dilation, axes, 'equal')}`]),
  ];
  const [kernel, step] = [axisText(kernel_size, axes, 'all'), stepText(stride, axes)];
  const head = axes === 1 ? `${kind} ${kernel}` : `${kernel} ${kind}`;
  return [head + step, ...facts].join(' · ');
}

function poolingTitle(type: string, { kernel_size, stride, output_size }: Args): string {
  const axes = axesOf(type);
  const kind = type.includes('Avg') ? 'avg pool' : type.includes('Unpool') ? 'max unpool' : 'max pool';
  if (type.startsWith('Adaptive')) {
    return isOne(output_size) ? `global ${kind}` : `${kind} to ${axisText(output_size, axes, 'all')}`;
  }
  if (!/^(?:Max|Avg)/.test(type)) return type;
  const kernel = axisText(kernel_size, axes, 'all');
  const head = axes === 1 ? `${kind} ${kernel}` : `${kernel} ${kind}`;
  return head + stepText(stride ?? kernel_size, axes);
}

/** `/2` for a stride of 2, `/2×1` for two strides; nothing for strides of 1. */
function stepText(stride: ArgValue | undefined, axes: number): string {
  return isOne(stride) ? '' : ` /${axisText(stride, axes, 'equal')}`;
}

function axesOf(type: string): number {
  return Number(/(\d)d$/.exec(type)?.[1] ?? 2);
}

function isOne(value: ArgValue | undefined): boolean {
  if (Array.isArray(value)) return value.every((axis) => axis === 1);
  return value === 1 || value === undefined || value === null;
}

/** `3×3`; with `equal`, one number if all axes have the same. */
function axisText(value: ArgValue | undefined, axes: number, written: 'all' | 'equal'): string {
  const sizes: readonly ArgValue[] = Array.isArray(value) ? value : Array(axes).fill(value ?? null);
  const [first] = sizes;
  if (written === 'equal' && sizes.every((size) => size === first)) return String(first ?? '?');
  return sizes.map((size) => size ?? '?').join('×');
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  LayerNorm2d: 'LN',
  LayerNorm: 'LN',
  GroupNorm: 'GN',
  SyncBatchNorm: 'BN',
  LocalResponseNorm: 'LRN',
  CrossMapLRN2d: 'LRN',
};

/** The name of a layer that is folded into another box; empty for one that does nothing outside training. */
export function foldedName(call: Call): string {
  const type = typeName(call).replace(/^onnx\./, '');
  if (call.computation.op?.family === 'dropout') return '';
  if (type.startsWith('BatchNorm')) return 'BN';
  if (type.startsWith('InstanceNorm')) return 'IN';
  return SHORT_NAMES[type] ?? type;
}

/** The names of layers that are folded into another box, without empty ones. */
export function foldedNames(calls: readonly Call[]): readonly string[] {
  return calls.map(foldedName).filter((name) => name !== '');
}

/** The shape ops that return the same elements, or some of them, in one tensor. */
const FOLDED_SHAPES = new Set([
  'Flatten',
  'Unflatten',
  'Reshape',
  'Expand',
  'Permute',
  'Transpose',
  'Squeeze',
  'Unsqueeze',
  'Roll',
  'Narrow',
  'Select',
  'ChannelShuffle',
]);

const FOLDED_FAMILIES = new Set(['activation', 'normalisation', 'dropout', 'element-wise', 'indexing']);

/** Whether a layer may be named in the box before or after it, in place of a box of its own, if it has one input. */
export function isFoldable({ computation: { op } }: Call): boolean {
  if (op === null) return false;
  const { family, type } = op;
  return FOLDED_FAMILIES.has(family) || FOLDED_SHAPES.has(type) || /Pad\d?d?$/.test(type);
}

const WORK_OF_FAMILY: Readonly<Record<string, WorkKind>> = {
  convolution: 'convolution',
  linear: 'linear',
  attention: 'attention',
  recurrent: 'recurrent',
  pooling: 'pooling',
  normalisation: 'normalisation',
  activation: 'activation',
  merging: 'merging',
  shape: 'shape',
  indexing: 'shape',
};

/** The kind of work that a layer does, for its fill. */
export function workOfLayer({ computation: { op } }: Call): WorkKind {
  return (op === null ? undefined : WORK_OF_FAMILY[op.family]) ?? 'other';
}
