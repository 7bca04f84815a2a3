import { formatCount } from '../counts/count';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { type CheckResult, type Contributor, isBroken, type JudgedCheck } from '../report/check';
import { formatDecimal, percentOf } from '../report/ratio';
import { printable } from '../text/printable';
import { checkSentence, statedNotes, tallyText } from '../views/check-words';
import { type ChecksPlacesOptions, placedResults } from './check-places';
import { diagnosticAnnotations } from './diagnostics-github';
import { type Annotation, type FileOf, type Place, renderAnnotations } from './github';

export interface ChecksGithubOptions extends ChecksPlacesOptions {
  /** The files of documents; their own names when not given. */
  readonly fileOf?: FileOf;
}

/**
 * The results of checks as a log of GitHub Actions: an annotation for each that did not pass, and a summary
 * line. A problem of a spec is at its own line, once for all checks of that spec.
 */
export function renderChecksGithub(
  results: readonly CheckResult[],
  { texts, fileOf = (document) => document }: ChecksGithubOptions,
): string {
  const annotations = placedResults(results, { texts }).flatMap(([result, place]) => {
    const elsewhere = result.diagnostics.filter((diagnostic) => !isOfCheck(diagnostic, result));
    const own = isBroken(result) ? [messageOf(result)] : messagesOfTrouble(result);
    return [
      ...own.map((message) => annotationOf(result, message, place, fileOf)),
      ...diagnosticAnnotations(elsewhere, texts, fileOf),
    ];
  });
  const once = new Map(annotations.map((annotation) => [JSON.stringify(annotation), annotation]));
  const lines = [...statedNotes(results).map(printable), tallyText(results), ''];
  return renderAnnotations([...once.values()]) + lines.join('\n');
}

/** The messages about a check itself, and those without a place of their own. */
function messagesOfTrouble(result: CheckResult): readonly string[] {
  const own = result.diagnostics.filter((diagnostic) => isOfCheck(diagnostic, result));
  return own.length === 0 ? [] : [own.map(({ message }) => message).join('; ')];
}

function isOfCheck({ location }: Diagnostic, { check }: CheckResult): boolean {
  return location === undefined || location.document === check.location?.document;
}

function annotationOf(
  { check, verdict }: CheckResult,
  message: string,
  place: Place,
  fileOf: FileOf,
): Annotation {
  const file = place.file === undefined ? null : fileOf(place.file);
  const level = verdict === 'broken' || verdict === 'trouble' ? 'error' : 'warning';
  return { level, message, title: check.name, ...place, file: file ?? undefined };
}

function messageOf(result: JudgedCheck): string {
  const { check, contributors } = result;
  return [
    checkSentence(result),
    ...(check.note === null ? [] : [check.note]),
    ...contributors.map(contributorLine),
  ].join('\n');
}

function contributorLine({ path, type, count, whole }: Contributor): string {
  return `${path} (${type}): ${formatCount(count)}, ${formatDecimal(percentOf(count, whole), 1) ?? '-'} %`;
}
