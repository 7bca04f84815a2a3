import type { PartialShape } from '../ops/shape';
import type { ComparableLayer } from './comparable';

/** The properties by which layers are matched. */
export interface LayerSignature {
  readonly path: string;
  readonly steps: readonly string[];
  /** The path with `#` for each index: layers that differ only by a shift of indexes have the same. */
  readonly pathForm: string;
  readonly type: string;
  readonly args: ReadonlyMap<string, string>;
  readonly output: string;
  /** Type and arguments as a string. */
  readonly kind: string;
  /** Kind, shapes and figures as a string, without the receptive field, which depends on all layers before. */
  readonly content: string;
  /** Computed by a function: unless it is named, its path is that of the body around it. */
  readonly functional: boolean;
  /** Neither parameters nor work. */
  readonly isFree: boolean;
}

const INDEX = /^\d+$/;

/** The signature of a layer. */
export function signatureOf(layer: ComparableLayer): LayerSignature {
  const { path, type, params, trainableParams, buffers, macs, flops, count, isWorkKnown, isCounted } = layer;
  const steps = path.split('.');
  const args = new Map(Object.entries(layer.args).map(([name, value]) => [name, JSON.stringify(value)]));
  const kind = [type, ...[...args].map(([name, value]) => `${name}=${value}`)].join(' ');
  const work = isWorkKnown ? [macs, flops] : ['?', '?'];
  const figures = [params, trainableParams, buffers, ...work, isCounted ? count : '?'];
  const output = layer.output.join('x');
  return {
    path,
    steps,
    pathForm: steps.map((step) => (INDEX.test(step) ? '#' : step)).join('.'),
    type,
    args,
    output,
    kind,
    content: [kind, unorderedShapes(layer.inputs), output, figures.join(' ')].join('|'),
    functional: layer.functional,
    isFree: params === 0 && macs === 0 && count === 0 && isWorkKnown && isCounted,
  };
}

/** Shapes as one text, the same in any order: the order of branches permutes the inputs of what merges them. */
export function unorderedShapes(shapes: readonly PartialShape[]): string {
  return shapes
    .map((shape) => shape.join('x'))
    .sort()
    .join(' ');
}

/** Whether every step of the path is a name, so that no layer elsewhere can change it. */
export function isNamed({ path, pathForm }: LayerSignature): boolean {
  return path === pathForm;
}

/** A score of how likely a changed layer is another one's successor; 0 if they must not be paired. */
export function likeness(left: LayerSignature, right: LayerSignature): number {
  const isSamePath = left.path === right.path;
  if (left.type !== right.type) return isSamePath ? 1 : 0;
  const alike = shareOfEqualArgs(left.args, right.args);
  const sameOutput = left.output === right.output ? 1 : 0;
  if (left.pathForm === right.pathForm) return (isSamePath ? 5 : 4) + 2 * alike + sameOutput;
  if (isKin(left, right)) return sameOutput === 1 || alike >= 0.75 ? 1 + 2 * alike + sameOutput : 0;
  return left.content === right.content ? 2 : 0;
}

/**
 * Whether two paths share the outermost part and the last name, as `a.conv` and `a.1.conv` do; or one layer is
 * a part of the other; or one is a functional call in a body, and the other is in that body or in one of its
 * modules.
 */
export function isKin(left: LayerSignature, right: LayerSignature): boolean {
  const [old, next] = [left.steps, right.steps];
  const isAlike = old.length > 1 && next.length > 1 && old[0] === next[0] && old.at(-1) === next.at(-1);
  return isAlike || isComputedAround(left, right) || isComputedAround(right, left);
}

function isComputedAround({ functional, path }: LayerSignature, other: LayerSignature): boolean {
  const parent = parentOf(other);
  if (path === parent) return path !== '' || functional;
  return functional && (path === '' || parent.startsWith(`${path}.`));
}

/** The path of the module around a layer that has a path of its own. */
export function parentOf({ steps }: LayerSignature): string {
  return steps.slice(0, -1).join('.');
}

function shareOfEqualArgs(left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): number {
  const names = new Set([...left.keys(), ...right.keys()]);
  if (names.size === 0) return 1;
  let equal = 0;
  for (const name of names) if (left.get(name) === right.get(name)) equal += 1;
  return equal / names.size;
}
