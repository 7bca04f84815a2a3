import type { Diagnostic } from '../diagnostics/diagnostic';
import { MOST_SUMMARY_BYTES } from '../renderers/fit-markdown';
import type { Io } from './io';

/**
 * Adds Markdown to what GitHub Actions shows below a run; does nothing elsewhere.
 *
 * `markdown` makes a text of at most the given number of bytes: GitHub shows nothing of a step that wrote more
 * than the limit.
 */
export function addStepSummary(
  markdown: (mostBytes: number) => string,
  { env, appendFile, fileSize }: Pick<Io, 'env' | 'appendFile' | 'fileSize'>,
): readonly Diagnostic[] {
  const path = env.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === '') return [];
  // A blank line separates it from what a later command of the step adds.
  const text = markdown(MOST_SUMMARY_BYTES - fileSize(path) - 1);
  if (text === '') return [full];
  const problem = appendFile(path, `${text}\n`);
  return problem === null ? [] : [problem];
}

const full: Diagnostic = {
  code: 'file/too-large',
  severity: 'warning',
  message: `the job summary of this step has ${MOST_SUMMARY_BYTES} bytes or nearly so: nothing was added to it`,
  help: 'put the commands into steps of their own',
};
