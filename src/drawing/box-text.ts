import { formatCount, multiplyCounts } from '../counts/count';
import { printable } from '../text/printable';
import type { Box, Diagram, DrawnFigures, Group, ShareFigure } from './diagram';
import { pathTail } from './draft';
import { bytesText, paramsText, shareText, shortCount, sizesText } from './figure-text';

/** The role of a line in a box: renderers choose its size by it, and what they leave out. */
export type LineRole = 'folded' | 'path' | 'shape' | 'params' | 'count' | 'memory';

/** A line of a box below its title. */
interface BoxLine {
  readonly role: LineRole;
  readonly text: string;
}

/** The texts of a box. */
export interface BoxText {
  readonly title: string;
  /** `11.3 %`, for several copies `3 × 5.3 %`; null if it costs nothing or its share is not known. */
  readonly share: string | null;
  /** `× 12`; null for one. */
  readonly copies: string | null;
  readonly lines: readonly BoxLine[];
}

type DiagramWords = Pick<Diagram, 'unit' | 'shareOf'>;

/** The texts of a box; its figures are those of all its copies together. */
export function textOfBox(box: Box, diagram: DiagramWords): BoxText {
  const { title, before, after, constants, label, shapes, figures, copies } = box;
  const line = (role: LineRole, text: string): readonly BoxLine[] => (text === '' ? [] : [{ role, text }]);
  return {
    title,
    share: figures === null ? null : shareOfCopies(figures, copies),
    copies: copiesText(copies),
    lines: [
      ...line('folded', before.length === 0 ? '' : `${before.join(' · ')} →`),
      ...line('folded', after.length === 0 ? '' : `+ ${after.join(' · ')}`),
      ...line('folded', constants.length === 0 ? '' : `with ${constants.join(', ')}`),
      ...line('path', pathText(box, label)),
      ...shapeLines(shapes).flatMap((text) => line('shape', text)),
      ...(figures === null ? [] : figureLines(figures, copies, diagram)),
    ],
  };
}

/** Two shapes share a line; if there are more, but not many, each has its own. */
function shapeLines(shapes: Box['shapes']): readonly string[] {
  if (shapes.length <= 2) return [shapes.map(sizesText).join(', ')];
  if (shapes.length <= MOST_SHAPES) return shapes.map(sizesText);
  const shown = shapes.slice(0, MOST_SHAPES - 1).map(sizesText);
  return [...shown, `and ${shapes.length - shown.length} more outputs`];
}

const MOST_SHAPES = 5;

/** The parameters and the count, if there are any. */
function figureLines(
  { params, count, isCounted, activationBytes }: DrawnFigures,
  copies: number,
  { unit, shareOf }: DiagramWords,
): readonly BoxLine[] {
  const isFree = params === 0 && count === 0 && isCounted;
  const memory: BoxLine[] =
    shareOf === 'memory' && activationBytes !== 0
      ? [{ role: 'memory', text: bytesText(multiplyCounts(copies, activationBytes)) }]
      : [];
  if (isFree) return memory;
  const amount = shortCount(multiplyCounts(copies, count));
  return [
    { role: 'params', text: `${paramsText(multiplyCounts(copies, params))} params` },
    { role: 'count', text: isCounted ? `${amount} ${unit}` : notCounted(count, `${amount} ${unit}`, unit) },
    ...memory,
  ];
}

function notCounted(count: DrawnFigures['count'], amount: string, unit: string): string {
  return count === 0 ? `${unit} not known` : `at least ${amount}`;
}

/** `5.3 %`, for several copies `3 × 5.3 %`; null if that is nothing. */
function shareOfCopies({ share }: DrawnFigures, copies: number): string | null {
  if (share === null || share === 0) return null;
  return copies === 1 ? shareText(share) : `${copies} × ${shareText(share)}`;
}

/** `× 12`; null for one. */
function copiesText(copies: number): string | null {
  return copies === 1 ? null : `× ${copies}`;
}

/** The share of a box or a group with all its copies, by which it is shaded; null if it is not known. */
export function shadedShare({ figures, copies }: Pick<Box | Group, 'figures' | 'copies'>): number | null {
  return figures === null || figures.share === null ? null : figures.share * copies;
}

/** The first and the last path of several copies. */
function pathText({ copyPaths, path }: Box, label: string): string {
  const last = copyPaths.at(-1);
  if (last === undefined || label === '' || last === path) return label;
  return `${label} – ${printable(pathTail(last))}`;
}

/** The sizes that a concat joins: `64 | 128 | 32 | 32`; empty for any other box. */
export function segmentsText({ segments }: Box): string {
  return segments.map(({ size }) => size).join(' | ');
}

/** A group's heading: its name on the left, its class and share on the right. */
export function headingOf({ label, type, figures, copies }: Group): {
  readonly name: string;
  readonly facts: string;
  readonly copies: string | null;
} {
  const share = figures === null ? null : shareOfCopies(figures, copies);
  const facts = [type, share ?? ''].filter((fact) => fact !== '').join(' · ');
  return { name: label, facts, copies: copiesText(copies) };
}

/** Every exact figure of a box, with its paths and the layers that it stands for. */
export function exactText(part: Box | Group, { unit, shareOf }: DiagramWords): string {
  const { path, figures, copies, copyPaths } = part;
  const name = part.kind === 'group' ? part.type || part.label : part.title;
  const last = copyPaths.at(-1);
  const where = last === undefined || last === path ? path : `${path} to ${last}`;
  const head = [name, where].filter((text) => text !== '').join(': ');
  if (figures === null) return head;
  const each = copies === 1 ? '' : ` each, ${copies} of them`;
  const { params, count, isCounted, activationBytes, share } = figures;
  return [
    head,
    `${formatCount(params)} parameters${each}`,
    isCounted ? `${formatCount(count)} ${unit}${each}` : `${unit} not known`,
    `${formatCount(activationBytes)} bytes of activations${each}`,
    ...(share === null ? [] : [`${shareText(share)} of the ${shareWords(shareOf, unit)}${each}`]),
  ].join('\n');
}

/** The text about the whole network: `393,472 params · 308 M MACs`. */
export function totalsText(diagram: Pick<Diagram, 'totals' | 'unit'>): string {
  return `${paramsText(diagram.totals.params)} params · ${totalCountText(diagram)}`;
}

/** `308 M MACs`, or `at least 308 M MACs` if that leaves out layers. */
export function totalCountText({ totals, unit }: Pick<Diagram, 'totals' | 'unit'>): string {
  const count = `${shortCount(totals.count)} ${unit}`;
  return totals.isCounted ? count : `at least ${count}`;
}

/** What 100 % is, in words. */
export function shareWords(shareOf: ShareFigure, unit: string): string {
  if (shareOf === 'macs') return unit;
  return shareOf === 'params' ? 'parameters' : 'activation memory';
}
