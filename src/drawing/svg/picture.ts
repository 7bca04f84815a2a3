import { shareWords, totalCountText, totalsText } from '../box-text';
import type { Diagram } from '../diagram';
import { paramsText } from '../figure-text';
import { type LayoutOptions, layoutDiagram } from '../layout';
import { shades, shareClasses, workShades } from '../palette';
import type { Placement } from '../placement';
import { textWidth } from '../text-width';
import { svgDocument } from './document';
import { element, numberText } from './element';
import { drawnLegend, type LegendEntry, legendWidth } from './legend';
import { pixelMeasure } from './measure';
import { drawnBox, drawnEdge, drawnFrame, drawnHeading, type Pen } from './parts';
import { createStyles, inkOf, type Styles } from './styles';
import { drawnText, USUAL_SIZE } from './text';

export interface SvgOptions extends LayoutOptions {
  /** The prefix of ids and classes, so that several images can be in one page. */
  readonly prefix?: string;
}

const MARGIN = 16;
const NAME_SIZE = 14;
const TOTALS_SIZE = 11;
const HEAD_HEIGHT = 44;
const LEGEND_ROOM = 44;

/** An image inside another one: its size and its elements. */
interface Panel {
  readonly width: number;
  readonly height: number;
  readonly content: string;
}

/** Draws diagrams as one SVG document, several side by side. */
export function renderSvg(
  diagrams: readonly Diagram[],
  { prefix = 'drawing', columns = 1 }: SvgOptions = {},
): string {
  const styles = createStyles(prefix);
  const several = diagrams.length > 1;
  const panels = diagrams.map((diagram, index) => {
    const placement = layoutDiagram(diagram, pixelMeasure(diagram), { columns });
    return panelOf(diagram, placement, styles, several ? `${prefix}${index}` : prefix, prefix);
  });
  const width = panels.reduce((sum, panel) => sum + panel.width, 0);
  const height = Math.max(...panels.map((panel) => panel.height));
  let x = 0;
  const parts = panels.map((panel) => {
    const part = several
      ? element('g', { transform: `translate(${numberText(x)} 0)` }, panel.content)
      : panel.content;
    x += panel.width;
    return part;
  });
  const title = diagrams.map(({ name }) => name).join(', ');
  const description = diagrams.map(descriptionOf).join(' ');
  const arrow = element('defs', {}, arrowMarker(prefix, styles));
  return svgDocument({ width, height, title, description, prefix, fonts: FONTS }, styles, arrow, ...parts);
}

const FONTS = "system-ui,-apple-system,'Segoe UI',Helvetica,Arial,'DejaVu Sans',sans-serif";

/** The head of an arrow, for the ends of edges. */
function arrowMarker(prefix: string, styles: Styles): string {
  return element(
    'marker',
    {
      id: `${prefix}-arrow`,
      ...{ viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
      markerUnits: 'userSpaceOnUse',
    },
    element('path', {
      d: 'M0 .5L8 4L0 7.5Z',
      ...styles.paint({ fill: { name: 'arrow', shade: shades.line } }),
    }),
  );
}

/** What an image shows, in a sentence. */
function descriptionOf({ name, totals, unit, items }: Diagram): string {
  const parts = items.filter(({ kind }) => kind !== 'input' && kind !== 'output').length;
  return `${name}: ${paramsText(totals.params)} parameters and ${totalCountText({ totals, unit })}, drawn as ${parts} ${parts === 1 ? 'part' : 'parts'} from its input to its output.`;
}

function panelOf(
  diagram: Diagram,
  placement: Placement,
  styles: Styles,
  prefix: string,
  arrowPrefix: string,
): Panel {
  const [name, totals] = [diagram.name, totalsText(diagram)];
  const entries = legendOf(diagram);
  const note = noteOf(diagram);
  const headWidth = textWidth(name, NAME_SIZE, 'bold') + 24 + textWidth(totals, TOTALS_SIZE);
  const inner = Math.ceil(
    Math.max(placement.width, headWidth, legendWidth(entries), textWidth(note, USUAL_SIZE)),
  );
  const width = inner + 2 * MARGIN;
  /** Vertical and horizontal lines of one pixel are sharp in the middle of pixels. */
  const origin = { x: MARGIN + Math.round((inner - placement.width) / 2) + 0.5, y: HEAD_HEIGHT + 0.5 };
  const pen: Pen = { diagram, styles, prefix, origin, arrow: `${arrowPrefix}-arrow` };
  const legendY = HEAD_HEIGHT + placement.height + LEGEND_ROOM - 14;
  const noteY = legendY + (entries.length === 0 ? 0 : 20);
  const height = Math.ceil(legendY + (entries.length === 0 ? 0 : 20) + (note === '' ? 0 : 20));
  const base = { y: 22, anchor: 'start', role: 'title' } as const;
  const content = [
    drawnText({ ...base, text: name, x: MARGIN, size: NAME_SIZE, weight: 'bold' }, ZERO, styles),
    drawnText(
      { ...base, text: totals, x: width - MARGIN, size: TOTALS_SIZE, weight: 'regular', anchor: 'end' },
      ZERO,
      styles,
      'faintText',
    ),
    ...placement.groups.map((group) => drawnFrame(group, pen)),
    element(
      'g',
      { ...styles.paint({ stroke: inkOf('line') }), 'stroke-width': 1.25 },
      ...placement.edges.map((edge) => drawnEdge(edge, pen)),
    ),
    ...placement.groups.map((group) => drawnHeading(group, pen)),
    ...placement.boxes.map((box) => drawnBox(box, pen)),
    ...(entries.length === 0 ? [] : [drawnLegend(entries, { x: MARGIN, y: legendY }, styles)]),
    ...(note === ''
      ? []
      : [
          drawnText(
            { ...base, text: note, x: MARGIN, y: noteY, size: USUAL_SIZE, weight: 'regular' },
            ZERO,
            styles,
            'faintText',
          ),
        ]),
  ].join('');
  return { width, height, content };
}

const ZERO = { x: 0, y: 0 };

/** The legend of the fills. */
function legendOf(diagram: Diagram): readonly LegendEntry[] {
  const { colouring, shareOf, unit, scaleOf } = diagram;
  if (colouring === 'none') return [];
  if (colouring === 'type') {
    const used = new Set(kindsOf(diagram.items));
    return Object.entries(workShades)
      .filter(([kind]) => used.has(kind))
      .map(([name, shade]) => ({ label: name, name, shade }));
  }
  const words = `share of ${scaleOf === '' ? '' : `${scaleOf}’s `}${shareWords(shareOf, unit)}`;
  return [
    { label: words, name: null, shade: null },
    ...shareClasses.map((shade) => ({ label: shade.label, name: shade.name, shade })),
  ];
}

function kindsOf(items: Diagram['items']): readonly string[] {
  return items.flatMap((item) =>
    item.kind === 'group' ? kindsOf(item.items) : item.figures ? [item.work] : [],
  );
}

/** The text about layers that are built and not drawn. */
function noteOf({ uncalled }: Diagram): string {
  const { length } = uncalled.layers;
  if (length === 0) return '';
  return `not drawn: ${length} ${length === 1 ? 'layer' : 'layers'} built and never called, ${paramsText(uncalled.params)} params`;
}
