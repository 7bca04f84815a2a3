import type { Diagnostic } from '../diagnostics/diagnostic';
import { updateChecks } from '../language/checks/update-checks';
import type { CheckResult } from '../report/check';
import { limitChange, tighterLimit } from '../report/limit-update';
import { printable } from '../text/printable';
import { changeText } from '../views/check-words';
import type { Io } from './io';
import type { JudgedSource } from './judge-checks';

/** The result of updating the limits of a source. */
export interface UpdateOutcome {
  /** The checks whose limits were changed. */
  readonly updated: readonly CheckResult[];
  /** A text about what was changed, for people. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Which limits are updated, as the command line gives it. */
export interface UpdateOptions {
  readonly update?: boolean;
  readonly tighten?: boolean;
  readonly dryRun?: boolean;
}

/** Whether any limit is to be updated. */
export function isUpdate({ update = false, tighten = false }: UpdateOptions): boolean {
  return update || tighten;
}

/** Replaces limits in their file by the figures: those of broken checks, or those that could be tighter. */
export function updateLimits(
  { source, results }: JudgedSource,
  options: UpdateOptions,
  io: Io,
): UpdateOutcome {
  const { update = false, tighten = false, dryRun = false } = options;
  const changes = results.flatMap((result) => {
    const change = (update ? limitChange(result) : null) ?? (tighten ? tighterLimit(result) : null);
    return change === null ? [] : [{ result, change }];
  });
  const { document, text, byteOrderMark } = source;
  if (source.diagnostics.length > 0 || (changes.length === 0 && source.origin === 'file')) return NOTHING;
  if (source.origin !== 'file' || document === '-' || text === null) {
    const help = 'give the path of a file of checks';
    const option = update ? '--update' : '--tighten';
    const message = `${option} cannot write to ${printable(document)}`;
    return { ...NOTHING, diagnostics: [{ code: 'usage/invalid-option', severity: 'error', message, help }] };
  }
  const lines = changes.map(({ result, change }) => `  ${printable(changeText(result, change))}\n`);
  if (dryRun) return { ...NOTHING, text: `would update ${printable(document)}:\n${lines.join('')}` };
  const limits = changes.map(({ change }) => change);
  const problem = io.writeFile(document, byteOrderMark + updateChecks(text, limits));
  if (problem !== null) return { ...NOTHING, diagnostics: [problem] };
  return {
    updated: changes.map(({ result }) => result),
    text: `updated ${printable(document)}:\n${lines.join('')}`,
    diagnostics: [],
  };
}

const NOTHING: UpdateOutcome = { updated: [], text: '', diagnostics: [] };
