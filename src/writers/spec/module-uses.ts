import { findOp } from '../../ops/index';
import type { SpecObject, SpecValue } from './json';
import { type Arguments, argumentsOf, type Site } from './module-arguments';
import type { WrittenStep } from './written-step';

/** How a call of a class is written: by the module of its group, with the arguments in which it differs. */
interface ModuleUse {
  readonly type: string;
  readonly args: SpecObject;
}

/** The modules of a network: what each call uses, and for each module one call with its arguments. */
export interface ModuleUses {
  readonly uses: ReadonlyMap<WrittenStep, ModuleUse>;
  /** By name, inner ones first. */
  readonly definitions: ReadonlyMap<string, { readonly example: WrittenStep; readonly arguments: Arguments }>;
}

/** Groups the calls of classes: those of one class that differ in arguments alone are one module. */
export function moduleUses(layers: readonly WrittenStep[]): ModuleUses {
  const uses = new Map<WrittenStep, ModuleUse>();
  const definitions = new Map<string, { readonly example: WrittenStep; readonly arguments: Arguments }>();
  for (const level of levelsOf(layers)) {
    const groups = new Map<string, WrittenStep[]>();
    for (const step of level) {
      const key = JSON.stringify([step.type, step.base, step.outputs, skeletonOf(step.layers, uses)]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [step]);
      else group.push(step);
    }
    for (const group of groups.values()) {
      const [example] = group;
      if (example === undefined) continue;
      const name = freeName(example.type, definitions);
      const defaults = (type: string) => definitions.get(type)?.arguments.defaults;
      const found = argumentsOf(
        group.map((step) => sitesIn(step.layers, uses)),
        defaults,
      );
      definitions.set(name, { example, arguments: found });
      for (const [at, step] of group.entries()) uses.set(step, { type: name, args: found.given[at] ?? {} });
    }
  }
  return { uses, definitions };
}

/** The calls of classes by how deep others are inside of them, those with none first. */
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
    return [step.kind, type, step.name, step.from, given, inner];
  });
}

/** What every layer knows; false when not given, but for `functional` and `called`. */
const FLAGS = new Set(['functional', 'frozen', 'called']);

/** The steps of a body that have arguments, those of its Sequentials among them. */
function sitesIn(layers: readonly WrittenStep[], uses: ModuleUses['uses']): readonly Site[] {
  return layers.flatMap((step): readonly Site[] => {
    if (step.kind === 'list') return sitesIn(step.layers, uses);
    const { type, args } = uses.get(step) ?? step;
    return [{ step, type, args }];
  });
}

function freeName(wanted: string, taken: ReadonlyMap<string, unknown>): string {
  const base = findOp(wanted) === undefined && !CONTAINERS.has(wanted) ? wanted : `${wanted}Module`;
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
  return name;
}

const CONTAINERS = new Set(['Sequential', 'Branches', 'Repeat']);
