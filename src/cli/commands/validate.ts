import { formatCount } from '../../counts/count';
import { hasErrors } from '../../diagnostics/diagnostic';
import { analyse } from '../analyse';
import { type ColourOption, paletteFor } from '../colour';
import { addSpecCommand, type RegisterCommand } from '../command';
import { EXIT_OK, EXIT_TROUBLE } from '../exit-codes';
import type { Io } from '../io';
import { printDiagnostics } from '../print-diagnostics';
import type { SpecOptions } from '../spec-options';

export interface ValidateOptions extends SpecOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color?: ColourOption;
}

/** `inception validate FILE...`: reads and builds each spec and says which are right; exit 2 when one is not. */
export function runValidate(references: readonly string[], options: ValidateOptions, io: Io): number {
  const palette = paletteFor(options.color, io, 'out');
  let exitCode = EXIT_OK;
  for (const reference of references) {
    const { report, diagnostics, texts } = analyse(reference, options, io);
    if (diagnostics.length > 0) {
      const format = options.json === true ? 'json' : 'text';
      printDiagnostics(diagnostics, texts, io, {
        format,
        ...(options.color === undefined ? {} : { color: options.color }),
      });
    }
    if (report === null || hasErrors(diagnostics)) {
      exitCode = EXIT_TROUBLE;
    } else if (options.quiet !== true && options.json !== true) {
      const { layers, totals } = report;
      io.out(
        `${palette.good('ok')} ${reference}: ${layers.length} layers, ${formatCount(totals.params)} parameters\n`,
      );
    }
  }
  return exitCode;
}

/** Adds `inception validate`. */
export const registerValidate: RegisterCommand = (program, { io, setExitCode }) => {
  addSpecCommand(program, 'validate')
    .argument('<file...>', 'paths of JSON specs, presets, or - for standard input')
    .option('--json', 'errors as JSON, on standard error')
    .option('--quiet', 'say nothing of those that are right')
    .action((references: readonly string[], options: ValidateOptions) =>
      setExitCode(runValidate(references, options, io)),
    );
};
