import type { WorkKind } from './diagram';

/** A colour for a light and for a dark background. */
export interface Shade {
  readonly light: string;
  readonly dark: string;
}

/** A class of shares, from its own limit on; the last one that a share reaches is its class. */
export interface ShareClass extends Shade {
  /** The name of the CSS class. */
  readonly name: string;
  /** Its name in a legend. */
  readonly label: string;
  /** Below this share, from 0 to 1. */
  readonly below: number;
  /** The colour of a 256-colour terminal, with black text on it; null for the terminal's own background. */
  readonly terminal: number | null;
}

/** The class of boxes without a share. */
const nothing: ShareClass = {
  ...{ name: 's0', label: '0', below: 0 },
  ...{ light: '#ffffff', dark: '#1c2128', terminal: null },
};

/**
 * The shading is by absolute shares, so that drawings can be compared. The text has a contrast of at least 4.5
 * on each, and lightness falls from class to class for every kind of colour blindness and on paper without
 * colour.
 */
export const shareClasses: readonly ShareClass[] = [
  nothing,
  { name: 's1', label: '<1 %', below: 0.01, light: '#ffedd3', dark: '#35271a', terminal: 230 },
  { name: 's2', label: '<5 %', below: 0.05, light: '#fedbab', dark: '#4f361b', terminal: 223 },
  { name: 's3', label: '<15 %', below: 0.15, light: '#fdc283', dark: '#6b4419', terminal: 216 },
  { name: 's4', label: '<30 %', below: 0.3, light: '#f9a65c', dark: '#875012', terminal: 209 },
  { name: 's5', label: '≥30 %', below: Infinity, light: '#ee8636', dark: '#a25a08', terminal: 202 },
];

/** The class of a share from 0 to 1; that of 0 if the share is not known. */
export function shareClassOf(share: number | null): ShareClass {
  if (share === null || share <= 0) return nothing;
  return shareClasses.find(({ below }) => share < below) ?? nothing;
}

/** The fill of each kind of work. */
export const workShades: Readonly<Record<WorkKind, Shade>> = {
  convolution: { light: '#cfe3ff', dark: '#12385f' },
  linear: { light: '#d3efcd', dark: '#1f4423' },
  attention: { light: '#ffd9ec', dark: '#5a2145' },
  recurrent: { light: '#cdeff0', dark: '#174a4d' },
  pooling: { light: '#fddcd8', dark: '#5a2a24' },
  normalisation: { light: '#e6def7', dark: '#3b2f5c' },
  activation: { light: '#fdf1bd', dark: '#4d430f' },
  merging: { light: '#e4e9ee', dark: '#2d333b' },
  shape: { light: '#f1ebe0', dark: '#403a2f' },
  module: { light: '#ffffff', dark: '#1c2128' },
  other: { light: '#f6f8fa', dark: '#24292f' },
};

/** The colours of everything but the fills of boxes. */
export const shades = {
  ground: { light: '#ffffff', dark: '#0d1117' },
  /** Text on a box. */
  text: { light: '#1f2328', dark: '#f0f6fc' },
  /** Text on the background or a group, never on a fill. */
  faintText: { light: '#59636e', dark: '#9aa4af' },
  line: { light: '#59636e', dark: '#8b949e' },
  frame: { light: '#d1d9e0', dark: '#3d444d' },
  /** Groups alternate: one inside another has the second background. */
  group: { light: '#f6f8fa', dark: '#151b23' },
  innerGroup: { light: '#ffffff', dark: '#0d1117' },
  bar: { light: '#7a2e00', dark: '#ffc680' },
  segment: { light: '#d1d9e0', dark: '#3d444d' },
} as const satisfies Readonly<Record<string, Shade>>;
