import type { Diagnostic } from '../diagnostics/diagnostic';
import { shortened } from '../text/shortened';
import { headOf } from './document-bytes';
import type { FrontEndIo, NetworkDocument, ReadOptions, ReadResult } from './front-end';
import { findFrontEnd } from './index';

/** Builds the network of a document by the front end that knows its kind. */
export function readDocumentNetwork(
  document: NetworkDocument,
  options: ReadOptions,
  io: FrontEndIo,
): ReadResult {
  const frontEnd = findFrontEnd(document.path, headOf(document.bytes));
  return (
    frontEnd?.read(document, options, io) ?? {
      graph: null,
      diagnostics: [unknownKind(document.path)],
      texts: new Map(),
    }
  );
}

function unknownKind(path: string): Diagnostic {
  return {
    code: 'file/unknown-kind',
    severity: 'error',
    message: `${shortened(path)} is no kind of file that networks are read from`,
    help: 'give a spec in JSON, PyTorch source, an ONNX file, or see "inception list" for the presets',
  };
}
