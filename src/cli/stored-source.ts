import { headOf } from '../frontends/document-bytes';
import { findFrontEnd } from '../frontends/index';
import { specFrontEnd } from '../frontends/spec/index';
import { decodeDocument } from '../language/decode';
import { isStoredReport, readStoredReport, type StoredReportResult } from '../language/stored-report';
import type { Source } from './load-graph';

/** The stored report in a document, or its problems. */
export interface StoredSource {
  readonly result: StoredReportResult;
  readonly text: string;
}

/** Reads a document that is a stored report; null if it is something else. */
export function readStoredSource(source: Source): StoredSource | null {
  if (source.kind !== 'document') return null;
  // Reports are JSON, which only the front end of specs reads.
  if (findFrontEnd(source.path, headOf(source.bytes)) !== specFrontEnd) return null;
  const bytes = source.bytes.all();
  const text = bytes instanceof Uint8Array ? decodeDocument(bytes, source.path).text : null;
  if (text === null || !isStoredReport(text)) return null;
  return { result: readStoredReport(text, source.path), text };
}
