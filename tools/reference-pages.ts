import { diagnosticCodes } from '../src/diagnostics/diagnostic';
import { renderConventionsMarkdown } from '../src/renderers/conventions-markdown';
import { renderMarkdown } from '../src/renderers/markdown';
import { documentedConventions } from '../src/views/conventions-table';
import { documentedOps, opArgumentsTable } from '../src/views/ops-table';
import { manualPage } from './manual-page';

/** A page of docs/ that ends with what a registry holds, or that is made of it. */
interface ReferencePage {
  readonly name: string;
  /** What follows the page's marker, or the whole page. */
  readonly content: () => string;
}

/** Every page that is written in part by `npm run docs`. */
export const referencePages: readonly ReferencePage[] = [
  { name: 'ops.md', content: opsContent },
  { name: 'conventions.md', content: conventionsContent },
  { name: 'errors.md', content: errorsContent },
];

/** Every page that is written whole by `npm run docs`. */
export const wholePages: readonly ReferencePage[] = [{ name: 'inception.1', content: manualPage }];

const MARKER = '<!-- What follows is written by "npm run docs". -->\n\n';

/** A page's text with new content below its marker; what is above it is prose, and kept. Throws without a marker. */
export function withContent(text: string, content: string): string {
  const at = text.indexOf(MARKER);
  if (at === -1) throw new Error(`the page has no line ${MARKER.trim()}`);
  return text.slice(0, at + MARKER.length) + content;
}

function opsContent(): string {
  const sections = documentedOps().map((op) => {
    const args = op.args.length === 0 ? 'It has no arguments.\n' : renderMarkdown(opArgumentsTable(op));
    const called = op.aliases.length === 0 ? '' : ` Called elsewhere: ${op.aliases.join(', ')}.`;
    return `## ${op.type}\n\n${op.summary}${called} ([source](${op.source}))\n\n${args}`;
  });
  return sections.join('\n');
}

function conventionsContent(): string {
  return renderConventionsMarkdown(documentedConventions());
}

/** The sentences are Markdown already. */
function errorsContent(): string {
  const rows = Object.entries(diagnosticCodes).map(([code, sentence]) => `| \`${code}\` | ${sentence} |\n`);
  return `| Code | Means |\n| --- | --- |\n${rows.join('')}`;
}
