import { formatCount } from '../counts/count';
import type { CheckResult, Contributor } from '../report/check';
import { formatDecimal, percentOf } from '../report/ratio';
import { checkSentence, tallyText } from '../views/check-words';
import { type ChecksPlacesOptions, placedResults } from './check-places';
import { type Annotation, renderAnnotations } from './github';

/** The results of checks as a log of GitHub Actions: an annotation for each that did not pass, and a summary line. */
export function renderChecksGithub(results: readonly CheckResult[], options: ChecksPlacesOptions): string {
  const annotations = placedResults(results, options).flatMap(([result, place]): readonly Annotation[] => {
    const { verdict, check } = result;
    if (verdict === 'pass') return [];
    const level = verdict === 'warning' ? 'warning' : 'error';
    return [{ level, message: messageOf(result), title: check.name, ...place }];
  });
  return `${renderAnnotations(annotations)}${tallyText(results)}\n`;
}

function messageOf(result: CheckResult): string {
  const sentence = checkSentence(result);
  if (result.verdict === 'trouble') return sentence;
  const { check, contributors } = result;
  const notes = check.note === null ? [] : [check.note];
  return [sentence, ...notes, ...contributors.map(contributorLine)].join('\n');
}

function contributorLine({ path, type, count, whole }: Contributor): string {
  return `${path} (${type}): ${formatCount(count)}, ${formatDecimal(percentOf(count, whole), 1) ?? '-'} %`;
}
