import { formatCount } from '../../counts/count';
import type { TextInk } from '../svg/text';
import { textWidth, type Weight } from '../text-width';
import type { Volume, VolumeChain, VolumeStep } from './chain';
import type { Cuboid, VolumeScale } from './volume-scale';

/** A line of a step's text. */
interface StepLine {
  readonly text: string;
  readonly size: number;
  readonly weight: Weight;
  readonly ink: TextInk;
}

/** A volume with its place: `x` is the left edge of its room, and it is drawn in the middle of that. */
export interface VolumeCell {
  readonly kind: 'volume';
  readonly x: number;
  readonly width: number;
  readonly volume: Volume;
  readonly cuboid: Cuboid;
}

/** An arrow with its place, and the texts above and below it. */
export interface StepCell {
  readonly kind: 'step';
  readonly x: number;
  readonly width: number;
  readonly above: readonly StepLine[];
  readonly below: readonly StepLine[];
  /** Drawn above the lines; null if there is none. */
  readonly kernel: Cuboid | null;
}

/** Cells from left to right. */
export interface VolumeRow {
  readonly cells: readonly (VolumeCell | StepCell)[];
  readonly width: number;
  /** From the top to the arrows, and from there to the bottom. */
  readonly above: number;
  readonly below: number;
  /** From the arrows to the texts of the volumes. */
  readonly labels: number;
}

export const VOLUME_LABEL_SIZE = 11.5;
export const LINE_HEIGHT = 14;
/** Between the arrow and the lines next to it. */
export const ARROW_GAP = 6;
/** Between a kernel and the lines below it. */
export const KERNEL_GAP = 6;
const LEAST_ARROW = 90;
const CELL_GAP = 6;

type FreeCell = Omit<VolumeCell, 'x'> | Omit<StepCell, 'x'>;

/** A chain in rows of limited width; a row after the first begins with an arrow. */
export function volumeRows(chain: VolumeChain, scale: VolumeScale, most: number): readonly VolumeRow[] {
  const rows: FreeCell[][] = [[volumeCell(chain.input, scale)]];
  for (const step of chain.steps) {
    const pair = [stepCell(step, scale), volumeCell(step.output, scale)];
    const row = rows.at(-1);
    if (row === undefined || widthOf([...row, ...pair]) > most) rows.push(pair);
    else row.push(...pair);
  }
  return rows.map(placed);
}

function volumeCell(volume: Volume, { cuboidOf }: VolumeScale): Omit<VolumeCell, 'x'> {
  const cuboid = cuboidOf(volume);
  const width = Math.max(cuboid.length + cuboid.depth, textWidth(volume.text, VOLUME_LABEL_SIZE, 'bold'));
  return { kind: 'volume', width, volume, cuboid };
}

function stepCell(step: VolumeStep, { cuboidOf }: VolumeScale): Omit<StepCell, 'x'> {
  const { title, before, after, arithmetic, macs } = step;
  const small = (text: string): StepLine => ({ text, size: 10, weight: 'regular', ink: 'faintText' });
  const plain = (text: string): StepLine => ({ text, size: 11, weight: 'regular', ink: 'text' });
  const above = [
    ...(before.length === 0 ? [] : [small(`${before.join(' · ')} →`)]),
    { text: title, size: 12, weight: 'bold' as const, ink: 'text' as const },
    ...(arithmetic === null ? [] : [small(arithmetic.weights)]),
  ];
  const below = [
    ...(arithmetic === null ? [] : [plain(arithmetic.product)]),
    ...(macs === 0 ? [small('no multiply-adds')] : [plain(`= ${formatCount(macs)}`)]),
    ...(after.length === 0 ? [] : [small(`+ ${after.join(' · ')}`)]),
  ];
  const kernel = arithmetic?.kernel == null ? null : cuboidOf(arithmetic.kernel);
  const texts = [...above, ...below].map(({ text, size, weight }) => textWidth(text, size, weight));
  const kernelWidth = kernel === null ? 0 : kernel.length + kernel.depth;
  const width = Math.max(LEAST_ARROW, kernelWidth, ...texts) + 2 * CELL_GAP;
  return { kind: 'step', width, above, below, kernel };
}

function widthOf(cells: readonly FreeCell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

function placed(cells: readonly FreeCell[]): VolumeRow {
  let x = 0;
  const inPlace = cells.map((cell) => {
    const start = x;
    x += cell.width;
    return { ...cell, x: start };
  });
  const half = Math.max(...cells.map((cell) => (cell.kind === 'volume' ? heightOf(cell.cuboid) / 2 : 0)));
  const above = cells.map((cell) => (cell.kind === 'step' ? heightAbove(cell) : 0));
  const below = cells.map((cell) => (cell.kind === 'step' ? cell.below.length * LINE_HEIGHT + ARROW_GAP : 0));
  const labels = half + LINE_HEIGHT;
  return {
    cells: inPlace,
    width: x,
    above: Math.max(half, ...above),
    below: Math.max(labels + 4, ...below),
    labels,
  };
}

function heightAbove({ above, kernel }: Pick<StepCell, 'above' | 'kernel'>): number {
  const lines = above.length * LINE_HEIGHT + ARROW_GAP;
  return kernel === null ? lines : lines + KERNEL_GAP + heightOf(kernel);
}

/** The size of a cuboid as it is drawn. */
export function heightOf({ height, depth }: Cuboid): number {
  return height + depth;
}
