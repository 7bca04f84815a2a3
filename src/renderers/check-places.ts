import { createLocator, positionAt } from '../diagnostics/position';
import type { CheckResult } from '../report/check';
import type { DocumentTexts } from './diagnostics-text';

export interface ChecksPlacesOptions {
  /** The documents that contain the checks. */
  readonly texts: DocumentTexts;
}

/** The file and line of a check; null for what is not known. */
export interface CheckPlace {
  readonly file: string | null;
  readonly line: number | null;
}

/** The document and line of each check, in the order of the results. */
export function placesOfChecks(results: readonly CheckResult[], texts: DocumentTexts): readonly CheckPlace[] {
  const locators = new Map([...texts].map(([document, text]) => [document, createLocator(text)]));
  return results.map(({ check: { location } }) => {
    if (location === null) return { file: null, line: null };
    const text = texts.get(location.document);
    const locate = locators.get(location.document);
    if (text === undefined || locate === undefined) return { file: location.document, line: null };
    return { file: location.document, line: positionAt(text, locate(location).start).line };
  });
}
