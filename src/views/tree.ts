import { outputsOfModel } from '../report/model-outputs';
import type { CallKind, LayerRow, OutputTensor, Report } from '../report/report-rows';
import { typeText } from '../report/stated';
import { callsInOrder } from './calls';

/**
 * A part of a network as a tree shows it: the network itself, a module, a layer, a functional call, or a step
 * of a path that is none of these, such as the name of Branches.
 */
export interface TreePart {
  readonly kind: 'module' | 'layer' | 'function' | 'path';
  readonly path: string;
  /** The class; empty for a step of a path. */
  readonly type: string;
  /** The path below the part around it; empty for a functional call without a name. */
  readonly name: string;
  /** Whether all of it was called before, so that its parameters count there; or all of it is built but not called. */
  readonly call: CallKind;
  /** Empty for a step of a path, and for layers that are not called. */
  readonly outputs: readonly TreeOutput[];
  /** Its layers: from this one up to, but not including, `end`. */
  readonly first: number;
  readonly end: number;
  /** In the order of calls. */
  readonly children: readonly TreePart[];
}

/** An output of a part and the number of its layer. */
type TreeOutput = Pick<OutputTensor, 'shape' | 'layer'>;

/** A report's calls, each in the module around it; the root is the network. */
export function treeOf(report: Report): TreePart {
  const { model, layers } = report;
  return {
    kind: 'module',
    path: '',
    type: model.name,
    name: '',
    call: 'first',
    outputs: outputsOfModel(report),
    first: 0,
    end: layers.length,
    children: namedBelow('', nestedCalls(report)),
  };
}

/** Calls end before the module around them does: it contains all that began after it. */
function nestedCalls(report: Report): readonly TreePart[] {
  const done: TreePart[] = [];
  for (const entry of callsInOrder(report)) {
    if (entry.kind === 'layer') {
      done.push(layerPart(entry.row, entry.number));
      continue;
    }
    const { path, type, first, end, called, output: shape, outputLayer, furtherOutputs } = entry.row;
    const children = done.splice(done.findLastIndex((part) => !isInside(part, path, first)) + 1);
    const call = called ? (children.length > 0 && isAll(children, 'again') ? 'again' : 'first') : 'never';
    const outputs = called ? [{ shape, layer: outputLayer }, ...furtherOutputs] : [];
    done.push({ kind: 'module', path, type, name: path, call, outputs, first, end, children });
  }
  return done;
}

function layerPart(layer: LayerRow, number: number): TreePart {
  const { path, call, functional, output: shape } = layer;
  return {
    kind: functional ? 'function' : 'layer',
    path,
    type: typeText(layer),
    name: path,
    call,
    outputs: call === 'never' ? [] : [{ shape, layer: number }],
    first: number,
    end: number + 1,
    children: [],
  };
}

function isAll(parts: readonly TreePart[], call: CallKind): boolean {
  return parts.every((part) => part.call === call);
}

/** An empty module where another one begins is inside it only by its path. */
function isInside({ path, first, end }: TreePart, outerPath: string, outerFirst: number): boolean {
  if (first !== outerFirst || end > first) return first >= outerFirst;
  return path.startsWith(`${outerPath}.`);
}

/** Names parts by what follows the path around them, and puts those with a longer common path under it. */
function namedBelow(outerPath: string, parts: readonly TreePart[]): readonly TreePart[] {
  return runsOf(outerPath, parts).flatMap(({ path, parts: own }): readonly TreePart[] => {
    if (path === null) {
      return own.map((part) => ({
        ...part,
        name: nameBelow(outerPath, part.path),
        children: namedBelow(part.path, part.children),
      }));
    }
    const call = (['again', 'never'] as const).find((kind) => isAll(own, kind)) ?? 'first';
    const [first, end] = [own[0]?.first ?? 0, own.at(-1)?.end ?? 0];
    const [name, children] = [nameBelow(outerPath, path), namedBelow(path, own)];
    return [{ kind: 'path', path, type: '', name, call, outputs: [], first, end, children }];
  });
}

/** Consecutive parts with the path under which they are shown; null for none. */
interface Run {
  readonly path: string | null;
  readonly parts: readonly TreePart[];
}

function runsOf(outerPath: string, parts: readonly TreePart[]): readonly Run[] {
  const keys = sharedPaths(outerPath, parts);
  const runs: Run[] = [];
  for (let start = 0; start < parts.length; ) {
    const path = keys[start] ?? null;
    let end = start + 1;
    while (end < parts.length && (keys[end] ?? null) === path) end += 1;
    runs.push({ path, parts: parts.slice(start, end) });
    start = end;
  }
  return runs;
}

/**
 * For each part the path under which it is shown; null for none. An unnamed functional call has the path of the
 * part around it, and a repeated call may have any path: both belong to a path if they are between parts of it,
 * and so does a functional call with that same path at either end.
 */
function sharedPaths(outerPath: string, parts: readonly TreePart[]): readonly (string | null)[] {
  const own = parts.map((part) => pathAround(outerPath, part));
  if (own.every((path) => path === null)) return own;
  const isFree = ({ kind, call }: TreePart, index: number): boolean =>
    own[index] === null && (kind === 'function' || call === 'again');
  const following: (string | null)[] = [];
  let after: string | null = null;
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    following[index] = after;
    const part = parts[index];
    if (part !== undefined && !isFree(part, index)) after = own[index] ?? null;
  }
  const shared: (string | null)[] = [];
  for (const [index, part] of parts.entries()) {
    const [before = null, next = null] = [shared[index - 1], following[index]];
    const isBetween = before === next || (part.kind === 'function' && part.path === before);
    const isBefore = part.kind === 'function' && part.path === next;
    const free = isBetween ? before : isBefore ? next : null;
    shared.push(isFree(part, index) ? free : (own[index] ?? null));
  }
  return shared;
}

/** The path one step below the outer one, if the part is further below; else null. */
function pathAround(outerPath: string, { path }: TreePart): string | null {
  const start = outerPath === '' ? 0 : outerPath.length + 1;
  if (outerPath !== '' && !path.startsWith(`${outerPath}.`)) return null;
  const dot = path.indexOf('.', start);
  return dot === -1 ? null : path.slice(0, dot);
}

function nameBelow(outerPath: string, path: string): string {
  if (path === outerPath) return '';
  return outerPath !== '' && path.startsWith(`${outerPath}.`) ? path.slice(outerPath.length + 1) : path;
}
