import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Io } from './io';

/** Adds Markdown to what GitHub Actions shows below a run; does nothing elsewhere. */
export function addStepSummary(
  markdown: () => string,
  { env, appendFile }: Pick<Io, 'env' | 'appendFile'>,
): readonly Diagnostic[] {
  const path = env.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') return [];
  const problem = appendFile(path, markdown());
  return problem === null ? [] : [problem];
}
