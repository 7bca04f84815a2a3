import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BuildOptions,
  buildGraph,
  createReport,
  type Diagnostic,
  type Graph,
  parseSpec,
  type Report,
  type Shape,
  type SpecResult,
} from '../../src/index';

/** What a module gives in torch: a tensor's shape, nothing, or a tuple of these. */
export type Given = Shape | 'NoneType' | readonly Given[];

/** A module call as torch's forward hooks saw it; the name is empty where the root is itself a layer. */
export interface GoldenLayer {
  readonly name: string;
  readonly type: string;
  readonly input: readonly Shape[];
  readonly output: Given;
  readonly params: number;
}

interface OperatorCounts {
  readonly by_operator: Readonly<Record<string, number>>;
}

/** `modules/NAME.json`, as far as the tests read it. */
export interface GoldenModule {
  readonly name: string;
  readonly input: Shape;
  readonly output: Given;
  readonly torch: {
    readonly params: number;
    readonly trainable_params: number;
    readonly buffers: number;
    readonly layers: readonly GoldenLayer[];
    readonly parameters: Readonly<Record<string, Shape>>;
  };
  readonly torchsummary_151: { readonly error?: string };
  readonly fvcore: OperatorCounts;
  /** fvcore on the same module with string paddings written as whole numbers. */
  readonly fvcore_int_padding?: OperatorCounts;
}

/** What torch says of a random spec: its figures with [type, output, params, macs] of each call, or why it refuses it. */
export type Truth =
  | {
      readonly params: number;
      readonly macs: number;
      readonly buffers: number;
      readonly output: Shape;
      readonly rows: readonly (readonly [type: string, output: Shape, params: number, macs: number])[];
    }
  | { readonly refused: string };

export interface RandomCase {
  readonly id: number;
  readonly spec: object;
  readonly truth: Truth;
}

/** The lines that torchsummary printed, or how it failed. */
export type PrintedLines = readonly string[] | { readonly error: string };

export interface QuirkCase {
  readonly case: string;
  readonly true_params: number;
  readonly true_trainable: number;
  /** The tool's main branch. */
  readonly torchsummary: PrintedLines;
  /** Its release 1.5.1. */
  readonly torchsummary_151: PrintedLines;
}

/** A spec that was taken all the way. */
export interface Analysis {
  readonly spec: SpecResult;
  readonly graph: Graph;
  readonly diagnostics: readonly Diagnostic[];
  readonly report: Report;
}

const folder = join(import.meta.dirname, '../golden');

export function readGolden(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

export const goldenModules: readonly GoldenModule[] = readdirSync(join(folder, 'modules'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readGolden(`modules/${file}`)));

/** The names of the modules that torchsummary printed. */
export const printedModules: ReadonlySet<string> = new Set(
  readdirSync(join(folder, 'modules'))
    .filter((file) => file.endsWith('.torchsummary.txt'))
    .map((file) => file.replace('.torchsummary.txt', '')),
);

export const randomCases: readonly RandomCase[] = readGolden('random_cases.jsonl')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

export const quirkCases: readonly QuirkCase[] = JSON.parse(readGolden('torchsummary/quirks.json'));

/** The spec that reproduces a golden module; `extends` is looked up among its neighbours. */
export function parseGoldenSpec(file: string): SpecResult {
  return parseSpec(readGolden(`specs/${file}`), { document: file, resolveBase: parseGoldenSpec });
}

export function parsePreset(name: string): SpecResult {
  return parseSpec(readGolden(`../../configs/${name}.json`), { document: `configs/${name}.json` });
}

/** Builds and measures a spec; one of which nothing could be read fails the test, with the reasons. */
export function analyse(result: SpecResult, options: BuildOptions = {}): Analysis {
  if (result.spec === null) throw new Error(`not a spec: ${JSON.stringify(result.diagnostics)}`);
  const { graph, diagnostics } = buildGraph(result.spec, options);
  return { spec: result, graph, diagnostics, report: createReport(graph) };
}
