import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { type BuildOptions, buildGraph, type GraphResult } from '../../src/frontends/spec/build-graph';
import type { Graph } from '../../src/graph/graph';
import type { SpecResult } from '../../src/language/parse-spec';
import { type ParseSpecOptions, parseSpec } from '../../src/language/parse-spec-text';
import { createReport } from '../../src/report/report';
import type { Report } from '../../src/report/report-rows';
import { allNodes, modulesOf } from './graph-view';

/** A document as a test writes it: a JSON value, or its text where the order of keys matters. */
export type Document = string | Readonly<Record<string, unknown>>;

export function parsed(document: Document, options: ParseSpecOptions = {}): SpecResult {
  return parseSpec(typeof document === 'string' ? document : JSON.stringify(document), options);
}

/** Reads and builds a document, with or without errors. */
export function attempt(document: Document, options: BuildOptions = {}): GraphResult {
  const { spec, diagnostics } = parsed(document);
  if (spec === null) return { graph: EMPTY, diagnostics };
  const built = buildGraph(spec, options);
  return { graph: built.graph, diagnostics: [...diagnostics, ...built.diagnostics] };
}

/** The network of a document that must be accepted. */
export function built(document: Document, options: BuildOptions = {}): Graph {
  const { graph, diagnostics } = attempt(document, options);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(textOf).join('\n'));
  return graph;
}

/** A network of these layers over an input of 8 channels, 6 x 4, unless said otherwise. */
export function series(layers: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): Graph {
  return built({ input: [8, 6, 4], ...more, layers });
}

/** What is wrong with a document, the code and the JSON path of each error. */
export function errorsOf(document: Document, options: BuildOptions = {}): readonly string[] {
  return attempt(document, options).diagnostics.map(
    ({ code, location }) => `${code} ${location?.path?.join('.')}`,
  );
}

export function reportOf(document: Document, options: BuildOptions = {}): Report {
  return createReport(built(document, options));
}

/** A line a call: its path, type and output shape. */
export function lines(graph: Graph): readonly string[] {
  return allNodes(graph).map(({ path, op, output }) => `${path} ${op.type} ${output.join('x')}`);
}

export function paths({ nodes }: Graph): readonly string[] {
  return nodes.map(({ path }) => path);
}

/** The paths of Sequentials and module uses, in the order in which they end. */
export function modulePaths(graph: Graph): readonly string[] {
  return modulesOf(graph).map(({ path, type }) => `${path} ${type}`);
}

/** The parameters of each call. */
export function params(graph: Graph): readonly number[] {
  return createReport(graph).layers.map((layer) => Number(layer.params));
}

/** The output shape of the first call with a path. */
export function outputAt(graph: Graph, path: string): readonly number[] | undefined {
  return allNodes(graph).find((node) => node.path === path)?.output;
}

export function conv(out_channels: unknown, more: Readonly<Record<string, unknown>> = {}) {
  return { type: 'Conv2d', out_channels, kernel_size: 1, ...more };
}

export const relu = { type: 'ReLU' };

const EMPTY: Graph = {
  name: '',
  kind: 'module',
  source: '',
  batch: 1,
  sources: [],
  nodes: [],
  parameters: [],
  regions: [],
  outputs: [],
};

function textOf({ code, message, why, location }: Diagnostic): string {
  return `${code} at ${location?.path?.join('.')}: ${message} (${why ?? ''})`;
}
