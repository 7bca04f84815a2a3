// @ts-nocheck
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diagnosticCodes } from '../src/diagnostics/diagnostic';
import { renderMarkdown } from '../src/renderers/markdown';
import { conventionTable, documentedConventions } from '../src/views/conventions-table';
import { documentedOps, opArgumentsTable } from '../src/views/ops-table';

function readDoc(name: string): string {
  return readFileSync(join(__dirname, '..', 'docs', name), 'utf8');
}

test('ops.md has every layer type with its arguments, as the registry has them', () => {
  const sections = documentedOps().map((op) => {
    const args = op.args.length === 0 ? 'It has no arguments.\n' : renderMarkdown(opArgumentsTable(op));
    return `## ${op.type}\n\n${op.summary} ([source](${op.source}))\n\n${args}`;
  });
  expect(readDoc('ops.md')).toBe(`# Layer types\n\n${sections.join('\n')}`);
});

test('errors.md has every code with its sentence', () => {
  const rows = Object.entries(diagnosticCodes).map(([code, sentence]) => `| \`${code}\` | ${sentence} |`);
  for (const row of rows) expect(readDoc('errors.md')).toContain(row);
});

test('conventions.md has the rules as the conventions have them', () => {
  const sections = documentedConventions().map((convention) => {
    const { name, title, summary } = convention;
    return `### ${name}\n\n${title}. ${summary}\n\n${renderMarkdown(conventionTable(convention))}`;
  });
  expect(readDoc('conventions.md').endsWith(`## The rules\n\n${sections.join('\n')}`)).toBe(true);
});
