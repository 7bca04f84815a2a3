import type { Diagnostic } from '../diagnostics/diagnostic';
import { invalidOption } from '../diagnostics/invalid-option';
import { updateChecks } from '../language/checks/update-checks';
import type { CheckResult } from '../report/check';
import { limitChange } from '../report/limit-update';
import { printable } from '../text/printable';
import { changeText } from '../views/check-words';
import type { Io } from './io';
import type { JudgedSource } from './judge-checks';

/** What became of the limits of a source. */
export interface UpdateOutcome {
  /** The checks whose limits were changed. */
  readonly updated: readonly CheckResult[];
  /** What was changed, for people. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes the figures of broken checks into their file, in the place of the limits. */
export function updateLimits({ source, results }: JudgedSource, io: Io): UpdateOutcome {
  const changes = results.flatMap((result) => {
    const change = limitChange(result);
    return change === null ? [] : [{ result, change }];
  });
  const { document, text } = source;
  if (source.diagnostics.length > 0 || (changes.length === 0 && source.origin === 'file')) return NOTHING;
  if (source.origin !== 'file' || document === '-' || text === null) {
    const help = 'give the path of a file of checks';
    return { ...NOTHING, diagnostics: [invalidOption('--update', document, 'given with a file', help)] };
  }
  const limits = changes.map(({ change }) => change);
  const problem = io.writeFile(document, updateChecks(text, limits));
  if (problem !== null) return { ...NOTHING, diagnostics: [problem] };
  const lines = changes.map(({ result, change }) => `  ${printable(changeText(result, change))}\n`);
  return {
    updated: changes.map(({ result }) => result),
    text: `updated ${printable(document)}:\n${lines.join('')}`,
    diagnostics: [],
  };
}

const NOTHING: UpdateOutcome = { updated: [], text: '', diagnostics: [] };
