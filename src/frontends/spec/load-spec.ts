import type { Diagnostic, JsonPath } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/nearest';
import { madeOnce } from '../../graph/made-once';
import { decodeDocument } from '../../language/decode';
import { looksLikePath } from '../../language/document-name';
import type { SpecResult } from '../../language/parse-spec';
import { nameOfDocument, parseSpec } from '../../language/parse-spec-text';
import { quoted, shortened } from '../../text/shortened';
import type { FrontEndIo, NetworkDocument, ReadOptions } from '../front-end';

/** A spec with the texts of the documents it came from, for code frames. */
export interface LoadedSpec extends SpecResult {
  readonly texts: ReadonlyMap<string, string>;
}

/** Loads a spec with all that it extends; never throws. */
export function loadSpec(
  { path, bytes }: Pick<NetworkDocument, 'path'> & { readonly bytes: Uint8Array },
  { allowOutside }: Pick<ReadOptions, 'allowOutside'>,
  io: FrontEndIo,
): LoadedSpec {
  const texts = new Map<string, string>();
  return {
    ...loadDocument(path, bytes, [], { root: path, allowOutside, io, texts, loaded: new Map() }),
    texts,
  };
}

/** The state of loading one spec. */
interface Loading extends Pick<ReadOptions, 'allowOutside'> {
  /** The document that was named first. */
  readonly root: string;
  readonly io: FrontEndIo;
  readonly texts: Map<string, string>;
  /** The documents that were loaded, by their paths: one that is used often is read once. */
  readonly loaded: Map<string, SpecResult>;
}

function loadDocument(
  path: string,
  bytes: Uint8Array | Diagnostic,
  open: readonly string[],
  loading: Loading,
): SpecResult {
  if (!(bytes instanceof Uint8Array)) return { spec: null, diagnostics: [bytes] };
  const decoded = decodeDocument(bytes, path);
  if (decoded.text === null) return { spec: null, diagnostics: [decoded.diagnostic] };
  loading.texts.set(path, decoded.text);
  return parseSpec(decoded.text, {
    document: path,
    defaultName: nameOfDocument(path),
    resolveBase: (reference, use = { kind: 'extends', path: ['extends'] }) =>
      loadBase(reference, { from: path, ...use }, [...open, path], loading),
  });
}

const LONGEST_EXTENSION = 16;

/** A reference to another spec: a document's `extends` or a layer, and its place. */
interface Use {
  readonly from: string;
  readonly kind: 'extends' | 'layer';
  readonly path: JsonPath;
}

function loadBase(
  reference: string,
  { from, kind, path: at }: Use,
  open: readonly string[],
  loading: Loading,
): SpecResult {
  const { root, allowOutside, io, loaded } = loading;
  const preset = io.readPreset(reference);
  if (preset !== undefined) return { spec: preset, diagnostics: [] };
  // a layer type that is neither a preset nor a path is misspelt
  if (kind === 'layer' && !looksLikePath(reference)) return { spec: null, diagnostics: [] };
  const path = io.resolvePath(from, reference);
  const location = { document: from, path: at };
  const refuse = (message: string, help: string): SpecResult => ({
    spec: null,
    diagnostics: [{ code: 'spec/extends', severity: 'error', message, help, location }],
  });
  if (open.includes(path))
    return refuse(
      `${shortened(path)} ${kind === 'extends' ? 'extends' : 'uses'} itself: ${[...open, path].join(' > ')}`,
      'let one of them hold the layers',
    );
  if (open.length >= LONGEST_EXTENSION)
    return refuse(`more than ${LONGEST_EXTENSION} specs extend each other`, 'extend the last one directly');
  if (!allowOutside && !io.isBeside(root, path)) {
    return refuse(
      `${shortened(path)} is outside the folder of ${shortened(root)}`,
      'move it into that folder, or give --allow-outside',
    );
  }
  if (!looksLikePath(reference) && !io.fileExists(path)) {
    const names = io.presetNames();
    return refuse(
      `no preset and no file is named ${quoted(reference)}`,
      didYouMean(reference, names) ?? 'see "inception list" for the presets',
    );
  }
  const base = madeOnce(loaded, path, () => loadDocument(path, io.readDocument(path), open, loading));
  return { ...base, diagnostics: base.diagnostics.map((found) => ({ location, ...found })) };
}
