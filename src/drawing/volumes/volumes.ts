import { formatCount } from '../../counts/count';
import { type PlotShade, plotShade } from '../plots/plot-shades';
import { PLOT_FONTS, svgDocument } from '../svg/document';
import { element, numberText } from '../svg/element';
import { createStyles, inkOf, type Styles } from '../svg/styles';
import type { TextInk } from '../svg/text';
import { inkText } from '../svg/text';
import { textWidth, type Weight } from '../text-width';
import type { VolumeChain } from './chain';
import {
  ARROW_GAP,
  heightOf,
  KERNEL_GAP,
  LINE_HEIGHT,
  type StepCell,
  VOLUME_LABEL_SIZE,
  type VolumeCell,
  type VolumeRow,
  volumeRows,
} from './volume-rows';
import { type Cuboid, volumeScale } from './volume-scale';

/**
 * Chains as SVG, one below the other on one scale: feature maps as volumes, between them the layers with one of
 * their kernels and their arithmetic. Several chains have their totals as bars at the end, a single one has its
 * totals below its name.
 */
export function volumesPicture(chains: readonly VolumeChain[]): string {
  const styles = createStyles(PREFIX);
  const scale = volumeScale(chains);
  const content: string[] = [];
  let [y, right] = [MARGIN, 0];
  const write = (text: string, size: number, weight: Weight, ink: TextInk): void => {
    y += size;
    content.push(inkText(text, { x: MARGIN, y, 'font-size': size, ...bold(weight) }, styles, ink));
    right = Math.max(right, MARGIN + textWidth(text, size, weight));
    y += 4;
  };
  for (const chain of chains) {
    write(chain.name, 14, 'bold', 'text');
    if (chains.length === 1) write(totalsText(chain), 11, 'regular', 'faintText');
    for (const row of volumeRows(chain, scale, MOST_WIDTH)) {
      y += ROW_GAP;
      content.push(...drawnRow(row, y + row.above, styles));
      right = Math.max(right, MARGIN + row.width);
      y += row.above + row.below;
    }
    y += CHAIN_GAP;
  }
  if (chains.length > 1) {
    const bars = totalBars(chains, y, styles);
    content.push(...bars.content);
    right = Math.max(right, bars.right);
    y += bars.height + 8;
  }
  if (scale.note !== null) write(`Drawn: ${scale.note}.`, 10, 'regular', 'faintText');
  const title = `${chains.map(({ name }) => name).join(' and ')} as volumes`;
  const description = chains.map((chain) => `${chain.name}: ${chainText(chain)}`).join('\n');
  const [width, height] = [right + MARGIN, y + MARGIN - 8];
  const frame = { width, height, title, description, prefix: PREFIX, fonts: PLOT_FONTS };
  return svgDocument(frame, styles, ...content);
}

const PREFIX = 'volumes';
const MARGIN = 20;
/** Longer chains continue in further rows. */
const MOST_WIDTH = 1160;
const ROW_GAP = 14;
const CHAIN_GAP = 14;

function bold(weight: Weight): { readonly 'font-weight'?: string } {
  return weight === 'bold' ? { 'font-weight': 'bold' } : {};
}

/** A row with its arrows at the height `middle`. */
function drawnRow(row: VolumeRow, middle: number, styles: Styles): readonly string[] {
  return row.cells.flatMap((cell) =>
    cell.kind === 'volume' ? drawnVolume(cell, middle, row.labels, styles) : drawnStep(cell, middle, styles),
  );
}

function drawnVolume(
  { x, width, volume, cuboid }: VolumeCell,
  middle: number,
  labels: number,
  styles: Styles,
): readonly string[] {
  const left = MARGIN + x + (width - cuboid.length - cuboid.depth) / 2;
  const label = {
    x: MARGIN + x + width / 2,
    y: middle + labels,
    'text-anchor': 'middle',
    'font-size': VOLUME_LABEL_SIZE,
    'font-weight': 'bold',
  };
  return [
    ...drawnCuboid(
      cuboid,
      left,
      middle - heightOf(cuboid) / 2,
      ['nearFace', 'upperFace', 'sideFace'],
      styles,
    ),
    inkText(volume.text, label, styles),
  ];
}

/** The three visible faces; `left` and `top` are the top left corner of the area that they take. */
function drawnCuboid(
  { length, height, depth }: Cuboid,
  left: number,
  top: number,
  [near, upper, side]: readonly [PlotShade, PlotShade, PlotShade],
  styles: Styles,
): readonly string[] {
  const [right, front] = [left + length, top + depth];
  const face = (shade: PlotShade, points: readonly (readonly [number, number])[]): string =>
    element('polygon', {
      points: points.map(([x, y]) => `${numberText(x)},${numberText(y)}`).join(' '),
      ...styles.paint({ fill: plotShade(shade), stroke: inkOf('line') }),
      'stroke-width': 1,
      'stroke-linejoin': 'round',
    });
  return [
    face(near, [
      [left, front],
      [right, front],
      [right, front + height],
      [left, front + height],
    ]),
    face(upper, [
      [left, front],
      [left + depth, top],
      [right + depth, top],
      [right, front],
    ]),
    face(side, [
      [right, front],
      [right + depth, top],
      [right + depth, top + height],
      [right, front + height],
    ]),
  ];
}

function drawnStep(
  { x, width, above, below, kernel }: StepCell,
  middle: number,
  styles: Styles,
): readonly string[] {
  const centre = MARGIN + x + width / 2;
  const [start, end] = [MARGIN + x + 6, MARGIN + x + width - 6];
  const lines = [
    ...above.map((line, at) => ({ ...line, y: middle - ARROW_GAP - (above.length - 1 - at) * LINE_HEIGHT })),
    ...below.map((line, at) => ({ ...line, y: middle + ARROW_GAP + at * LINE_HEIGHT + 10 })),
  ];
  const kernelBottom = middle - ARROW_GAP - above.length * LINE_HEIGHT - KERNEL_GAP + 4;
  const drawnKernel =
    kernel === null
      ? []
      : drawnCuboid(
          kernel,
          centre - (kernel.length + kernel.depth) / 2,
          kernelBottom - heightOf(kernel),
          ['nearKernel', 'upperKernel', 'sideKernel'],
          styles,
        );
  const arrow = [
    element('line', {
      x1: start,
      y1: middle,
      x2: end - 7,
      y2: middle,
      ...styles.paint({ stroke: inkOf('line') }),
      'stroke-width': 1.5,
    }),
    element('polygon', {
      points: `${numberText(end)},${numberText(middle)} ${numberText(end - 8)},${numberText(middle - 4)} ${numberText(end - 8)},${numberText(middle + 4)}`,
      ...styles.paint({ fill: inkOf('line') }),
    }),
  ];
  const texts = lines.map(({ text, size, weight, ink, y }) =>
    inkText(text, { x: centre, y, 'text-anchor': 'middle', 'font-size': size, ...bold(weight) }, styles, ink),
  );
  return [...drawnKernel, ...arrow, ...texts];
}

function totalsText({ macs, params }: VolumeChain): string {
  return `${formatCount(macs)} multiply-adds, ${formatCount(params)} parameters`;
}

const LONGEST_BAR = 220;
const BAR_STEP = 22;

/** The multiply-adds of each chain as a bar. */
function totalBars(
  chains: readonly VolumeChain[],
  top: number,
  styles: Styles,
): { readonly content: readonly string[]; readonly height: number; readonly right: number } {
  const most = Math.max(1, ...chains.map(({ macs }) => Number(macs)));
  const start = MARGIN + Math.max(...chains.map(({ name }) => textWidth(name, 12))) + 16;
  const bars = chains.map((chain, at) => {
    const length = Math.max((Number(chain.macs) / most) * LONGEST_BAR, 1);
    const y = top + at * BAR_STEP;
    const end = start + length + 8;
    return {
      end: end + textWidth(totalsText(chain), 12),
      content: [
        inkText(chain.name, { x: MARGIN, y: y + 11, 'font-size': 12 }, styles),
        element('rect', {
          x: start,
          y,
          width: length,
          height: 14,
          ...styles.paint({ fill: plotShade('series2') }),
        }),
        inkText(totalsText(chain), { x: end, y: y + 11, 'font-size': 12 }, styles),
      ],
    };
  });
  return {
    content: bars.flatMap(({ content }) => content),
    height: chains.length * BAR_STEP,
    right: Math.max(...bars.map(({ end }) => end)),
  };
}

/** `28×28×128, 5×5 conv 160,563,200, 28×28×64`. */
function chainText({ input, steps }: VolumeChain): string {
  const texts = steps.map(({ title, macs, output }) => `${title} ${formatCount(macs)}, ${output.text}`);
  return [input.text, ...texts].join(', ');
}
