import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import type { Graph } from '../../src/graph/graph';
import { parseSpec } from '../../src/language/parse-spec-text';
import { allOps } from '../../src/ops/index';
import { createReport } from '../../src/report/report';
import { writeKeras } from '../../src/writers/keras/write-keras';
import { loadPreset, presetNames } from './load-preset';

/** A network written for Keras, and what its model should have; the text is null if Keras lacks a layer. */
export interface KerasCase {
  readonly name: string;
  readonly text: string | null;
  readonly refused: readonly string[];
  readonly params: number;
  /** The sizes of each output, sorted: maps may have their channels last. */
  readonly outputs: readonly (readonly number[])[];
}

export function kerasCase(name: string, graph: Graph): KerasCase {
  const report = createReport(graph);
  const written = writeKeras(graph, report);
  const sorted = (shape: readonly (number | null)[]) =>
    shape
      .slice(1)
      .map(Number)
      .sort((left, right) => left - right);
  return {
    name,
    text: 'text' in written ? written.text : null,
    refused:
      'text' in written
        ? []
        : [
            ...new Set(
              written.unwritable.map(({ type, why }) => (why === undefined ? type : `${type} (${why})`)),
            ),
          ],
    params: Number(report.totals.params),
    outputs: report.model.outputs.map(({ shape }) => sorted(shape)),
  };
}

export function presetCase(name: string): KerasCase {
  return kerasCase(name, buildGraph(loadPreset(name)).graph);
}

/** The examples of an op's definition, a network of one layer each; those whose inputs have no batch of one are none. */
export function exampleCases(): readonly KerasCase[] {
  return exampleGraphs().map(({ name, graph }) => kerasCase(name, graph));
}

/** The same networks, before they are written. */
export function exampleGraphs(): readonly { readonly name: string; readonly graph: Graph }[] {
  return allOps().flatMap(({ type, examples }) =>
    examples.flatMap((example, index) => {
      if (example.inputs.length === 0 || example.inputs.some(([batch]) => batch !== 1)) return [];
      const names = example.inputs.map((_shape, input) => `input_${input}`);
      const text = JSON.stringify({
        name: 'Net',
        input: Object.fromEntries(example.inputs.map((shape, input) => [names[input], shape.slice(1)])),
        layers: [
          {
            type,
            name: 'layer',
            ...example.args,
            from: names.length === 1 ? '@input_0' : names,
          },
        ],
      });
      const graph = graphOfSpec(text);
      return graph === null ? [] : [{ name: `${type}-${index}`, graph }];
    }),
  );
}

/** The networks of real tools' goldens. */
export function goldenCases(): readonly KerasCase[] {
  const folder = join(import.meta.dirname, '../golden/specs');
  return readdirSync(folder).flatMap((file) => {
    const graph = graphOfSpec(readFileSync(join(folder, file), 'utf8'));
    return graph === null ? [] : [kerasCase(file.replace('.json', ''), graph)];
  });
}

/** The graph of a spec; null if it has an error. */
export function graphOfSpec(text: string): Graph | null {
  const parsed = parseSpec(text, { document: 'net.json', defaultName: 'Net' });
  if (parsed.spec === null) return null;
  const { graph, diagnostics } = buildGraph(parsed.spec);
  return [...parsed.diagnostics, ...diagnostics].some(({ severity }) => severity === 'error') ? null : graph;
}

const groups: Readonly<Record<string, () => readonly KerasCase[]>> = {
  presets: () => presetNames.map(presetCase),
  examples: exampleCases,
  goldens: goldenCases,
};

/** The cases by the group that they are of: of these groups, of all when none is named. */
export function kerasCases(names: readonly string[]): Readonly<Record<string, readonly KerasCase[]>> {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([name, cases]) =>
      names.length === 0 || names.includes(name) ? [[name, cases()] as const] : [],
    ),
  );
}
