import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentBytes } from '../frontends/document-bytes';

/** What the reading of a checkpoint needs from outside; it opens no file by itself. */
export interface CheckpointIo {
  /** The bytes of a document, or why they cannot be had. */
  readonly openDocument: (path: string) => DocumentBytes | Diagnostic;
  /** The path of a document that another one names. */
  readonly resolvePath: (from: string, reference: string) => string;
}
