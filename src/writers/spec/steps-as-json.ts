import type { SpecObject, SpecValue } from './json';
import { type ModuleUses, moduleUses } from './module-uses';
import { foldRepeats } from './repeats';
import type { WrittenStep } from './written-step';

export interface JsonSteps {
  readonly modules: SpecObject;
  readonly steps: readonly SpecObject[];
}

/**
 * The steps of a network as JSON, as short as the language allows; `outputs` are the names that the network's
 * outputs need, `taken` is what the first layer takes if it has no `from`: `@input`, or nothing if there are
 * several inputs.
 */
export function stepsAsJson(
  layers: readonly WrittenStep[],
  outputs: readonly string[],
  taken: '@input' | null,
): JsonSteps {
  const modules = moduleUses(layers);
  const definitions = [...modules.definitions].map(([name, { example, arguments: args }]) => {
    const isLast = example.outputs === null;
    const named = Object.values(example.outputs ?? {});
    const inside = { uses: modules.uses, written: args.written, taken: '@input' };
    return [
      name,
      {
        ...(example.base === 'Sequential' ? { base: 'Sequential' } : {}),
        ...(example.inputs.length === 0 ? {} : { inputs: example.inputs }),
        ...(Object.keys(args.defaults).length === 0 ? {} : { args: args.defaults }),
        layers: body(example.layers, named, inside),
        ...(isLast ? {} : { outputs: example.outputs }),
      },
    ] as const;
  });
  return {
    modules: Object.fromEntries(definitions),
    steps: body(layers, outputs, { uses: modules.uses, written: new Map(), taken }),
  };
}

interface Inside {
  readonly uses: ModuleUses['uses'];
  /** The arguments of a module's layers if they are not those of the call. */
  readonly written: ReadonlyMap<WrittenStep, SpecObject>;
  /** What the first step of a body takes if it has no `from`. */
  readonly taken: string | null;
}

/** The steps of a body: without names that are not needed, and without a `from` that is the step before. */
function body(
  steps: readonly WrittenStep[],
  outputs: readonly string[],
  inside: Inside,
): readonly SpecObject[] {
  const needed = new Set([...outputs, ...outputs.map((name) => name.split('.')[0] ?? name)]);
  noteNeeded(steps, needed, inside);
  return foldRepeats(bodySteps(steps, needed, inside));
}

function bodySteps(
  steps: readonly WrittenStep[],
  needed: ReadonlySet<string>,
  inside: Inside,
): readonly SpecObject[] {
  let before = inside.taken;
  let index = 0;
  return steps.map((step) => {
    const from = step.from === before ? null : step.from;
    const isIndex = step.isModule && step.name === String(index);
    const isNamed = needed.has(step.name) || (step.isModule ? !isIndex : isCounted(step));
    if (step.isModule) index += 1;
    // A step after an optional one has a `from`: it takes another input if the optional one is left out.
    if (isOptional(step, inside)) before = null;
    else if (step.args.called !== false) before = step.name;
    return jsonOf(step, { from, name: isNamed ? step.name : null, needed, inside });
  });
}

/** A Sequential has one input. */
function insideOfList(inside: Inside): Inside {
  return { ...inside, taken: '@input' };
}

function isOptional(step: WrittenStep, { written }: Inside): boolean {
  return written.get(step)?.when !== undefined;
}

/** A parameter outside layers, or a layer whose weights are elsewhere, keeps its name so that people find it. */
function isCounted({ kind, type, args }: WrittenStep): boolean {
  return kind === 'layer' && (type === 'Parameter' || type === 'Buffer' || args.products !== undefined);
}

/** Notes the names that steps take, apart from the step before; steps inside a Sequential can refer to them too. */
function noteNeeded(steps: readonly WrittenStep[], needed: Set<string>, inside: Inside): void {
  let before = inside.taken;
  for (const step of steps) {
    const taken = step.from === null || step.from === before ? [] : [step.from].flat();
    for (const name of [...taken, ...(step.kind === 'again' ? [step.type] : [])])
      needed.add(name.split('.')[0] ?? name);
    for (const path of Object.values(step.args.share ?? {})) needed.add(String(path).split('.')[0] ?? '');
    if (step.kind === 'list') noteNeeded(step.layers, needed, insideOfList(inside));
    if (isOptional(step, inside)) before = null;
    else if (step.args.called !== false) before = step.name;
  }
}

function jsonOf(
  step: WrittenStep,
  {
    from,
    name,
    needed,
    inside,
  }: {
    readonly from: WrittenStep['from'];
    readonly name: string | null;
    readonly needed: ReadonlySet<string>;
    readonly inside: Inside;
  },
): SpecObject {
  const taken: Record<string, SpecValue> = from === null ? {} : { from };
  const named: Record<string, SpecValue> = name === null ? {} : { name };
  if (step.kind === 'again') return { reuse: step.type, ...named, ...taken };
  if (step.kind === 'list')
    return {
      type: 'Sequential',
      ...named,
      ...taken,
      ...(inside.written.get(step) ?? step.args),
      layers: foldRepeats(bodySteps(step.layers, needed, insideOfList(inside))),
    };
  const { type, args } = inside.uses.get(step) ?? step;
  return { type, ...named, ...taken, ...(inside.written.get(step) ?? args) };
}
