import { printable } from '../text/printable';
import { shadedShare } from './box-text';
import { type Box, boxesOf, type Diagram, type Group, groupsOf, type Item, isPartOfNetwork } from './diagram';
import type { DrawingText, DrawnNetwork } from './drawn-network';
import { boxLines, diagramLine, groupLine } from './label-lines';
import { shades } from './palette';
import { fillOf } from './svg/styles';

/** GitHub and Mermaid itself refuse larger charts, and the text cannot raise these limits. */
const MOST_EDGES = 500;
const MOST_CHARACTERS = 50_000;

/** A network as Mermaid's flowchart; none if it is larger than Mermaid draws. */
export function renderMermaid(networks: readonly Pick<DrawnNetwork, 'diagram'>[]): DrawingText {
  const [network] = networks;
  if (network === undefined || networks.length > 1) {
    return {
      problem: 'would be several Mermaid diagrams in one text, and it can hold one',
      help: 'draw each network by itself, or all of them as SVG',
    };
  }
  const { diagram } = network;
  const { edges, depth } = diagram;
  const help = depth > 1 ? `give --depth ${depth - 1}` : 'draw it as SVG or for Graphviz (.dot)';
  if (edges.length > MOST_EDGES) {
    return { problem: `has ${edges.length} edges, and Mermaid draws at most ${MOST_EDGES}`, help };
  }
  const text = mermaidText(diagram);
  return text.length > MOST_CHARACTERS
    ? { problem: `takes ${text.length} characters, and Mermaid reads at most ${MOST_CHARACTERS}`, help }
    : { text };
}

/** A diagram as Mermaid's flowchart: boxes and groups with their ids, each class of fill with a text colour. */
export function mermaidText(diagram: Diagram): string {
  const fills = new Map<string, Box[]>();
  for (const box of boxesOf(diagram)) {
    const { light } = fillOf(diagram.colouring, shadedShare(box), box.work).shade;
    fills.set(light, [...(fills.get(light) ?? []), box]);
  }
  const groups = groupsOf(diagram);
  const lines = [
    '---',
    `title: ${JSON.stringify(printable(diagramLine(diagram)))}`,
    '---',
    'flowchart TB',
    ...diagram.items.flatMap((item) => itemLines(item, diagram, '  ')),
    ...diagram.edges.map(({ from, to }) => `  ${from} --> ${to}`),
    ...[...fills].flatMap(([fill, filled], at) => classLines(`fill${at}`, fill, shades.line.light, filled)),
    ...(groups.length === 0 ? [] : classLines('group', shades.group.light, shades.frame.light, groups)),
  ];
  return `${lines.join('\n')}\n`;
}

function itemLines(item: Item, diagram: Diagram, indent: string): readonly string[] {
  if (item.kind !== 'group') return [`${indent}${item.id}${bracketed(item, diagram)}`];
  const text = groupLine(item);
  return [
    `${indent}subgraph ${item.id}["${text === '' ? ' ' : escaped(text)}"]`,
    ...item.items.flatMap((inner) => itemLines(inner, diagram, `${indent}  `)),
    `${indent}end`,
  ];
}

/** A box with round ends for inputs and outputs, with double sides for several copies. */
function bracketed(box: Box, diagram: Diagram): string {
  const text = `"${boxLines(box, diagram).map(escaped).join('<br/>')}"`;
  if (!isPartOfNetwork(box)) return `([${text}])`;
  return box.copies > 1 ? `[[${text}]]` : `[${text}]`;
}

/** Without its own colour, the text of a class is unreadable on a dark page. */
function classLines(
  name: string,
  fill: string,
  line: string,
  parts: readonly (Box | Group)[],
): readonly string[] {
  return [
    `  classDef ${name} fill:${fill},stroke:${line},color:${shades.text.light}`,
    `  class ${parts.map(({ id }) => id).join(',')} ${name}`,
  ];
}

/**
 * Writes each character with a special meaning in Mermaid, Markdown or HTML by its number. Mermaid finds a line
 * break and a formula even in characters that are written this way: a zero-width mark keeps their two
 * characters apart.
 */
function escaped(text: string): string {
  return printable(text)
    .replace(/\\(?=n)|\$(?=\$)/g, `$&${WORD_JOINER}`)
    .replace(/[.,](?!\d)|[^\p{L}\p{M}\p{N} ×·→–≥….,]/gu, (character) => `#${character.codePointAt(0)};`);
}

const WORD_JOINER = '\u2060';
