// The drawings that are checked with other programs: every preset at several depths, and names made to do harm.
import { createDiagram } from '../../src/drawing/boxes';
import { boxesOf, type Diagram, groupsOf, type Item } from '../../src/drawing/diagram';
import { dotText } from '../../src/drawing/dot';
import { boxLines } from '../../src/drawing/label-lines';
import { renderMermaid } from '../../src/drawing/mermaid';
import { printable } from '../../src/text/printable';
import { analysedPreset, presetsAskedFor } from './analysed-preset';

/** A drawing in the languages of other programs, and what these must read in it. */
export interface CheckedDrawing {
  readonly name: string;
  readonly dot: string;
  /** Null if it is larger than Mermaid takes. */
  readonly mermaid: string | null;
  readonly boxes: readonly string[];
  readonly groups: readonly string[];
  /** `b0 b1`, sorted. */
  readonly edges: readonly string[];
  /** The lines of each box, in the order of the boxes. */
  readonly lines: readonly (readonly string[])[];
}

/** The presets of these names, all of them for none, at depths 1, 2, 3 and whole; `root` is the built package. */
export function* presetDrawings(root: string, names: readonly string[]): Iterable<CheckedDrawing> {
  for (const name of presetsAskedFor(root, names)) {
    const { graph, report } = analysedPreset(root, name);
    const seen = new Set<string>();
    for (const depth of [1, 2, 3, 'all'] as const) {
      const diagram = createDiagram(graph, report, { depth });
      const drawing = checkedDrawing(`${name} at depth ${depth}`, diagram);
      if (!seen.has(drawing.dot)) yield drawing;
      seen.add(drawing.dot);
    }
  }
}

/** Names that mean something to Mermaid, Markdown, HTML, Graphviz or a shell. */
const HOSTILE_NAMES: readonly string[] = [
  '<script>alert(1)</script>',
  '#',
  '#35;',
  '`code`',
  '&amp; &',
  'a\\nb',
  'a\\lb\\N\\G',
  '<br/>',
  '"quoted" \'single\'',
  'end',
  '%% comment',
  'x:::fill0',
  '1. list',
  '- list',
  '[link](https://example.com)',
  '**bold** _italic_ ~~no~~',
  '$$x^2$$',
  'click b0 href',
  'https://example.com/?a=1&b=2',
  '{a|b}<c>',
  '网络 λ é 🙂',
  'tab\tand\u202emark',
];

/** The network v2 with the label of each box in turn taken for such a name. */
export function hostileDrawings(root: string): readonly CheckedDrawing[] {
  const { graph, report } = analysedPreset(root, 'v2');
  const diagram = createDiagram(graph, report);
  return HOSTILE_NAMES.map((name) => {
    const renamed = (item: Item): Item =>
      item.kind === 'group'
        ? { ...item, label: name, path: name, items: item.items.map(renamed) }
        : { ...item, label: name, path: name, title: name };
    return checkedDrawing(`the name ${name}`, { ...diagram, name, items: diagram.items.map(renamed) });
  });
}

function checkedDrawing(name: string, diagram: Diagram): CheckedDrawing {
  const boxes = boxesOf(diagram);
  const mermaid = renderMermaid([{ diagram }]);
  return {
    name,
    dot: dotText(diagram),
    mermaid: 'text' in mermaid ? mermaid.text : null,
    boxes: boxes.map(({ id }) => id),
    groups: groupsOf(diagram).map(({ id }) => id),
    edges: diagram.edges.map(({ from, to }) => `${from} ${to}`).sort(),
    lines: boxes.map((box) => boxLines(box, diagram).map(printable)),
  };
}
