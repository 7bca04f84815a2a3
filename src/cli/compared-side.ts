import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { headOf } from '../frontends/document-bytes';
import type { NetworkDocument } from '../frontends/front-end';
import { findFrontEnd } from '../frontends/index';
import { specFrontEnd } from '../frontends/spec/index';
import type { Graph } from '../graph/graph';
import { comparableOfStored } from '../language/comparable-of-stored';
import { decodeDocument } from '../language/decode';
import { isStoredReport, readStoredReport } from '../language/stored-report';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { type Comparable, comparableOf } from '../report/comparable';
import { analyseSource } from './analyse';
import type { Io } from './io';
import { openReference } from './load-graph';
import { readPresetText } from './presets';
import type { SpecOptions } from './spec-options';

/** One side of a diff: what is compared, or why there is nothing to compare. */
export interface ComparedSide {
  readonly report: Comparable | null;
  /** Null for a stored report. */
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: DocumentTexts;
  /** The text of the spec and of all that it extends, whatever their line ends; null for a stored report. */
  readonly specText: string | null;
}

/** Reads a side by a preset's name, a path, `-` or `git:REV:path`: a network, or a stored report. */
export function readSide(reference: string, options: SpecOptions, io: Io): ComparedSide {
  const source = openReference(reference, io);
  const text = source.kind === 'document' ? textOfDocument(source) : null;
  if (text !== null && isStoredReport(text)) return storedSide(reference, text);
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

/** The text of a document that may be a stored report; null of any other kind. */
function textOfDocument({ path, bytes }: NetworkDocument): string | null {
  if (findFrontEnd(path, headOf(bytes)) !== specFrontEnd) return null;
  const all = bytes.all();
  return all instanceof Uint8Array ? decodeDocument(all, path).text : null;
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
