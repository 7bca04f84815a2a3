import type { CommanderError } from 'commander';
import type { Diagnostic, DiagnosticCode } from '../diagnostics/diagnostic';
import { listed } from '../diagnostics/nearest';
import { looksLikePath } from '../language/document-name';
import type { ColourOption } from './colour';
import { commands } from './commands/index';
import { describedCommands } from './described-commands';
import { FOLDER_OPTION } from './folder-option';
import type { FormatOptions } from './format-option';
import type { Io } from './io';
import { isPreset } from './presets';
import { refuse } from './print-diagnostics';

/** Prints an error of commander in the form of all other errors, and returns the exit code for it. */
export function refuseCommandLine(error: CommanderError, argv: readonly string[], io: Io): number {
  return refuse([diagnosticOf(error, argv, io)], formatOptionsOf(argv), io);
}

/** Prints that only one of the networks can be standard input, and returns the exit code for it. */
export function refuseSecondInput(argv: readonly string[], io: Io): number {
  const problem: Diagnostic = {
    code: 'usage/invalid-option',
    severity: 'error',
    message: 'standard input, "-", can be given only once',
    help: 'give the path of a file for the others',
  };
  return refuse([problem], formatOptionsOf(argv), io);
}

/** Prints that the command cannot be run in a folder, and returns the exit code for it. */
export function refuseFolder(problem: Diagnostic, argv: readonly string[], io: Io): number {
  return refuse([problem], formatOptionsOf(argv), io);
}

const CODES: Readonly<Record<string, DiagnosticCode>> = {
  'commander.unknownCommand': 'usage/unknown-command',
  'commander.unknownOption': 'usage/unknown-option',
};

/** What commander adds if there are similar words: `(Did you mean --format?)`. */
const NEAR = /\(Did you mean (?:one of )?(.+)\?\)/;

function diagnosticOf({ code, message }: CommanderError, argv: readonly string[], io: Io): Diagnostic {
  const [first = ''] = message.split('\n');
  const near = NEAR.exec(message)?.[1]
    ?.split(', ')
    .map((word) => `"${word}"`);
  return {
    code: CODES[code] ?? 'usage/arguments',
    severity: 'error',
    message: reworded(first),
    help:
      near === undefined
        ? (optionHint(message) ?? networkHint(argv, io) ?? helpHint(argv))
        : `did you mean ${near.join(' or ')}?`,
  };
}

/**
 * A message of commander in the form of all others: without its prefix and full stop, and with the same
 * quotation marks.
 */
function reworded(message: string): string {
  return message
    .replace(/^error: /, '')
    .replace(/'(.*)'/, (_quoted, word) => JSON.stringify(word))
    .replace(/\. Expected (.*)\.$/, ': expected $1');
}

/** For an option that other commands have: which commands. */
function optionHint(message: string): string | null {
  const option = /unknown option '(-[^'=]*)/.exec(message)?.[1];
  if (option === undefined) return null;
  if (option === FOLDER_OPTION) return `${FOLDER_OPTION} goes before the command`;
  const takers = describedCommands(commands).filter(({ options }) =>
    options.some(({ long, short }) => long === option || short === option),
  );
  return takers.length === 0 ? null : `${option} is an option of ${listed(takers.map(({ name }) => name))}`;
}

/** If a preset or a file is given in place of a command: the command that takes it. */
function networkHint([word = '']: readonly string[], io: Io): string | null {
  if (Object.hasOwn(commands, word)) return null;
  const isFile = looksLikePath(word) && io.fileExists(word);
  const kind = isPreset(io, word) ? 'a preset' : isFile ? 'a file' : null;
  return kind === null ? null : `${word} is ${kind}: inception summary ${word}`;
}

function helpHint([word = '']: readonly string[]): string {
  return Object.hasOwn(commands, word)
    ? `"inception help ${word}" shows what it takes`
    : '"inception help" shows the commands';
}

/** The options of how errors are printed, as far as they can be found without parsing the command line. */
function formatOptionsOf(argv: readonly string[]): FormatOptions {
  const isJson = argv.some(
    (word, at) => word === '--json' || `${argv[at - 1]}=${word}`.endsWith('--format=json'),
  );
  const colour: ColourOption = argv.includes('--no-color') ? false : argv.includes('--color') || undefined;
  return { json: isJson, ...(colour === undefined ? {} : { color: colour }) };
}
