import { headingOf, segmentsText, textOfBox, totalsText } from './box-text';
import type { Box, Diagram, Group } from './diagram';

/** The texts of a box, line by line, for drawings that another program makes. */
export function boxLines(box: Box, diagram: Diagram): readonly string[] {
  const { title, share, copies, lines } = textOfBox(box, diagram);
  const head = copies === null ? title : `${title} ${copies}`;
  const joined = segmentsText(box);
  return [
    share === null ? head : `${head} · ${share}`,
    ...lines.map(({ text }) => text),
    ...(joined === '' ? [] : [joined]),
  ];
}

/** The heading of a group; empty if it has no name. */
export function groupLine(group: Group): string {
  const { name, facts, copies } = headingOf(group);
  return [copies === null ? name : `${name} ${copies}`.trim(), facts]
    .filter((text) => text !== '')
    .join(' · ');
}

/** The text about the whole network: `InceptionModuleV2 · 163,696 params · 128 M MACs`. */
export function diagramLine(diagram: Diagram): string {
  return `${diagram.name} · ${totalsText(diagram)}`;
}
