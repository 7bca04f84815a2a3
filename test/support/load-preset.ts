import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import type { Graph } from '../../src/graph/graph';
import type { SpecResult } from '../../src/language/parse-spec';
import { parseSpec } from '../../src/language/parse-spec-text';
import type { Spec } from '../../src/language/spec';
import { createReport, type ReportOptions } from '../../src/report/report';
import type { Report } from '../../src/report/report-rows';

const configs = join(import.meta.dirname, '../../configs');

/** The file of every preset by its name, whatever its folder; files of checks are none. */
const files: ReadonlyMap<string, string> = new Map(
  readdirSync(configs, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && !entry.name.endsWith('.checks.json'))
    .map((entry) => [basename(entry.name, '.json'), join(entry.parentPath, entry.name)]),
);

export const presetNames: readonly string[] = [...files.keys()].sort();

/** Whether there is a preset; `NAME@aux` is one with its auxiliary heads. */
export function isPreset(name: string): boolean {
  return files.has(name.replace(WITH_HEADS, ''));
}

const WITH_HEADS = /@aux$/;

/** What torchvision calls the argument that builds a network with its auxiliary heads. */
const headVariables = ['aux_logits', 'aux_loss'];

/** The text of a preset's own file. */
export function presetText(name: string): string {
  const file = files.get(name);
  if (file === undefined) throw new Error(`there is no preset ${name}`);
  return readFileSync(file, 'utf8');
}

const parsed = new Map<string, SpecResult>();

function parsePreset(name: string): SpecResult {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  const result = parseSpec(presetText(name), {
    document: name,
    defaultName: name,
    resolveBase: (base) => (isPreset(base) ? parsePreset(base) : { spec: null, diagnostics: [] }),
  });
  parsed.set(name, result);
  return result;
}

/** A preset as the reader gives it, what it extends included; throws when it has an error. */
export function loadPreset(name: string): Spec {
  const { spec, diagnostics } = parsePreset(name.replace(WITH_HEADS, ''));
  if (spec === null || diagnostics.length > 0) throw new Error(`${name}: ${JSON.stringify(diagnostics)}`);
  return WITH_HEADS.test(name) ? withHeads(spec) : spec;
}

function withHeads(spec: Spec): Spec {
  const vars = spec.vars.map((variable) =>
    headVariables.includes(variable.name) ? { ...variable, value: true } : variable,
  );
  if (vars.every((variable, index) => variable === spec.vars[index]))
    throw new Error(`${spec.name} has no auxiliary heads`);
  return { ...spec, vars };
}

/** The graph that was built last: a network has its tests one after another. */
let last: { readonly key: string; readonly graph: Graph } | null = null;

/** The report of a preset, at its own input size or with square images of another; throws on an error. */
export function reportOf(name: string, size: number | null = null, options: ReportOptions = {}): Report {
  const key = `${name}@${size}`;
  if (last?.key !== key) last = { key, graph: buildPreset(name, size) };
  return createReport(last.graph, options);
}

function buildPreset(name: string, size: number | null): Graph {
  const spec = loadPreset(name);
  const inputs = spec.inputs.map(({ name: input, shape }) => ({
    name: input,
    shape: size === null || shape === null ? shape : [...shape.slice(0, -2), size, size],
  }));
  const { graph, diagnostics } = buildGraph(spec, { inputs });
  if (diagnostics.length > 0) throw new Error(`${name}: ${JSON.stringify(diagnostics)}`);
  return graph;
}
