import { addCounts, type Count, multiplyCounts, productOf, sumOf } from '../counts/count';
import type { Computation } from '../graph/graph';
import type { ArgValue, PerWorkUnit, Work, WorkUnit } from '../ops/op';
import type { Shape } from '../ops/shape';
import { workUnitNames, workUnits } from '../ops/work';
import { paramTensors } from '../passes/params';

/** The call of a layer that is being counted. */
interface CountedCall {
  readonly computation: Computation;
  /** Null if it is not known what the layer computes. */
  readonly work: Work | null;
  /** The sum over calls inside this one, by the same convention; null where it cannot count one of them. */
  readonly countParts: (parts: readonly Computation[]) => Count | null;
}

/** How the calls of a layer type are counted: in words, and as a function. */
export interface Rule {
  readonly formula: string;
  /** Null where the count of a call is not known. */
  readonly count: (call: CountedCall) => Count | null;
}

/** The rules of a layer type: called as a module, and by a function or an operator. */
export interface OpRule {
  readonly module: Rule;
  readonly functional: Rule;
}

/** Counts nothing. */
export const NOTHING: Rule = { formula: 'nothing', count: () => 0 };

/** The operations of a call, each kind by what one of them counts. */
export function weigh(weights: PerWorkUnit): Rule {
  const units = workUnits.filter((unit) => (weights[unit] ?? 0) !== 0);
  if (units.length === 0) return NOTHING;
  return {
    formula: units.map((unit) => timesText(weights[unit] ?? 0, workUnitNames[unit])).join(' + '),
    count: ({ work }) =>
      work === null
        ? null
        : units.reduce<Count>(
            (sum, unit) => addCounts(sum, multiplyCounts(weights[unit] ?? 0, operations(work, unit))),
            0,
          ),
  };
}

/** How many operations of one kind a call does. */
export function operations(work: Work, unit: WorkUnit): Count {
  let sum: Count = 0;
  for (const term of work) if (term.unit === unit) sum = addCounts(sum, productOf(term.factors));
  return sum;
}

/** A fixed number for each element of the first input. */
export function inputElements(times: number): Rule {
  return {
    formula: timesText(times, 'input elements'),
    count: ({ computation }) => multiplyCounts(times, productOf(firstInput(computation))),
  };
}

/** A fixed number for each element of the output. */
export function outputElements(times: number): Rule {
  return {
    formula: timesText(times, 'output elements'),
    count: ({ computation }) => multiplyCounts(times, productOf(computation.output)),
  };
}

/** For each element of the output a number that its interpolation mode decides; nothing for modes without one. */
export function outputElementsByMode(formula: string, times: Readonly<Record<string, number>>): Rule {
  return {
    formula,
    count: ({ computation }) =>
      multiplyCounts(
        new Map(Object.entries(times)).get(interpolationMode(computation)) ?? 0,
        productOf(computation.output),
      ),
  };
}

function interpolationMode({ op, args }: Computation): string {
  if (op.type === 'UpsamplingNearest2d') return 'nearest';
  return op.type === 'UpsamplingBilinear2d' ? 'bilinear' : String(args.mode);
}

/** The sum of several rules. */
export function sumOfRules(...rules: readonly Rule[]): Rule {
  return {
    formula: rules.map(({ formula }) => formula).join(' + '),
    count: (call) => sumIfKnown(rules.map(({ count }) => count(call))),
  };
}

/** A sum of counts; null where one of them is not known. */
export function sumIfKnown(counts: readonly (Count | null)[]): Count | null {
  const known = counts.filter((count) => count !== null);
  return known.length === counts.length ? sumOf(known) : null;
}

/** A multiple of a count; null where it is not known. */
export function timesIfKnown(times: number, count: Count | null): Count | null {
  return count === null ? null : multiplyCounts(times, count);
}

/** The same rule for modules and functional calls. */
export function everywhere(rule: Rule): OpRule {
  return { module: rule, functional: rule };
}

/** A rule for modules; functional calls are not seen. */
export function asModule(rule: Rule): OpRule {
  return { module: rule, functional: NOTHING };
}

/** A rule for calls that are written as a function; those written as an operator are not seen. */
export function ifFunction({ formula, count }: Rule): Rule {
  return {
    formula: `${formula}; nothing when written as an operator`,
    count: (call) => (call.computation.args.call === 'operator' ? 0 : count(call)),
  };
}

/** The shape of the first input; an empty one where there is none. */
export function firstInput({ inputShapes }: Computation): Shape {
  return inputShapes[0] ?? [];
}

/** An argument that is a whole number; 0 where it is something else. */
export function numberArg({ args }: Computation, name: string): number {
  const value = args[name];
  return typeof value === 'number' ? value : 0;
}

/** The shape of the parameter `weight`; an empty one where there is none. */
export function weightShape(computation: Computation): Shape {
  // for a parametrized weight, the parameter with its shape
  const names: readonly string[] = ['weight', 'weight_v', 'weight_orig'];
  return paramTensors(computation).find(({ name }) => names.includes(name))?.shape ?? [];
}

/** An argument that has a number for each axis, or one for all. */
export function axesArg({ args }: Computation, name: string, axes: number): readonly number[] {
  const value: ArgValue = args[name] ?? 0;
  const values = Array.isArray(value) ? value : new Array<ArgValue>(axes).fill(value);
  return values.map((item: ArgValue) => (typeof item === 'number' ? item : 0));
}

function timesText(times: number, what: string): string {
  return times === 1 ? what : `${times} x ${what}`;
}
