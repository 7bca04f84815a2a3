import { createLocator, positionAt } from '../diagnostics/position';
import type { CheckResult } from '../report/check';
import type { DocumentTexts } from './diagnostics-text';
import type { Place } from './github';

export interface ChecksPlacesOptions {
  /** The documents that contain the checks. */
  readonly texts: DocumentTexts;
}

/** Each result with the document and the line of its check. */
export function placedResults(
  results: readonly CheckResult[],
  { texts }: ChecksPlacesOptions,
): readonly (readonly [CheckResult, Place])[] {
  const locators = new Map([...texts].map(([document, text]) => [document, createLocator(text)]));
  return results.map((result) => {
    const { location } = result.check;
    if (location === null) return [result, {}];
    const file = location.document;
    const [text, locate] = [texts.get(file), locators.get(file)];
    if (text === undefined || locate === undefined) return [result, { file }];
    return [result, { file, line: positionAt(text, locate(location).start).line }];
  });
}
