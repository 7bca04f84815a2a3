import { madeOnce } from '../../graph/made-once';
import { className, isKeyword } from '../python/names';
import type { SpecObject, SpecValue } from '../spec/json';
import { type ArgumentRules, type Arguments, argumentsOf, type Site } from '../spec/module-arguments';
import { givenArgs } from './arguments';
import { choosesFunction } from './function-signatures';
import type { FunctionStep, Member, Module } from './modules';
import { type Declared, ofNetwork } from './network-arguments';
import { joinedGroups, type ModuleGroup } from './optional-members';
import { isPlainSequential } from './sequential';

/** A class with the modules of a network that are instances of it. */
export interface ClassDefinition {
  readonly name: string;
  /** The modules; the first one is written out. */
  readonly calls: readonly Module[];
  /** How many of them, counted from the first, belong to the network itself. */
  readonly own: number;
  readonly arguments: Arguments<ArgumentSite>;
  /** The members that some of the modules leave out, each with the argument that decides whether it is there. */
  readonly optional: ReadonlyMap<string, string>;
}

/** Anything in a class that has arguments: what it registers, and the functions that its forward calls. */
type ArgumentSite = Member | FunctionStep | OptionalMember;

/** Whether a member is there at all. */
interface OptionalMember {
  readonly kind: 'optional';
  readonly name: '';
}

/** The classes of a network, inner ones first and its own last, with the arguments of each module. */
export interface Classes {
  readonly definitions: readonly ClassDefinition[];
  readonly uses: ReadonlyMap<Module, ClassUse>;
}

/** A module as a call of its class. */
interface ClassUse {
  readonly name: string;
  readonly args: SpecObject;
}

/** Whether a module is written as an nn.Sequential where it is registered. */
export function isWrittenInPlace(module: Module): boolean {
  return module.type === 'Sequential' && isPlainSequential(module);
}

/**
 * Groups the modules of a network: those that only differ in arguments share a class. Further roots are the
 * same network for other numbers, which then become arguments of its class; null if one of them has other
 * modules, or differs in something that does not depend on the numbers.
 */
export function classesOf(
  roots: readonly [Module, ...Module[]],
  declared: readonly Declared[],
): Classes | null {
  const [root] = roots;
  const names = new Set<string>(TAKEN);
  names.add(className(root.type));
  const draft: Draft = { roots, declared, names, definitions: [], uses: new Map() };
  for (const level of levelsOf(roots)) {
    for (const group of groupsOf(level, draft.uses)) {
      const definition = definitionOf(draft, group);
      if (definition === null) return null;
      draft.definitions.push(definition);
      for (const [at, module] of group.calls.entries())
        draft.uses.set(module, { name: definition.name, args: definition.arguments.given[at] ?? {} });
    }
  }
  return { definitions: draft.definitions, uses: draft.uses };
}

/** The classes of a network that are made so far. */
interface Draft {
  readonly roots: readonly [Module, ...Module[]];
  readonly declared: readonly Declared[];
  /** The class names that are taken. */
  readonly names: Set<string>;
  readonly definitions: ClassDefinition[];
  readonly uses: Map<Module, ClassUse>;
}

/** The class of modules that are alike; null if it shows that the roots are not one network. */
function definitionOf(draft: Draft, { calls, leftOut }: ModuleGroup): ClassDefinition | null {
  const { roots, declared, names, definitions, uses } = draft;
  const [root] = roots;
  const [example] = calls;
  const isRoot = example === root;
  const hasOtherModules = isRoot ? calls.length < roots.length : roots.some((one) => one === example);
  if (example === undefined || hasOtherModules) return null;
  const name = isRoot ? className(root.type) : freeName(className(example.type), names);
  const rules: ArgumentRules = {
    defaultsOf: (inner) => definitions.find((one) => one.name === inner)?.arguments.defaults,
    reserved: new Set([...RESERVED, ...example.members.map((member) => member.name)]),
    defaultFor: ownDefault,
  };
  const markers = markersOf(calls, leftOut);
  const sites = calls.map((module) => [
    ...sitesOf(module, example, leftOut.get(module) ?? NONE, uses),
    ...markerSites(markers, leftOut.get(module) ?? NONE),
  ]);
  const found = isRoot
    ? ofNetwork(argumentsOf(sites, { ...rules, declared }), declared)
    : argumentsOf(sites, rules);
  if (found === null) return null;
  const own = isRoot ? 1 : calls.filter((module) => isIn(root, module)).length;
  return { name, calls, own, arguments: found, optional: conditionsOf(markers, found) };
}

/** The modules of a level that share a class, with the members that each leaves out. */
function groupsOf(level: readonly Module[], uses: ReadonlyMap<Module, ClassUse>): readonly ModuleGroup[] {
  const groups = new Map<string, Module[]>();
  for (const module of level) madeOnce(groups, skeletonOf(module, uses), () => []).push(module);
  return joinedGroups([...groups.values()], (module) => skeletonOf(module, uses));
}

function isIn(root: Module, module: Module): boolean {
  const below = (members: readonly Member[]): boolean =>
    members.some((member) =>
      member.kind === 'holder'
        ? below(member.members)
        : member.kind === 'module' && (member.module === module || below(member.module.members)),
    );
  return below(root.members);
}

const NONE: ReadonlySet<string> = new Set();

/** A marker for each member that a module of a class leaves out. */
function markersOf(
  calls: readonly Module[],
  leftOut: ReadonlyMap<Module, ReadonlySet<string>>,
): ReadonlyMap<string, OptionalMember> {
  const names = new Set(calls.flatMap((module) => [...(leftOut.get(module) ?? NONE)]));
  return new Map([...names].map((name) => [name, { kind: 'optional', name: '' }]));
}

function markerSites(
  markers: ReadonlyMap<string, OptionalMember>,
  left: ReadonlySet<string>,
): readonly Site<ArgumentSite>[] {
  return [...markers].map(([name, step]) => ({
    ...{ step, type: '', isLeftOut: false },
    args: { [`has_${name}`]: !left.has(name) },
  }));
}

/** For each optional member, the argument that decides whether it is there. */
function conditionsOf(
  markers: ReadonlyMap<string, OptionalMember>,
  { written }: Arguments<ArgumentSite>,
): ReadonlyMap<string, string> {
  return new Map(
    [...markers].map(([name, marker]) => {
      const [value = ''] = Object.values(written.get(marker) ?? {});
      return [name, String(value).replace(/^\$\{(.*)\}$/, '$1')];
    }),
  );
}

/** The default of the layer type if one of the calls has it; an optional member is left out by default. */
function ownDefault(values: readonly SpecValue[], otherwise: SpecValue): SpecValue {
  if (otherwise === null && values.every((value) => typeof value === 'boolean')) return false;
  return values.some((value) => JSON.stringify(value) === JSON.stringify(otherwise)) ? otherwise : null;
}

/** The modules that have classes, by how many levels of others are inside them. */
function levelsOf(roots: readonly Module[]): readonly (readonly Module[])[] {
  const levels: Module[][] = [];
  const depthOf = (members: readonly Member[]): number =>
    Math.max(
      0,
      ...members.map((member) =>
        member.kind === 'module'
          ? visit(member.module)
          : member.kind === 'holder'
            ? depthOf(member.members)
            : 0,
      ),
    );
  const visit = (module: Module): number => {
    const inside = depthOf(module.members);
    if (isWrittenInPlace(module) && !roots.includes(module)) return inside;
    const level = levels[inside];
    if (level === undefined) levels[inside] = [module];
    else level.push(module);
    return inside + 1;
  };
  for (const root of roots) visit(root);
  return levels;
}

/** What modules of one class have in common. */
function skeletonOf(module: Module, uses: ReadonlyMap<Module, ClassUse>): string {
  const { type, base, members, inputs, steps, outputs, called } = module;
  return JSON.stringify([
    type,
    base,
    called,
    members.map((member) => memberSkeleton(member, uses)),
    inputs.length,
    steps.map((step) => {
      const given = step.kind === 'function' ? givenKey(step) : [];
      const weights = step.kind === 'function' ? step.weights : [];
      const path = step.kind === 'module' ? step.path : '';
      const type = step.kind === 'constant' ? step.type : (step.op?.type ?? '');
      return [step.kind, type, path, step.inputs, step.outputs.length, given, weights];
    }),
    outputs,
  ]);
}

/** The arguments of a function that must be the same in every call of the same code. */
function givenKey(step: FunctionStep): readonly SpecValue[] {
  const { type, fields } = step.op;
  return Object.entries(functionArgs(step)).flatMap(([name, value]) => {
    if (choosesFunction(type, name)) return [name, value];
    return (fields[name]?.default ?? null) === null ? [name] : [];
  });
}

function memberSkeleton(member: Member, uses: ReadonlyMap<Module, ClassUse>): unknown {
  const { kind, name } = member;
  if (kind === 'layer') {
    const parametrized = member.parametrizations.flatMap((one) => [one.name, one.by]);
    return [kind, name, member.op.type, member.isFrozen, ...parametrized];
  }
  if (kind === 'tensor') return [kind, name, member.of, member.dtype, member.shape.length];
  const inner = kind === 'holder' ? member.members : member.module.members;
  if (kind === 'module' && !isWrittenInPlace(member.module))
    return [kind, name, uses.get(member.module)?.name];
  return [kind, name, inner.map((one) => memberSkeleton(one, uses))];
}

/** The argument sites of a module, in the same order for all modules of its class. */
function sitesOf(
  { members, steps }: Module,
  full: Module,
  left: ReadonlySet<string>,
  uses: ReadonlyMap<Module, ClassUse>,
): readonly Site<ArgumentSite>[] {
  const byName = new Map(members.map((member) => [member.name, member]));
  return [
    ...full.members.flatMap((member) =>
      left.has(member.name)
        ? memberSites(member, uses).map((site) => ({ ...site, isLeftOut: true }))
        : memberSites(byName.get(member.name) ?? member, uses),
    ),
    ...steps.flatMap((step): readonly Site<ArgumentSite>[] =>
      step.kind === 'function'
        ? [{ step, type: step.op.type, args: functionArgs(step), isLeftOut: false }]
        : [],
    ),
  ];
}

function memberSites(member: Member, uses: ReadonlyMap<Module, ClassUse>): readonly Site<ArgumentSite>[] {
  const site = (type: string, args: SpecObject) => ({ step: member, type, args, isLeftOut: false });
  if (member.kind === 'layer')
    return [site(member.op.type, givenArgs(member.op, member.args, member.inputs))];
  if (member.kind === 'tensor') return [site('Parameter', { shape: member.shape })];
  if (member.kind === 'holder') return member.members.flatMap((one) => memberSites(one, uses));
  const use = uses.get(member.module);
  if (use === undefined) return member.module.members.flatMap((one) => memberSites(one, uses));
  return [site(use.name, use.args)];
}

/** The arguments of a function that are written. */
export function functionArgs({ op, args, shapes }: FunctionStep): SpecObject {
  if (op.type === 'Parameter') return { output: args.output ?? null };
  return givenArgs(op, args, shapes);
}

function freeName(wanted: string, names: Set<string>): string {
  let name = wanted;
  for (let number = 2; names.has(name) || isKeyword(name); number += 1) name = `${wanted}${number}`;
  names.add(name);
  return name;
}

/** What the written file imports. */
const TAKEN = ['Tensor', 'OrderedDict', 'F', 'LayerNorm2d', 'Sequential', 'Module'];

/** Names that have another meaning in a constructor. */
const RESERVED = ['self', 'torch', 'nn', 'ops', 'F', 'Tensor', 'OrderedDict', 'training', 'forward'];
