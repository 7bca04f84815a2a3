import type { Command } from 'commander';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Formats } from '../renderers/index';
import { readChoices } from './choice-option';
import type { ColourOption } from './colour';
import type { Io } from './io';

/** The options of how a command prints, as the command line gives them. */
export interface FormatOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly color?: ColourOption;
}

/** A format that a command prints in. */
export interface ChosenFormat<Document, Context> {
  readonly name: string;
  /** Prints a document on standard output, in pieces if the format makes pieces. */
  readonly print: (document: Document, context: Context, io: Pick<Io, 'out'>) => void;
}

/** Adds `--format` for formats by their names, and `--json`. */
export function addFormatOptions(command: Command, formats: Formats<never, never>): Command {
  const [byDefault] = Object.keys(formats);
  return command
    .option('--format <format>', Object.keys(formats).join(', '), byDefault)
    .option('--json', 'the same as --format json');
}

/** The name of the format that the options select; `--json` takes precedence over `--format`. */
export function formatName({ format = 'text', json = false }: FormatOptions): string {
  return json ? 'json' : format;
}

/** The format that the options select; null with a diagnostic if there is none of that name. */
export function readFormat<Document, Context>(
  options: FormatOptions,
  formats: Formats<Document, Context>,
): {
  readonly format: ChosenFormat<Document, Context> | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { choices, diagnostics } = readChoices(
    '--format',
    [formatName(options)],
    Object.keys(formats),
    Object.hasOwn(formats, 'json') ? 'json' : undefined,
  );
  const [name = ''] = choices;
  const load = formats[name];
  if (load === undefined) return { format: null, diagnostics };
  const print: ChosenFormat<Document, Context>['print'] = (document, context, { out }) => {
    const text = load()(document, context);
    for (const piece of typeof text === 'string' ? [text] : text) out(piece);
  };
  return { format: { name, print }, diagnostics };
}
