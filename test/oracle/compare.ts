import { buildGraph } from '../../src/frontends/spec/build-graph';
import { parseSpec } from '../../src/language/parse-spec-text';
import { createReport } from '../../src/report/report';
import type { ReceptiveField, Report } from '../../src/report/report-rows';
import type { Plan } from './plan';
import { type Outcome, runPlan, type Seen } from './run-plan';
import { specOf } from './write-plan';

/** What the engine says of a network; null where it refuses it. */
export function reportOf(plan: Plan): Report | null {
  const { spec, diagnostics } = parseSpec(JSON.stringify(specOf(plan)));
  if (spec === null) throw new Error(JSON.stringify(diagnostics));
  const built = buildGraph(spec, { batch: plan.batch });
  const strange = [...diagnostics, ...built.diagnostics].find(({ code }) => code !== 'shape/mismatch');
  if (strange !== undefined) throw new Error(`${strange.code}: ${strange.message}`);
  return built.diagnostics.length > 0 ? null : createReport(built.graph);
}

/** How the engine's figures differ from those that were found by doing; null where they do not. */
export function differenceOf(plan: Plan): string | null {
  const report = reportOf(plan);
  const outcome = runPlan(plan);
  if (report === null || outcome === null) {
    if ((report === null) === (outcome === null)) return null;
    return report === null ? 'only the engine refuses it' : 'only the oracle refuses it';
  }
  const { totals, model } = report;
  const said = { output: model.outputs[0]?.shape, params: totals.params, macs: totals.macs };
  const found = { output: [plan.batch, ...outcome.sizes], params: outcome.params, macs: outcome.macs };
  if (JSON.stringify(said) !== JSON.stringify(found))
    return `the engine says ${JSON.stringify(said)}, by doing it is ${JSON.stringify(found)}`;
  return fieldProblem(plan, outcome, report);
}

/** No output element may see more of the input than the field says. */
function fieldProblem(plan: Plan, outcome: Outcome, report: Report): string | null {
  const field = fieldOf(report);
  if (field === null) return null;
  for (const [axis, size] of field.size.entries()) {
    const most = Math.max(0, ...outcome.seen.map((seen) => extentAlong(plan, seen, axis)));
    if (most > size) return `along axis ${axis} an output sees ${most}, the field is ${size}`;
  }
  return null;
}

/** What an output position sees; null where that is not known, and where the network gives its input. */
export function fieldOf(report: Report): ReceptiveField | null {
  const [output] = report.outputLayers;
  return typeof output === 'number' ? (report.layers[output]?.receptiveField ?? null) : null;
}

/** How many input positions an element sees along an axis. */
function extentAlong(plan: Plan, seen: Seen, axis: number): number {
  const { first, last } = spanAlong(plan, seen, axis);
  return last - first + 1;
}

/** The first and the last input position that an element sees along an axis. */
export function spanAlong(
  { input }: Plan,
  seen: Seen,
  axis: number,
): { readonly first: number; readonly last: number } {
  const inner = input.slice(axis + 2).reduce((product, dim) => product * dim, 1);
  const places: number[] = [];
  for (let element = 0, left = seen; left > 0n; element += 1, left >>= 1n) {
    if (left & 1n) places.push(Math.floor(element / inner) % (input[axis + 1] ?? 1));
  }
  return { first: Math.min(...places), last: Math.max(...places) };
}
