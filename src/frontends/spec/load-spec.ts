import type { Diagnostic } from '../../diagnostics/diagnostic';
import { didYouMean, nearest } from '../../diagnostics/nearest';
import { decodeDocument } from '../../language/decode';
import type { SpecResult } from '../../language/parse-spec';
import { nameOfDocument, parseSpec } from '../../language/parse-spec-text';
import type { Spec } from '../../language/spec';
import { quoted, shortened } from '../../text/shortened';

/** What the loading of specs needs from outside; the core itself opens no file. */
export interface SpecSources {
  /** The names of the presets. */
  readonly presetNames: () => readonly string[];
  /** A preset as it was compiled, to extend; undefined when there is none of this name. */
  readonly readPreset: (name: string) => Spec | undefined;
  /** The bytes of a file or of standard input (`-`), or why they cannot be had. */
  readonly readDocument: (path: string) => Uint8Array | Diagnostic;
  /** The path of a file that another one names. */
  readonly resolvePath: (from: string, reference: string) => string;
  /** Whether a file may be extended by a spec whose first file is `root`. */
  readonly isAllowed: (root: string, path: string) => boolean;
  readonly fileExists: (path: string) => boolean;
}

/** A spec with the texts of the documents it came from, for code frames. */
export interface LoadedSpec extends SpecResult {
  readonly texts: ReadonlyMap<string, string>;
}

/** Loads a spec by its path, or `-` for standard input; never throws. */
export function loadSpec(reference: string, sources: SpecSources): LoadedSpec {
  const texts = new Map<string, string>();
  if (reference !== '-' && !looksLikePath(reference) && !sources.fileExists(reference)) {
    return { spec: null, diagnostics: [unknownPreset(reference, sources.presetNames())], texts };
  }
  return { ...loadFile(reference, reference, [], sources, texts), texts };
}

function loadFile(
  path: string,
  root: string,
  open: readonly string[],
  sources: SpecSources,
  texts: Map<string, string>,
): SpecResult {
  const bytes = sources.readDocument(path);
  if (!(bytes instanceof Uint8Array)) return { spec: null, diagnostics: [bytes] };
  const decoded = decodeDocument(bytes, path);
  if (decoded.text === null) return { spec: null, diagnostics: [decoded.diagnostic] };
  texts.set(path, decoded.text);
  return parseSpec(decoded.text, {
    document: path,
    defaultName: nameOfDocument(path),
    resolveBase: (reference) => loadBase(reference, path, root, [...open, path], sources, texts),
  });
}

const LONGEST_EXTENSION = 16;

function loadBase(
  reference: string,
  from: string,
  root: string,
  open: readonly string[],
  sources: SpecSources,
  texts: Map<string, string>,
): SpecResult {
  const preset = sources.readPreset(reference);
  if (preset !== undefined) return { spec: preset, diagnostics: [] };
  const path = sources.resolvePath(from, reference);
  const refuse = (message: string, help: string): SpecResult => ({
    spec: null,
    diagnostics: [
      {
        code: 'spec/extends',
        severity: 'error',
        message,
        help,
        location: { document: from, path: ['extends'] },
      },
    ],
  });
  if (open.includes(path))
    return refuse(
      `${shortened(path)} extends itself: ${[...open, path].join(' > ')}`,
      'let one of them hold the layers',
    );
  if (open.length >= LONGEST_EXTENSION)
    return refuse(`more than ${LONGEST_EXTENSION} specs extend each other`, 'extend the last one directly');
  if (!sources.isAllowed(root, path)) {
    return refuse(
      `${shortened(path)} is outside the folder of ${shortened(root)}`,
      'move it into that folder, or give --allow-outside',
    );
  }
  if (!looksLikePath(reference) && !sources.fileExists(path)) {
    const names = sources.presetNames();
    return refuse(
      `no preset and no file is named ${quoted(reference)}`,
      didYouMean(reference, names) ?? 'see "inception list" for the presets',
    );
  }
  const base = loadFile(path, root, open, sources, texts);
  const here = { document: from, path: ['extends'] };
  return { ...base, diagnostics: base.diagnostics.map((found) => ({ location: here, ...found })) };
}

function looksLikePath(reference: string): boolean {
  return /[\\/]|\.jsonc?$/.test(reference);
}

/** The diagnostic of a name that neither a preset nor a file has. */
export function unknownPreset(name: string, names: readonly string[]): Diagnostic {
  const near = nearest(name, names);
  return {
    code: 'usage/unknown-preset',
    severity: 'error',
    message: `no preset and no file is named ${quoted(name)}`,
    help:
      near.length > 0
        ? (didYouMean(name, names) ?? '')
        : `the presets are ${names.slice(0, 12).join(', ')}; "inception list" shows all`,
  };
}
