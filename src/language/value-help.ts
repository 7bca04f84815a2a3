import { didYouMean } from '../diagnostics/nearest';
import type { Field, Kind } from '../ops/field';

/** What to write instead of a value that an argument does not accept; null if nothing more is known. */
export function helpWithValue(argument: string, field: Field, value: unknown): string | null {
  const kinds = alternativesOf(field);
  if (typeof value === 'string') return helpWithText(kinds, value);
  const axes = kinds.find((kind) => kind.kind === 'per axis')?.axes;
  const isOfSides = argument === 'padding' && Array.isArray(value) && axes !== undefined;
  if (!isOfSides || value.length !== 2 * axes || !value.every((side) => Number.isInteger(side))) return null;
  const sides = SIDES.slice(0, 2 * axes).join(', ');
  return `PyTorch pads both sides of an axis alike: put {"type": "Pad", "padding": [${sides}]} before it, and leave "padding" out here`;
}

/** In the order in which Pad takes them. */
const SIDES = ['left', 'right', 'top', 'bottom', 'front', 'back'];

function helpWithText(kinds: readonly Kind[], text: string): string | null {
  if (/^-?\d+(\.\d+)?$/.test(text) && kinds.some((kind) => kind.kind !== 'words'))
    return `write ${text}, without quotes`;
  if (/^(true|false)$/i.test(text) && kinds.some((kind) => kind.kind === 'flag'))
    return `write ${text.toLowerCase()}, without quotes`;
  const words = kinds.flatMap((kind) => (kind.kind === 'words' ? kind.words : []));
  return didYouMean(text, words);
}

function alternativesOf(field: Field): readonly Kind[] {
  return field.kind === 'either' ? field.of : [field];
}
