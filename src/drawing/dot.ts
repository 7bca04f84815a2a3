import { printable } from '../text/printable';
import { shadedShare } from './box-text';
import type { Box, Diagram, Group, Item } from './diagram';
import type { RenderDrawing } from './drawn-network';
import { boxLines, diagramLine, groupLine } from './label-lines';
import { shades } from './palette';
import { fillOf } from './svg/styles';

/** Networks in Graphviz's language, a graph each. */
export const renderDot: RenderDrawing = (networks) => ({
  text: networks.map(({ diagram }) => dotText(diagram)).join('\n'),
});

/**
 * A diagram in Graphviz's language. Nodes and clusters have the ids of the boxes and groups, and in `comment` the path
 * of their layers.
 */
export function dotText(diagram: Diagram): string {
  const lines = [
    `digraph ${quoted(diagram.name)} {`,
    `  graph [label=${label([diagramLine(diagram)])}, labelloc=t, labeljust=l, ${FONT}, color="${shades.frame.light}"]`,
    `  node [shape=box, style="filled,rounded", ${FONT}, fontsize=11, color="${shades.line.light}", fontcolor="${shades.text.light}"]`,
    `  edge [color="${shades.line.light}", arrowsize=0.7]`,
    ...diagram.items.flatMap((item) => itemLines(item, diagram, '  ')),
    ...diagram.edges.map(({ from, to }) => `  ${from} -> ${to}`),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

const FONT = 'fontname="Helvetica,Arial,sans-serif"';

function itemLines(item: Item, diagram: Diagram, indent: string): readonly string[] {
  return item.kind === 'group' ? groupLines(item, diagram, indent) : [boxLine(item, diagram, indent)];
}

function groupLines(group: Group, diagram: Diagram, indent: string): readonly string[] {
  const inner = `${indent}  `;
  const text = groupLine(group);
  return [
    `${indent}subgraph cluster_${group.id} {`,
    `${inner}graph [label=${label([text])}, style="filled,rounded", fillcolor="${shades.group.light}", fontsize=11${commentOf(group)}]`,
    ...group.items.flatMap((item) => itemLines(item, diagram, inner)),
    `${indent}}`,
  ];
}

function boxLine(box: Box, diagram: Diagram, indent: string): string {
  const fill = fillOf(diagram.colouring, shadedShare(box), box.work).shade.light;
  const copies = box.copies > 1 ? ', peripheries=2' : '';
  return `${indent}${box.id} [label=${label(boxLines(box, diagram))}, fillcolor="${fill}"${copies}${commentOf(box)}]`;
}

function commentOf({ path }: Box | Group): string {
  return path === '' ? '' : `, comment=${quoted(path)}`;
}

/** A text in double quotes: nothing but a quote and a backslash has a meaning there. */
function quoted(text: string): string {
  return `"${printable(text).replace(/[\\"]/g, '\\$&')}"`;
}

/** Lines of a label, in which Graphviz also knows entities of HTML. */
function label(lines: readonly string[]): string {
  return `"${lines.map((line) => printable(line).replaceAll('&', '&amp;').replace(/[\\"]/g, '\\$&')).join('\\n')}"`;
}
