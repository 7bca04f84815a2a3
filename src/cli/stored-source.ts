import { decodeDocument } from '../language/decode';
import { isStoredReport, readStoredReport, type StoredReportResult } from '../language/stored-report';
import type { Source } from './load-graph';

/** The stored report that a document is; null for any other document. */
export interface StoredSource {
  readonly result: StoredReportResult;
  readonly text: string;
}

/** Reads a document that is a stored report; null where it is meant as something else. */
export function readStoredSource(source: Source): StoredSource | null {
  if (source.kind !== 'document') return null;
  const { text } = decodeDocument(source.bytes, source.path);
  if (text === null || !isStoredReport(text)) return null;
  return { result: readStoredReport(text, source.path), text };
}
