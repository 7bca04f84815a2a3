import { headingOf, segmentsText, textOfBox, totalsText } from './box-text';
import type { Box, Diagram, Group } from './diagram';

/** What a box says, line by line, for pictures that another program draws. */
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

/** What a group says above its boxes; empty where it has no name. */
export function groupLine(group: Group): string {
  const { name, facts, copies } = headingOf(group);
  return [copies === null ? name : `${name} ${copies}`.trim(), facts]
    .filter((text) => text !== '')
    .join(' · ');
}

/** What a picture says of the whole network: `InceptionModuleV2 · 163,696 params · 128 M MACs`. */
export function diagramLine(diagram: Diagram): string {
  return `${diagram.name} · ${totalsText(diagram)}`;
}
