import type { Count } from '../../counts/count';
import { PLOT_FONTS, svgDocument } from '../svg/document';
import { element, xmlText } from '../svg/element';
import { createStyles, type Styles } from '../svg/styles';
import { inkText } from '../svg/text';
import { fittedText, textWidth, type Weight } from '../text-width';
import { SERIES_COLOURS, seriesShade } from './plot-shades';

/** One figure of one network. */
export interface Bar {
  /** Null for a figure that is not known: there is no bar. */
  readonly value: Count | null;
  /** The text at its end. */
  readonly label: string;
}

/** A figure of every network, in the order of the series. */
export interface BarGroup {
  readonly name: string;
  /** The whole is set apart from its parts. */
  readonly kind: 'part' | 'whole';
  readonly bars: readonly Bar[];
}

/** Figures that are drawn on one scale. */
export interface BarPanel {
  readonly title: string;
  readonly groups: readonly BarGroup[];
}

/** Networks side by side: a panel for each figure, one below the other. */
export interface BarChart {
  readonly title: string;
  /** The names of the networks. */
  readonly series: readonly string[];
  readonly panels: readonly BarPanel[];
}

/** A chart as SVG. A panel with a single group has its bars named on their left, the others have a legend. */
export function barChart({ title, series, panels }: BarChart): string {
  const styles = createStyles(PREFIX);
  const names = series.map((name) => fittedText(name, LONGEST_NAME, NAME_SIZE, 'bold'));
  const drawn = panels.map((panel) => panelOf(panel, names));
  const lines = drawn.flatMap((panel) => panel.lines);
  const left = MARGIN + Math.max(0, ...lines.map(({ name }) => textWidth(name, NAME_SIZE, 'bold'))) + 14;
  const ends = lines.flatMap(({ bars }) =>
    bars.map((bar) => left + bar.length + 6 + textWidth(bar.label, LABEL_SIZE)),
  );
  const legend = panels.some(({ groups }) => groups.length > 1) ? legendItems(names) : [];
  const titlesEnd = MARGIN + Math.max(0, ...drawn.map((panel) => textWidth(panel.title, TITLE_SIZE, 'bold')));
  const width = Math.max(...ends, titlesEnd, LEAST_WIDTH - MARGIN) + MARGIN;
  const rows = legendRows(legend, width);
  const isBesideTitle = rows.length === 1 && titlesEnd + 20 + widthOf(legend) <= width - MARGIN;
  let y = MARGIN + (isBesideTitle ? 0 : rows.length * LEGEND_HEIGHT);
  const content = rows.flatMap((row, at) => drawnLegend(row, width, MARGIN + at * LEGEND_HEIGHT, styles));
  for (const panel of drawn) {
    content.push(
      inkText(panel.title, { x: MARGIN, y: y + 12, 'font-size': TITLE_SIZE, 'font-weight': 'bold' }, styles),
    );
    y += TITLE_HEIGHT;
    for (const line of panel.lines) {
      content.push(...drawnLine(line, left, y, styles));
      y += line.bars.length * BAR_STEP + GROUP_GAP;
    }
    y += PANEL_GAP;
  }
  const description = panels.map((panel) => panelText(panel, series)).join('; ');
  const frame = { width, height: y - PANEL_GAP, title, description, prefix: PREFIX, fonts: PLOT_FONTS };
  return svgDocument(frame, styles, ...content);
}

const PREFIX = 'bars';
const MARGIN = 16;
const LEAST_WIDTH = 640;
const LONGEST_BAR = 430;
const LONGEST_NAME = 220;
const NAME_SIZE = 12;
const LABEL_SIZE = 11;
const TITLE_SIZE = 13;
const TITLE_HEIGHT = 28;
const BAR_HEIGHT = 13;
const BAR_STEP = 15;
const GROUP_GAP = 14;
const PANEL_GAP = 14;
const LEGEND_HEIGHT = 22;
const SWATCH = 11;

/** Bars one below the other with a name on their left. */
interface Line {
  readonly name: string;
  readonly weight: Weight;
  readonly bars: readonly DrawnBar[];
}

interface DrawnBar {
  /** In pixels; 0 if there is no figure. */
  readonly length: number;
  readonly label: string;
  readonly series: number;
  /** The tooltip of the bar. */
  readonly title: string;
}

function panelOf(
  { title, groups }: BarPanel,
  names: readonly string[],
): { readonly title: string; readonly lines: readonly Line[] } {
  const most = Math.max(1, ...groups.flatMap(({ bars }) => bars.map(({ value }) => Number(value ?? 0))));
  const lines = groups.map(({ name, kind, bars }): Line => {
    const weight = kind === 'whole' ? 'bold' : 'regular';
    const drawn = bars.map(({ value, label }, series) => ({
      length: (Number(value ?? 0) / most) * LONGEST_BAR,
      label: names.length > SERIES_COLOURS && groups.length > 1 ? `${label} ${names[series]}` : label,
      series,
      title: `${names[series]}, ${name}: ${label}`,
    }));
    return { name: fittedText(name, LONGEST_NAME, NAME_SIZE, 'bold'), weight, bars: drawn };
  });
  const [only] = lines;
  if (only === undefined || lines.length > 1) return { title, lines };
  return {
    title,
    lines: only.bars.map((bar) => ({ name: names[bar.series] ?? '', weight: 'regular', bars: [bar] })),
  };
}

function drawnLine({ name, weight, bars }: Line, left: number, y: number, styles: Styles): readonly string[] {
  const middle = y + (bars.length * BAR_STEP - (BAR_STEP - BAR_HEIGHT)) / 2;
  return [
    inkText(
      name,
      {
        x: MARGIN,
        y: middle + 4,
        'font-size': NAME_SIZE,
        ...(weight === 'bold' ? { 'font-weight': 'bold' } : {}),
      },
      styles,
    ),
    ...bars.flatMap(({ length, label, series, title }, at) => {
      const top = y + at * BAR_STEP;
      const place = { x: left, y: top, width: Math.max(length, 1), height: BAR_HEIGHT };
      const bar = element(
        'rect',
        { ...place, ...styles.paint({ fill: seriesShade(series) }) },
        element('title', {}, xmlText(title)),
      );
      const text = inkText(label, { x: left + length + 6, y: top + 10.5, 'font-size': LABEL_SIZE }, styles);
      return length === 0 ? [text] : [bar, text];
    }),
  ];
}

interface LegendItem {
  readonly name: string;
  readonly series: number;
  readonly width: number;
}

/** If there are more series than colours, each bar has its name instead. */
function legendItems(names: readonly string[]): readonly LegendItem[] {
  if (names.length > SERIES_COLOURS) return [];
  return names.map((name, series) => ({
    name,
    series,
    width: SWATCH + 5 + textWidth(name, LABEL_SIZE) + 20,
  }));
}

function legendRows(items: readonly LegendItem[], width: number): readonly (readonly LegendItem[])[] {
  const rows: LegendItem[][] = [];
  for (const item of items) {
    const row = rows.at(-1);
    if (row === undefined || widthOf(row) + item.width > width - 2 * MARGIN) rows.push([item]);
    else row.push(item);
  }
  return rows;
}

function widthOf(items: readonly LegendItem[]): number {
  return items.reduce((sum, item) => sum + item.width, 0);
}

/** At the right edge. */
function drawnLegend(
  items: readonly LegendItem[],
  width: number,
  y: number,
  styles: Styles,
): readonly string[] {
  let x = width - MARGIN - widthOf(items) + 20;
  return items.flatMap((item) => {
    const start = x;
    x += item.width;
    return [
      element('rect', {
        x: start,
        y,
        width: SWATCH,
        height: SWATCH,
        ...styles.paint({ fill: seriesShade(item.series) }),
      }),
      inkText(item.name, { x: start + SWATCH + 5, y: y + 9.5, 'font-size': LABEL_SIZE }, styles),
    ];
  });
}

/** A panel in words: `Mult-Adds by branch: conv1x1: v1 9,633,792, v2 9,633,792 the same`. */
function panelText({ title, groups }: BarPanel, series: readonly string[]): string {
  const texts = groups.map(({ name, bars }) => {
    const figures = bars.map(({ label }, at) => `${series[at]} ${label}`);
    return `${name}: ${figures.join(', ')}`;
  });
  return `${title}: ${texts.join('; ')}`;
}
