import type { Diagnostic } from '../diagnostics/diagnostic';
import { namesDocument } from '../frontends/index';
import { CHECKS_SCHEMA } from '../language/checks/checks-schema';
import { type CheckEntry, isChecksDocument, parseChecksValue } from '../language/checks/parse-checks';
import { decodeDocument, hasByteOrderMark } from '../language/decode';
import { looksLikePath } from '../language/document-name';
import { readJson } from '../language/read-json';
import { parseGitReference } from './git-reference';
import type { Io } from './io';
import { fileReference, readDocument, resolveReference } from './load-graph';
import { nearPaths } from './near-paths';
import { isPreset, unknownPreset } from './presets';

/** Checks and where they come from. */
export interface ChecksSource {
  /**
   * `file`: a file that can be rewritten; `revision`: a file of a git revision; `package`: a file of this
   * package; `options`: limits given on the command line.
   */
  readonly origin: 'file' | 'revision' | 'package' | 'options';
  /** The name of the document; for `options`, that of the spec. */
  readonly document: string;
  /** The document's text; null if there is none. */
  readonly text: string | null;
  /** The byte order mark that precedes the text of the document, or nothing. */
  readonly byteOrderMark: '\ufeff' | '';
  readonly entries: readonly CheckEntry[];
  /** The problems of the document apart from those of its checks. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file of checks, by its path, `-`, or the name of one that this package contains. */
export function readChecksSource(io: Io, reference: string): ChecksSource {
  if (parseGitReference(reference) !== null) return readFile(io, reference, 'revision');
  if (reference === '-' || io.fileExists(reference)) return readFile(io, reference);
  const file = `configs/${reference}.checks.json`;
  const text = PACKAGED_NAME.test(reference) ? io.readPackageFile(file) : undefined;
  if (text !== undefined) return parse(text, 'package', file);
  if (looksLikePath(reference)) return readFile(io, reference);
  return failed(reference, [notChecks(io, reference)]);
}

/**
 * The reference of a check's spec as the reader of specs takes it: a preset's name, or a path from the working
 * folder.
 */
export function specReference(io: Io, source: ChecksSource, spec: string): string | Diagnostic {
  if (source.origin === 'options' || parseGitReference(spec) !== null || isPreset(io, spec)) return spec;
  const path = source.origin === 'package' ? spec : resolveReference(source.document, spec, io);
  if (parseGitReference(path) !== null) return path;
  return namesDocument(spec) || io.fileExists(path) ? fileReference(path, io) : unknownPreset(io, spec);
}

const PACKAGED_NAME = /^\w[\w-]*(\/\w[\w-]*)*$/;

function readFile(io: Io, path: string, origin: 'file' | 'revision' = 'file'): ChecksSource {
  const bytes = readDocument(path, io);
  if (!(bytes instanceof Uint8Array)) return failed(path, [bytes]);
  const decoded = decodeDocument(bytes, path);
  if (decoded.text === null) return failed(path, [decoded.diagnostic]);
  const byteOrderMark = hasByteOrderMark(bytes) ? ('\ufeff' as const) : ('' as const);
  return { ...parse(decoded.text, origin, path), byteOrderMark };
}

function parse(
  text: string,
  origin: Exclude<ChecksSource['origin'], 'options'>,
  document: string,
): ChecksSource {
  const json = readJson(text, document);
  if (json.diagnostics.length > 0) return { ...failed(document, json.diagnostics), text };
  if (isChecksDocument(json.value)) {
    return { origin, document, text, byteOrderMark: '', ...parseChecksValue(json.value, document) };
  }
  const diagnostic: Diagnostic = {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `${document} is not a file of checks: it has no "schema": "${CHECKS_SCHEMA}"`,
    help: 'to check a spec, give a limit, for example --max params=200k',
    location: { document, path: [] },
  };
  return { ...failed(document, [diagnostic]), text };
}

function notChecks(io: Io, reference: string): Diagnostic {
  if (isPreset(io, reference)) {
    return {
      code: 'usage/invalid-option',
      severity: 'error',
      message: `${reference} is a spec, but no limit is given`,
      help: 'add one, for example --max params=200k, or give a file of checks',
    };
  }
  return {
    code: 'usage/unknown-preset',
    severity: 'error',
    message: `there is no file of checks ${JSON.stringify(reference)}`,
    help:
      nearPaths(reference, io.namesIn) ?? 'give the path of one, or "article" for the checks of the article',
  };
}

function failed(document: string, diagnostics: readonly Diagnostic[]): ChecksSource {
  return { origin: 'file', document, text: null, byteOrderMark: '', entries: [], diagnostics };
}
