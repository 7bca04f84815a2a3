import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Graph } from '../graph/graph';
import type { Spec } from '../language/spec';
import type { DocumentBytes } from './document-bytes';

/** A document that a network is read from. */
export interface NetworkDocument {
  /** The document's name in diagnostics: a path, `-` for standard input, or `git:REV:path`. */
  readonly path: string;
  readonly bytes: DocumentBytes;
  /** Which of its networks to read, as the user wrote it: `Net(10)` of `model.py:Net(10)`; null for the only one. */
  readonly part?: string | null;
}

/** The changes to a network before it is built, as the user wrote them. */
export interface ReadOptions {
  /** The number of samples; null for 1. */
  readonly batch: number | null;
  /** The largest number of layers that the network may expand to; null for the front end's own limit. */
  readonly maxLayers: number | null;
  /** Each `192x28x28` or `name=192x28x28`. */
  readonly inputs: readonly string[];
  /** Each `name=value`. */
  readonly vars: readonly string[];
  /** Whether a document may name files outside of its own folder. */
  readonly allowOutside: boolean;
  /** The folder below which Python files may be imported; null for that of the document or its package. */
  readonly root?: string | null;
  /** Whether the network is called as in training or as in inference; inference when not given. */
  readonly mode?: 'eval' | 'train';
}

/** The functions by which a front end reads other documents; it opens no file itself. */
export interface FrontEndIo {
  /** The bytes of a document that another one names, or why they cannot be read. */
  readonly readDocument: (path: string) => Uint8Array | Diagnostic;
  /** The path of a document that another one names. */
  readonly resolvePath: (from: string, reference: string) => string;
  /** Whether a document lies in the folder of another one. */
  readonly isBeside: (root: string, path: string) => boolean;
  /** The names of the folders from one down to that of a document; null where the document does not lie below it. */
  readonly foldersBelow: (folder: string, path: string) => readonly string[] | null;
  readonly fileExists: (path: string) => boolean;
  readonly presetNames: () => readonly string[];
  /** A preset as it was compiled; undefined when there is none of this name. */
  readonly readPreset: (name: string) => Spec | undefined;
  /** Called now and then with the number of layers so far, if progress is shown. */
  readonly onLayers?: (count: number) => void;
}

/** The result of reading a document. */
export interface ReadResult {
  /** The network, or, with errors, what could be built of it; null if nothing could. */
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The spec that it is built from, with the options applied; absent for other kinds of documents. */
  readonly spec?: Spec;
  /** The texts of the documents that diagnostics point into, by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** Builds the same network at another batch size; absent if its sizes are fixed. */
  readonly rebuild?: (batch: number) => Pick<ReadResult, 'graph' | 'diagnostics'>;
}

/** A kind of document that networks are read from. It loads its code when it first reads one. */
export interface FrontEnd {
  readonly name: string;
  /** The endings of its documents' names, without the dot, in lower case. */
  readonly endings: readonly string[];
  /** Whether a document is of this kind, by its name and its first bytes alone. */
  readonly recognises: (path: string, head: Uint8Array) => boolean;
  /** Whether a file with such an ending in a folder is meant as a network, since folders also contain other files. */
  readonly isMeantAsNetwork: (document: NetworkDocument, io: FrontEndIo) => boolean;
  /** Reads a document and builds its graph; returns all errors at once, never throws. */
  readonly read: (source: NetworkDocument, options: ReadOptions, io: FrontEndIo) => ReadResult;
}
