import { formatCount } from '../counts/count';
import type { CheckResult, Contributor } from '../report/check';
import { formatDecimal, percentOf } from '../report/ratio';
import { checkSentence, tallyText } from '../views/check-words';
import { type CheckPlace, type ChecksPlacesOptions, placesOfChecks } from './check-places';
import { type Annotation, renderAnnotations } from './github';

/** The results of checks as a log of GitHub Actions: an annotation for each that did not pass, and a summary line. */
export function renderChecksGithub(results: readonly CheckResult[], { texts }: ChecksPlacesOptions): string {
  const places = placesOfChecks(results, texts);
  const annotations = results.flatMap((result, index) =>
    result.verdict === 'pass' ? [] : [annotationOf(result, places[index])],
  );
  return `${renderAnnotations(annotations)}${tallyText(results)}\n`;
}

function annotationOf(result: CheckResult, place: CheckPlace | undefined): Annotation {
  const { file = null, line = null } = place ?? {};
  return {
    level: result.verdict === 'warning' ? 'warning' : 'error',
    message: messageOf(result),
    title: result.check.name,
    ...(file === null ? {} : { file }),
    ...(line === null ? {} : { line }),
  };
}

function messageOf(result: CheckResult): string {
  const sentence = checkSentence(result);
  if (result.verdict === 'trouble') return sentence;
  const { check, contributors } = result;
  return [sentence, ...(check.note === null ? [] : [check.note]), ...contributors.map(contributorLine)].join(
    '\n',
  );
}

function contributorLine({ path, type, count, whole }: Contributor): string {
  return `${path} (${type}): ${formatCount(count)}, ${formatDecimal(percentOf(count, whole), 1) ?? '-'} %`;
}
