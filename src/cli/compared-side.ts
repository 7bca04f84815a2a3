import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import type { Graph } from '../graph/graph';
import { comparableOfStored } from '../language/comparable-of-stored';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { type Comparable, comparableOf } from '../report/comparable';
import { analyseSource } from './analyse';
import type { Io } from './io';
import { openReference } from './load-graph';
import { readPresetText } from './presets';
import type { SpecOptions } from './spec-options';
import { readStoredSource, type StoredSource } from './stored-source';

/** One side of a diff: the network, or why there is none. */
export interface ComparedSide {
  readonly report: Comparable | null;
  /** Null for a stored report. */
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: DocumentTexts;
  /** The text of the spec and of all specs that it extends, with line ends made equal; null for a stored report. */
  readonly specText: string | null;
}

/** Reads the old side. Its warnings are left out: what looks unintended in it was there before. */
export function readOldSide(reference: string, options: SpecOptions, io: Io): ComparedSide {
  const side = readSide(reference, { ...options, strict: false }, io);
  return { ...side, diagnostics: side.diagnostics.filter(({ severity }) => severity === 'error') };
}

/** Reads a side by a preset's name, a path, `-` or `git:REV:path`: a network, or a stored report. */
export function readSide(reference: string, options: SpecOptions, io: Io): ComparedSide {
  const source = openReference(reference, io);
  const stored = readStoredSource(source);
  if (stored !== null) return storedSide(reference, stored);
  const { report, graph, diagnostics, texts } = analyseSource(source, options, io);
  const isRight = report !== null && !hasErrors(diagnostics);
  const specTexts = source.kind === 'preset' ? [readPresetText(io, reference)] : [...texts.values()];
  return {
    report: isRight ? comparableOf(report, reference) : null,
    graph,
    diagnostics,
    texts,
    specText: specTexts.includes(undefined) ? null : specTexts.join('\n').replace(/\r\n/g, '\n'),
  };
}

function storedSide(reference: string, { result, text }: StoredSource): ComparedSide {
  const { report, diagnostics } = result;
  return {
    report: report === null ? null : comparableOfStored(report, reference),
    graph: null,
    diagnostics,
    texts: new Map([[reference, text]]),
    specText: null,
  };
}
