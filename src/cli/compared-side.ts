import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import type { Graph } from '../graph/graph';
import { comparableOfStored } from '../language/comparable-of-stored';
import { decodeDocument } from '../language/decode';
import { isStoredReport, readStoredReport } from '../language/stored-report';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { type Comparable, comparableOf } from '../report/comparable';
import { analyse } from './analyse';
import { parseGitReference, readGitDocument } from './git-document';
import type { Io } from './io';
import { isPreset, readPresetIndex } from './presets';
import type { SpecOptions } from './spec-options';

/** One side of a diff: what is compared, or why there is nothing to compare. */
export interface ComparedSide {
  readonly report: Comparable | null;
  /** Null for a stored report. */
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: DocumentTexts;
  /** The text of the spec and of all that it extends; null for a stored report. */
  readonly specText: string | null;
}

/** Reads a side by a preset's name, a path, `-` or `git:REV:path`: a spec, or a stored report. */
export function readSide(reference: string, options: SpecOptions, io: Io): ComparedSide {
  if (isPreset(io, reference)) {
    return { ...analysedSide(reference, options, io), specText: presetText(io, reference) };
  }
  const git = parseGitReference(reference);
  const bytes = git === null ? io.readDocument(reference) : readGitDocument(io, git);
  const text = bytes instanceof Uint8Array ? decodeDocument(bytes, reference).text : null;
  if (text !== null && isStoredReport(text)) return storedSide(reference, text);
  const readOnce = {
    ...io,
    readDocument: (path: string) => (path === reference ? bytes : io.readDocument(path)),
  };
  return analysedSide(reference, options, readOnce);
}

function analysedSide(reference: string, options: SpecOptions, io: Io): ComparedSide {
  const { report, graph, diagnostics, texts } = analyse(reference, options, io);
  const isRight = report !== null && !hasErrors(diagnostics);
  return {
    report: isRight ? comparableOf(report, reference) : null,
    graph,
    diagnostics,
    texts,
    specText: [...texts.values()].map((text) => text.replace(/\r\n/g, '\n')).join('\n'),
  };
}

function storedSide(reference: string, text: string): ComparedSide {
  const { report, diagnostics } = readStoredReport(text, reference);
  return {
    report: report === null ? null : comparableOfStored(report, reference),
    graph: null,
    diagnostics,
    texts: new Map([[reference, text]]),
    specText: null,
  };
}

function presetText(io: Io, name: string): string | null {
  const entry = readPresetIndex(io).find((candidate) => candidate.name === name);
  return entry === undefined ? null : (io.readPackageFile(entry.file)?.replace(/\r\n/g, '\n') ?? null);
}
