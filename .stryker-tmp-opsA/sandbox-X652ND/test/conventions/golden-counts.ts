// @ts-nocheck
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGraph, createReport, findConvention, type Graph, parseSpec, type Shape } from '../../src/index';

/** The conventions that imitate a tool. */
export const peers = [
  'torchinfo',
  'fvcore',
  'thop',
  'ptflops',
  'ptflops-aten',
  'calflops',
  'calflops-macs',
] as const;

export type Peer = (typeof peers)[number];

/** One op of rules_probe.json. */
export interface Probe {
  readonly op: string;
  readonly input: Shape;
  readonly output: Shape;
  readonly torchinfo: number;
  readonly fvcore: number;
  readonly thop: number;
  readonly ptflops_pytorch: number;
  readonly ptflops_aten: number;
  readonly calflops_flops: number;
  readonly calflops_macs: number;
}

/** What the tools returned of a module or of a network at one input size; `error` where one stopped. */
export interface ToolRuns {
  readonly input: Shape;
  readonly torchinfo: { readonly total_mult_adds: number };
  /** torchinfo where the layers are not hidden by torch's fused path. */
  readonly torchinfo_train_mode?: { readonly total_mult_adds: number };
  readonly fvcore: { readonly total: number };
  /** fvcore on the same module with string paddings written as whole numbers. */
  readonly fvcore_int_padding?: { readonly total: number };
  readonly thop: { readonly macs: number };
  readonly ptflops_pytorch: { readonly macs: number } | { readonly error: string };
  readonly ptflops_aten: { readonly macs: number };
  readonly calflops: { readonly flops: number; readonly macs: number };
}

export interface GoldenNetwork {
  readonly name: string;
  readonly params: number;
  readonly runs: Readonly<Record<string, ToolRuns>>;
}

const folder = join(import.meta.dirname, '../golden');

/** The text of a file beside the golden numbers. */
export function readGolden(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

export const probes: readonly Probe[] = JSON.parse(readGolden('rules_probe.json'));

/** What each tool returned for one op. */
export function probeCounts(probe: Probe): Readonly<Record<Peer, number>> {
  return {
    torchinfo: probe.torchinfo,
    fvcore: probe.fvcore,
    thop: probe.thop,
    ptflops: probe.ptflops_pytorch,
    'ptflops-aten': probe.ptflops_aten,
    calflops: probe.calflops_flops,
    'calflops-macs': probe.calflops_macs,
  };
}

/** What each tool returned for a module or network; null where it stopped. */
export function runCounts(runs: ToolRuns): Readonly<Record<Peer, number | null>> {
  return {
    torchinfo: (runs.torchinfo_train_mode ?? runs.torchinfo).total_mult_adds,
    fvcore: (runs.fvcore_int_padding ?? runs.fvcore).total,
    thop: runs.thop.macs,
    ptflops: 'macs' in runs.ptflops_pytorch ? runs.ptflops_pytorch.macs : null,
    'ptflops-aten': runs.ptflops_aten.macs,
    calflops: runs.calflops.flops,
    'calflops-macs': runs.calflops.macs,
  };
}

/** The graph of a spec at an input of this shape, the batch included; one with errors fails the test. */
export function graphOf(text: string, [batch = 1, ...shape]: Shape): Graph {
  const { spec, diagnostics } = parseSpec(text);
  if (spec === null) throw new Error(JSON.stringify(diagnostics));
  const result = buildGraph(spec, { batch, inputs: [{ name: 'input', shape }] });
  if (result.diagnostics.length > 0) throw new Error(JSON.stringify(result.diagnostics));
  return result.graph;
}

/** The total of a graph under a convention. */
export function countBy(graph: Graph, convention: string) {
  const found = findConvention(convention);
  if (found === undefined) throw new Error(`no convention ${convention}`);
  const { count, complete } = createReport(graph, { convention: found }).totals;
  if (!complete) throw new Error('partial');
  return count;
}
