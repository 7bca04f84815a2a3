import type { Command } from 'commander';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Formats, Render } from '../renderers/index';
import { readChoices } from './choice-option';
import type { ColourOption } from './colour';

/** The options of how a command prints, as the command line gives them. */
export interface FormatOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly color?: ColourOption;
}

/** A format that a command prints in. */
export interface ChosenFormat<Document, Context> {
  readonly name: string;
  readonly load: () => Render<Document, Context>;
}

/** Adds `--format` for formats by their names, and `--json`. */
export function addFormatOptions(command: Command, formats: Formats<never, never>): Command {
  return command
    .option('--format <format>', Object.keys(formats).join(', '), 'text')
    .option('--json', 'the same as --format json');
}

/** The name that the options give a format by; `--json` before `--format`. */
export function formatName({ format = 'text', json = false }: FormatOptions): string {
  return json ? 'json' : format;
}

/** The format that the options ask for; null with a diagnostic where there is none of that name. */
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
    'json',
  );
  const [name = ''] = choices;
  const load = formats[name];
  return { format: load === undefined ? null : { name, load }, diagnostics };
}
