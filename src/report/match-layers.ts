import type { ComparableLayer } from './comparable';
import { itemAt } from './item-at';
import { isKin, isNamed, type LayerSignature, likeness, parentOf, signatureOf } from './layer-signature';
import {
  alignByScore,
  alignTokens,
  type Gap,
  gapsBetween,
  type IndexPair,
  LARGEST_TABLE,
  longestInOrder,
} from './sequence-alignment';

/** The layers of both sides and which of them are paired so far; -1 for none. */
interface Matching {
  readonly left: readonly LayerSignature[];
  readonly right: readonly LayerSignature[];
  readonly partnerOfLeft: Int32Array;
  readonly partnerOfRight: Int32Array;
}

/**
 * Pairs the layers of an old and a new report, by position, in the order of the old ones.
 *
 * A path without indexes identifies a layer by itself. Between those, layers that differ only in an index of
 * their path are paired in order, so that an inserted layer is one addition though it shifts the indexes after
 * it. Then come layers that only moved, by name or by content, and last the most similar ones between the pairs so far: changed layers
 * by path, renamed ones by their content.
 */
export function matchLayers(
  left: readonly ComparableLayer[],
  right: readonly ComparableLayer[],
): readonly IndexPair[] {
  const matching: Matching = {
    left: left.map(signatureOf),
    right: right.map(signatureOf),
    partnerOfLeft: new Int32Array(left.length).fill(-1),
    partnerOfRight: new Int32Array(right.length).fill(-1),
  };
  const whole: Gap = { left: 0, leftEnd: left.length, right: 0, rightEnd: right.length };
  const namedKind = (layer: LayerSignature) => (isNamed(layer) ? `${layer.path}\n${layer.type}` : null);
  pairByKey(matching, namedKind, 'unique');
  let anchors = longestInOrder(pairsOf(matching));
  const alignBetween = (keyOf: (layer: LayerSignature) => string): void => {
    const found = gapsBetween(anchors, whole).flatMap((gap) => alignWithin(matching, gap, keyOf));
    anchors = [...anchors, ...found].sort(([first], [second]) => first - second);
  };
  alignBetween(({ pathForm, content }) => `${pathForm}\n${content}`);
  pairByKey(matching, ({ path, content, functional }) => (functional ? null : `${path}\n${content}`));
  pairByKey(matching, ({ pathForm, content }) => `${pathForm}\n${content}`);
  alignBetween(({ pathForm, kind }) => `${pathForm}\n${kind}`);
  pairByKey(matching, namedKind, 'unique');
  pairByKey(matching, (layer) => (isNamed(layer) ? layer.path : null), 'unique');
  for (const gap of gapsBetween(anchors, whole)) pairMostAlike(matching, gap);
  dropUnlikelyRenames(matching);
  pairByKey(matching, ({ path, type }) => `${path}\n${type}`);
  return pairsOf(matching);
}

function pairsOf({ partnerOfLeft }: Matching): readonly IndexPair[] {
  const pairs: IndexPair[] = [];
  for (const [from, to] of partnerOfLeft.entries()) if (to >= 0) pairs.push([from, to]);
  return pairs;
}

function pair({ partnerOfLeft, partnerOfRight }: Matching, from: number, to: number): void {
  partnerOfLeft[from] = to;
  partnerOfRight[to] = from;
}

/** The layers of a gap that have no partner yet. */
function openIn({ partnerOfLeft, partnerOfRight }: Matching, gap: Gap): readonly [number[], number[]] {
  const left: number[] = [];
  const right: number[] = [];
  for (let index = gap.left; index < gap.leftEnd; index += 1)
    if (partnerOfLeft[index] === -1) left.push(index);
  for (let index = gap.right; index < gap.rightEnd; index += 1)
    if (partnerOfRight[index] === -1) right.push(index);
  return [left, right];
}

/** Pairs open layers of a gap that have the same key, in order. */
function alignWithin(
  matching: Matching,
  gap: Gap,
  keyOf: (layer: LayerSignature) => string,
): readonly IndexPair[] {
  const [left, right] = openIn(matching, gap);
  const tokens = new Map<string, number>();
  const tokenOf = (layer: LayerSignature): number => {
    const key = keyOf(layer);
    const token = tokens.get(key) ?? tokens.size;
    tokens.set(key, token);
    return token;
  };
  const leftLayers = left.map((index) => itemAt(matching.left, index));
  const rightLayers = right.map((index) => itemAt(matching.right, index));
  const pairs = alignTokens(
    leftLayers.map(tokenOf),
    rightLayers.map(tokenOf),
    (from, to) => leftLayers[from]?.path === rightLayers[to]?.path,
  ).map(([from, to]): IndexPair => [itemAt(left, from), itemAt(right, to)]);
  for (const [from, to] of pairs) pair(matching, from, to);
  return pairs;
}

/** Pairs open layers that have the same key anywhere; `unique` only for keys that both sides have once. */
function pairByKey(
  matching: Matching,
  keyOf: (layer: LayerSignature) => string | null,
  which: 'all' | 'unique' = 'all',
): void {
  const left = openByKey(matching.left, matching.partnerOfLeft, keyOf);
  const right = openByKey(matching.right, matching.partnerOfRight, keyOf);
  for (const [key, from] of left) {
    const to = right.get(key) ?? [];
    if (which === 'unique' && (from.length > 1 || to.length > 1)) continue;
    for (const [turn, index] of from.entries()) {
      const partner = to[turn];
      if (partner !== undefined) pair(matching, index, partner);
    }
  }
}

function openByKey(
  layers: readonly LayerSignature[],
  partners: Int32Array,
  keyOf: (layer: LayerSignature) => string | null,
): ReadonlyMap<string, readonly number[]> {
  const byKey = new Map<string, number[]>();
  for (const [index, layer] of layers.entries()) {
    if (partners[index] !== -1) continue;
    const key = keyOf(layer);
    if (key === null) continue;
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [index]);
    else same.push(index);
  }
  return byKey;
}

/** Pairs the most similar layers of a gap, in order; in a very large one those with the same path or content. */
function pairMostAlike(matching: Matching, gap: Gap): void {
  const [left, right] = openIn(matching, gap);
  if (left.length === 0 || right.length === 0) return;
  if (left.length * right.length > LARGEST_TABLE) {
    alignWithin(matching, gap, ({ path, type }) => `${path}\n${type}`);
    alignWithin(matching, gap, ({ content }) => content);
    return;
  }
  const leftLayers = left.map((index) => itemAt(matching.left, index));
  const rightLayers = right.map((index) => itemAt(matching.right, index));
  const score = (from: number, to: number): number =>
    likeness(itemAt(leftLayers, from), itemAt(rightLayers, to));
  for (const [from, to] of alignByScore(left.length, right.length, score)) {
    pair(matching, itemAt(left, from), itemAt(right, to));
  }
}

/**
 * Activations of the same shape have equal figures. So if two parts share only layers without cost, and another
 * layer of either has no partner, the parts are unrelated, and their pairs are dropped.
 */
function dropUnlikelyRenames(matching: Matching): void {
  const { left, right, partnerOfLeft, partnerOfRight } = matching;
  const openLeft = parentsOf(left, partnerOfLeft);
  const openRight = parentsOf(right, partnerOfRight);
  const groups = new Map<string, IndexPair[]>();
  for (const [from, to] of pairsOf(matching)) {
    const [old, next] = [itemAt(left, from), itemAt(right, to)];
    if (old.pathForm === next.pathForm || isKin(old, next)) continue;
    const key = `${parentOf(old)}\n${parentOf(next)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [[from, to]]);
    else group.push([from, to]);
  }
  for (const [key, pairs] of groups) {
    const [oldParent = '', newParent = ''] = key.split('\n');
    const isFree = pairs.every(([from]) => left[from]?.isFree === true);
    if (!isFree || (!openLeft.has(oldParent) && !openRight.has(newParent))) continue;
    for (const [from, to] of pairs) {
      partnerOfLeft[from] = -1;
      partnerOfRight[to] = -1;
    }
  }
}

/** The paths that contain a layer without a partner. */
function parentsOf(layers: readonly LayerSignature[], partners: Int32Array): ReadonlySet<string> {
  return new Set(layers.filter((_, index) => partners[index] === -1).map(parentOf));
}
