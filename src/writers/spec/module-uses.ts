import { findOp } from '../../ops/index';
import { unusedName } from '../unused-name';
import type { SpecObject, SpecValue } from './json';
import { type Arguments, argumentsOf, type Site } from './module-arguments';
import { type CompletedLayers, completedBy } from './optional-steps';
import type { WrittenStep } from './written-step';

/** How a call of a class is written: the module of its group, with the arguments in which it differs. */
interface ModuleUse {
  readonly type: string;
  readonly args: SpecObject;
}

/** The modules of a network: what each call uses, and for each module one call with its arguments. */
export interface ModuleUses {
  readonly uses: ReadonlyMap<WrittenStep, ModuleUse>;
  /** By name, inner ones first. */
  readonly definitions: ReadonlyMap<
    string,
    { readonly example: WrittenStep; readonly arguments: Arguments<WrittenStep> }
  >;
}

/** Groups the calls of classes: those of one class that only differ in arguments share a module. */
export function moduleUses(layers: readonly WrittenStep[]): ModuleUses {
  const uses = new Map<WrittenStep, ModuleUse>();
  const definitions = new Map<
    string,
    { readonly example: WrittenStep; readonly arguments: Arguments<WrittenStep> }
  >();
  for (const level of levelsOf(layers)) {
    for (const { calls } of groupsOf(level, uses)) {
      const [first] = calls;
      if (first === undefined) continue;
      const name = freeName(first.step.type, definitions);
      const defaults = (type: string) => definitions.get(type)?.arguments.defaults;
      const found = argumentsOf(
        calls.map((call) => sitesIn(call, uses)),
        { defaultsOf: defaults, reserved: RESERVED },
      );
      definitions.set(name, { example: first.step, arguments: found });
      for (const [at, { step }] of calls.entries())
        uses.set(step, { type: name, args: found.given[at] ?? {} });
    }
  }
  return { uses, definitions };
}

/** The keys of steps, and the names and functions of expressions. */
const RESERVED = new Set(
  `type name from when functional frozen called layers reuse outputs in_channels in_features height width size and or
  not true false null min max floor ceil round abs divisible`.split(/\s+/),
);

/** A call of a class with its layers, including those that it leaves out. */
interface Call extends CompletedLayers {
  readonly step: WrittenStep;
}

interface Group {
  readonly calls: readonly Call[];
}

/** The calls of one class that differ in arguments, or in layers that some of them leave out. */
function groupsOf(level: readonly WrittenStep[], uses: Map<WrittenStep, ModuleUse>): readonly Group[] {
  const groups = new Map<string, Call[]>();
  for (const step of level) {
    const key = keyOf(step, step.layers, uses);
    const call = { step, layers: step.layers, leftOut: NONE };
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [call]);
    else group.push(call);
  }
  const byLength = [...groups.values()].sort((one, other) => lengthOf(other) - lengthOf(one));
  const merged = new Set<Call[]>();
  for (const group of byLength) {
    const into = byLength.find(
      (fuller) => fuller !== group && !merged.has(fuller) && joins(group, fuller, uses),
    );
    if (into !== undefined) merged.add(group);
  }
  return [...groups.values()].filter((group) => !merged.has(group)).map((calls) => ({ calls }));
}

const NONE: ReadonlySet<WrittenStep> = new Set();

function lengthOf([first]: readonly Call[]): number {
  return first?.step.layers.length ?? 0;
}

/**
 * Adds the calls of a group to those of a fuller one of the same class, if they are the same apart from what
 * they leave out.
 */
function joins(group: readonly Call[], fuller: Call[], uses: Map<WrittenStep, ModuleUse>): boolean {
  const [one] = group;
  const [full] = fuller;
  if (one === undefined || full === undefined || one.step.type !== full.step.type) return false;
  if (one.step.outputs !== null || full.step.outputs !== null) return false;
  const wanted = keyOf(full.step, full.layers, uses);
  const completed: Call[] = [];
  for (const call of group) {
    const made = completedBy(call.layers, full.layers);
    if (made === null) return false;
    for (const [at, step] of made.layers.entries()) {
      const original = made.leftOut.has(step)
        ? full.layers[at]
        : call.layers.find(({ name }) => name === step.name);
      const use = original === undefined ? undefined : uses.get(original);
      if (use !== undefined) uses.set(step, use);
    }
    if (keyOf(call.step, made.layers, uses) !== wanted) return false;
    completed.push({ step: call.step, ...made });
  }
  fuller.push(...completed);
  return true;
}

function keyOf(step: WrittenStep, layers: readonly WrittenStep[], uses: ModuleUses['uses']): string {
  return JSON.stringify([step.type, step.base, step.outputs, skeletonOf(layers, uses)]);
}

/** The calls of classes by how many levels of others are inside them, those with none first. */
function levelsOf(layers: readonly WrittenStep[]): readonly (readonly WrittenStep[])[] {
  const levels: WrittenStep[][] = [];
  const visit = (step: WrittenStep): number => {
    const inside = Math.max(0, ...step.layers.map(visit));
    if (step.kind !== 'module') return inside;
    const level = levels[inside];
    if (level === undefined) levels[inside] = [step];
    else level.push(step);
    return inside + 1;
  };
  for (const step of layers) visit(step);
  return levels;
}

/** What calls of one module have in common: everything but their arguments, and which arguments have no default. */
function skeletonOf(layers: readonly WrittenStep[], uses: ModuleUses['uses']): SpecValue {
  return layers.map((step) => {
    const { type, args } = uses.get(step) ?? step;
    const fields = step.kind === 'layer' ? findOp(type)?.fields : undefined;
    const given = Object.keys(args).filter((key) => {
      const field = fields?.[key];
      return step.kind === 'layer' && !FLAGS.has(key) && (field?.default ?? null) === null;
    });
    const inner = step.kind === 'list' ? skeletonOf(step.layers, uses) : null;
    return [step.kind, type, step.name, step.from, given, step.args.share ?? null, inner];
  });
}

/** What every layer accepts; false if not given, except for `functional` and `called`. */
const FLAGS = new Set(['functional', 'frozen', 'called', 'when', 'share']);

/** The steps of a call that have arguments, including those of its Sequentials. */
function sitesIn(
  { layers, leftOut }: CompletedLayers,
  uses: ModuleUses['uses'],
): readonly Site<WrittenStep>[] {
  return layers.flatMap((step): readonly Site<WrittenStep>[] => {
    const isLeftOut = leftOut.has(step);
    const { type, args } = uses.get(step) ?? step;
    const site = { step, type, args: isLeftOut ? { ...args, when: false } : args, isLeftOut };
    if (step.kind !== 'list') return [site];
    const inner = sitesIn({ layers: step.layers, leftOut: isLeftOut ? new Set(step.layers) : NONE }, uses);
    return [site, ...inner];
  });
}

function freeName(wanted: string, taken: ReadonlyMap<string, unknown>): string {
  const base = findOp(wanted) === undefined && !CONTAINERS.has(wanted) ? wanted : `${wanted}Module`;
  return unusedName(base, (name) => taken.has(name));
}

const CONTAINERS = new Set(['Sequential', 'Branches', 'Repeat']);
