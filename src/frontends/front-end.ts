import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Graph } from '../graph/graph';
import type { Spec } from '../language/spec';
import type { DocumentBytes } from './document-bytes';

/** A document that a network is read from. */
export interface NetworkDocument {
  /** The document's name in diagnostics: a path, `-` for standard input, or `git:REV:path`. */
  readonly path: string;
  readonly bytes: DocumentBytes;
  /** Which network of it is meant, as the user wrote it: `Net(10)` of `model.py:Net(10)`; null for the only one. */
  readonly part?: string | null;
}

/** What is changed of a network before it is built, as the user wrote it. */
export interface ReadOptions {
  /** Samples at once; 1 where null. */
  readonly batch: number | null;
  /** Layers that the network may expand to; the front end's own limit where null. */
  readonly maxLayers: number | null;
  /** Each `192x28x28` or `name=192x28x28`. */
  readonly inputs: readonly string[];
  /** Each `name=value`. */
  readonly vars: readonly string[];
  /** Whether a document may name files outside of its own folder. */
  readonly allowOutside: boolean;
  /** The folder below which Python files may be imported; that of the document or its package where null. */
  readonly root?: string | null;
  /** Whether the network is called as in training or as in inference, which is meant when it is not given. */
  readonly mode?: 'eval' | 'train';
}

/** What a front end needs from outside; it opens no file by itself. */
export interface FrontEndIo {
  /** The bytes of a document that another one names, or why they cannot be had. */
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
  /** Hears now and then how many layers a network has so far, where somebody may look on. */
  readonly onLayers?: (count: number) => void;
}

/** What a document comes to. */
export interface ReadResult {
  /** The network, or with errors what could be built of it; null where there is nothing to build. */
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The spec that it is built from, with the options put into it; not there for another kind of document. */
  readonly spec?: Spec;
  /** The texts of the documents that diagnostics point into, by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** Builds the same network at another batch size; not there where its sizes are fixed. */
  readonly rebuild?: (batch: number) => Pick<ReadResult, 'graph' | 'diagnostics'>;
}

/** A kind of document that networks are read from. It loads its code when it first reads one. */
export interface FrontEnd {
  readonly name: string;
  /** How the names of its documents end, after a dot, in lower case. */
  readonly endings: readonly string[];
  /** Whether a document is of this kind, by its name and its first bytes alone. */
  readonly recognises: (path: string, head: Uint8Array) => boolean;
  /** Whether a file with such an ending that nobody named is meant as a network: folders hold other files too. */
  readonly isMeantAsNetwork: (document: NetworkDocument, io: FrontEndIo) => boolean;
  /** Reads a document and builds its graph; gives all errors at once, never throws. */
  readonly read: (source: NetworkDocument, options: ReadOptions, io: FrontEndIo) => ReadResult;
}
