import type { Diagnostic } from '../diagnostics/diagnostic';
import { comparableOfStored } from '../language/comparable-of-stored';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import type { ComparedNetwork, StoredNetwork } from '../report/compare';
import { printable } from '../text/printable';
import { analyseSource } from './analyse';
import type { Io } from './io';
import { openReference } from './load-graph';
import type { SpecOptions } from './spec-options';
import { parseSpecReference } from './spec-reference';
import { readStoredSource, type StoredSource } from './stored-source';

/** A network of a comparison, or why there is none. */
export interface ComparedSource {
  /** The reference as it was given. */
  readonly reference: string;
  readonly network: ComparedNetwork | StoredNetwork | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: DocumentTexts;
}

/**
 * Reads `v2`, a path, `-`, a stored report, or `v2@192x28x28`: the sizes of the reference take precedence over
 * those of `--in`.
 */
export function readComparedNetwork(reference: string, options: SpecOptions, io: Io): ComparedSource {
  const { spec, input } = parseSpecReference(reference, io);
  const source = openReference(spec, io);
  const stored = readStoredSource(source);
  if (stored !== null) return storedSource(reference, stored, input);
  const ownOptions = input === null ? options : { ...options, in: [input] };
  const { graph, report, diagnostics, texts } = analyseSource(source, ownOptions, io);
  const network =
    graph === null || report === null ? null : { name: nameOf(reference, report.model.name), graph, report };
  return { reference, network, diagnostics, texts };
}

function storedSource(
  reference: string,
  { result, text }: StoredSource,
  input: string | null,
): ComparedSource {
  const { report, diagnostics } = result;
  const texts = new Map([[reference, text]]);
  if (report === null) return { reference, network: null, diagnostics, texts };
  if (input !== null) return { reference, network: null, diagnostics: [hasInput(reference)], texts };
  const network = {
    name: nameOf(reference, report.model.name),
    graph: null,
    report: comparableOfStored(report, reference),
  };
  return { reference, network, diagnostics, texts };
}

/** The reference as the name, but for standard input the name of the network itself. */
function nameOf(reference: string, own: string): string {
  return printable(reference === '-' ? own : reference);
}

function hasInput(reference: string): Diagnostic {
  return {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `${reference} is a stored report: it cannot have another input`,
    help: 'compare the spec itself, or store the report again',
  };
}
