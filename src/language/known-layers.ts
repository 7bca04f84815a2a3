import { madeOnce } from '../graph/made-once';
import { isJsonObject, type JsonObject } from './json-object';
import type { LayerSpec } from './spec';

/** A layer without its names and its place: the same object for all layers that are otherwise equal. */
export type KnownLayer = Pick<
  LayerSpec,
  'when' | 'functional' | 'frozen' | 'called' | 'share' | 'args' | 'computed' | 'parametrization'
>;

/**
 * A node of a tree of the layers accepted so far, by their contents: each key is followed by its value, and
 * that by the next key. A list is stored as its length and then its values, so that no two layers are mixed up.
 */
export interface KnownLayers {
  /** The layer that ends here. */
  layer: KnownLayer | null;
  /** The first key or value here, and the node after it; most nodes have no other. */
  step: unknown;
  behind: KnownLayers | null;
  others: Map<unknown, KnownLayers> | null;
}

export function noKnownLayers(): KnownLayers {
  return { layer: null, step: null, behind: null, others: null };
}

/**
 * The node of a layer: the same for two layers if and only if they differ only in their names; null for values
 * that no argument has.
 */
export function placeOfLayer(known: KnownLayers, role: string, record: JsonObject): KnownLayers | null {
  let place = placeBehind(known, role);
  for (const key in record) {
    if (key === 'name' || key === 'from') continue;
    const behind = placeOfValue(placeBehind(place, key), record[key]);
    if (behind === null) return null;
    place = behind;
  }
  return place;
}

function placeOfValue(place: KnownLayers, value: unknown): KnownLayers | null {
  if (isJsonObject(value)) return null;
  if (!Array.isArray(value)) return placeBehind(place, value);
  let inside: KnownLayers | null = placeBehind(placeBehind(place, LIST), value.length);
  for (const item of value) inside = inside && placeOfValue(inside, item);
  return inside;
}

const LIST = Symbol('list');

function placeBehind(place: KnownLayers, step: unknown): KnownLayers {
  const { behind } = place;
  if (behind === null) {
    place.step = step;
    place.behind = noKnownLayers();
    return place.behind;
  }
  if (place.step === step) return behind;
  place.others ??= new Map();
  return madeOnce(place.others, step, noKnownLayers);
}
