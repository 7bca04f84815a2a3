// @ts-nocheck
import { didYouMean } from '../../diagnostics/nearest';
import { renderMarkdown } from '../../renderers/markdown';
import type { Palette } from '../../renderers/palette';
import { renderPlainTable } from '../../renderers/plain-table';
import { writeJson } from '../../renderers/write-json';
import {
  conventionTable,
  type DocumentedConvention,
  documentedConventions,
} from '../../views/conventions-table';
import { type ColourOption, paletteFor } from '../colour';
import { addCommand, type RegisterCommand } from '../command';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import type { Io } from '../io';
import { printDiagnostics } from '../print-diagnostics';
import { invalidOption } from '../spec-options';

export interface ConventionsOptions {
  readonly json?: boolean;
  readonly format?: string;
  readonly color?: ColourOption;
}

const FORMATS = ['text', 'markdown', 'json'];

/** `inception conventions [NAME]`: what each convention counts, layer type by layer type. */
export function runConventions(name: string | undefined, options: ConventionsOptions, io: Io): number {
  const all = documentedConventions();
  const chosen = name === undefined ? all : all.filter((convention) => convention.name === name);
  const format = options.json === true ? 'json' : (options.format ?? 'text');
  if (name !== undefined && chosen.length === 0) {
    const names = all.map((convention) => convention.name);
    return refuse('NAME', name, 'a convention', names, io);
  }
  if (!FORMATS.includes(format))
    return refuse('--format', format, `one of ${FORMATS.join(', ')}`, FORMATS, io);
  if (format === 'json') io.out(`${writeJson(chosen.map(conventionDocument))}\n`);
  else if (format === 'markdown') io.out(chosen.map(markdownSection).join('\n'));
  else
    io.out(
      chosen.map((convention) => textSection(convention, paletteFor(options.color, io, 'out'))).join('\n'),
    );
  return EXIT_OK;
}

function refuse(option: string, text: string, expected: string, words: readonly string[], io: Io): number {
  const help = didYouMean(text, words) ?? `there are ${words.join(', ')}`;
  printDiagnostics([invalidOption(option, text, expected, help)], new Map(), io, { format: 'text' });
  return EXIT_TROUBLE;
}

function conventionDocument({ name, title, summary, rules }: DocumentedConvention) {
  return {
    name,
    title,
    summary,
    layers: rules.map(({ type, module, functional }) => ({ type, module, functional })),
  };
}

function markdownSection(convention: DocumentedConvention): string {
  const { name, title, summary } = convention;
  return `### ${name}\n\n${title}. ${summary}\n\n${renderMarkdown(conventionTable(convention))}`;
}

function textSection(convention: DocumentedConvention, palette: Palette): string {
  const { name, title, summary } = convention;
  const table = renderPlainTable(conventionTable(convention), palette);
  return `${palette.accent(name)} (${title}): ${summary}\n\n${table}`;
}

/** Adds `inception conventions`. */
export const registerConventions: RegisterCommand = (program, { io, setExitCode }) => {
  addCommand(program, 'conventions')
    .argument('[name]', 'one convention')
    .option('--format <format>', 'text, markdown or json', 'text')
    .option('--json', 'the same as --format json')
    .action((name: string | undefined, options: ConventionsOptions) =>
      setExitCode(runConventions(name, options, io)),
    );
};
