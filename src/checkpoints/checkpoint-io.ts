import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentBytes } from '../frontends/document-bytes';

/** The functions by which a checkpoint is read; the reader opens no file itself. */
export interface CheckpointIo {
  /** The bytes of a document, or why they cannot be read. */
  readonly openDocument: (path: string) => DocumentBytes | Diagnostic;
  /** The path of a document that another one names. */
  readonly resolvePath: (from: string, reference: string) => string;
}
