import type { Diagnostic } from '../diagnostics/diagnostic';
import { conflictingOption, invalidOption } from '../diagnostics/invalid-option';
import { formatsWithDepth, formatsWithOwnColumns, type reportFormats } from '../renderers/index';
import { type ColumnName, columnAliases, columnNames } from '../views/column-names';
import { unknownChoice, wordsOfLists } from './choice-option';

/** The options of `summary` about its tables, as the command line gives them. */
export interface TableOptions {
  readonly columns?: readonly string[];
  readonly depth?: string;
}

/**
 * Reads `--columns` and `--depth` for a format, with diagnostics of invalid values and of options that the
 * format does not take.
 */
export function readTableOptions({ columns, depth }: TableOptions, format: string) {
  const names = columns && wordsOfLists(columns);
  return {
    read: {
      ...(names === undefined ? {} : { columns: knownColumns(names) }),
      ...(depth === undefined ? {} : { depth: Number(depth) }),
    },
    diagnostics: [
      ...(names === undefined ? [] : columnProblems(names, format)),
      ...(depth === undefined ? [] : depthProblems(depth, format)),
    ],
  };
}

/** Each name once, in the order of the command line. */
function knownColumns(names: readonly string[]): readonly ColumnName[] {
  return [...new Set(names.flatMap((text) => columnOf(text) ?? []))];
}

function columnOf(text: string): ColumnName | undefined {
  return Object.hasOwn(columnAliases, text) ? columnAliases[text] : columnNames.find((name) => name === text);
}

function columnProblems(names: readonly string[], format: string): readonly Diagnostic[] {
  const why = formatsWithOwnColumns[format];
  const unknown = names.filter((text) => columnOf(text) === undefined);
  const known = [...columnNames, ...Object.keys(columnAliases)];
  const expected = `one or more of ${columnNames.join(', ')}`;
  const help = 'for example --columns kernel_size,macs,share_percent';
  return [
    ...(why === undefined ? [] : [unfit('--columns', `the ${format} format: ${why}`, 'text')]),
    ...unknown.map((text) => unknownChoice('--columns', text, expected, known, help)),
  ];
}

function depthProblems(depth: string, format: string): readonly Diagnostic[] {
  const isNumber = /^\d{1,9}$/.test(depth);
  const example = '0 for the root alone, for example --depth 2';
  return [
    ...(isNumber ? [] : [invalidOption('--depth', depth, 'a whole number', example)]),
    ...(formatsWithDepth.includes(format) ? [] : [unfit('--depth', `the ${format} format`, 'tree')]),
  ];
}

function unfit(option: string, what: string, format: keyof typeof reportFormats): Diagnostic {
  return conflictingOption(option, what, `add --format ${format}, or leave ${option} out`);
}
