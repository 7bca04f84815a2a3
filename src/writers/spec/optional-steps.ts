import type { WrittenStep } from './written-step';

/** The layers of a call with those that it leaves out. */
export interface CompletedLayers {
  readonly layers: readonly WrittenStep[];
  readonly leftOut: ReadonlySet<WrittenStep>;
}

/**
 * Completes the layers of a call by those of a fuller call of the same class, such as the downsampling of a
 * shortcut. Null if they do not fit: a layer that is left out passes on its input, and so must be read; and the
 * call must have all inputs of the module.
 */
export function completedBy(
  layers: readonly WrittenStep[],
  fuller: readonly WrittenStep[],
): CompletedLayers | null {
  const names = new Set(layers.map(({ name }) => name));
  const optional = new Map(fuller.filter(({ name }) => !names.has(name)).map((step) => [step.name, step]));
  if (optional.size === 0 || layers.length + optional.size !== fuller.length) return null;
  if (!isSubset(inputsRead(fuller), inputsRead(layers))) return null;
  const leftOut = new Set<WrittenStep>();
  const completed: WrittenStep[] = [];
  let next = 0;
  for (const step of fuller) {
    if (optional.has(step.name)) {
      const placeholder = { ...step, args: { ...step.args, when: false } };
      leftOut.add(placeholder);
      completed.push(placeholder);
      continue;
    }
    const own = layers[next];
    next += 1;
    if (own?.name !== step.name || !isSameSource(own.from, standIns(step.from, optional))) return null;
    completed.push({ ...own, from: step.from });
  }
  return isEndKept(fuller, optional) ? { layers: completed, leftOut } : null;
}

/** What a step takes if the optional ones are left out. */
function standIns(
  from: WrittenStep['from'],
  optional: ReadonlyMap<string, WrittenStep>,
): WrittenStep['from'] {
  if (from === null) return null;
  if (typeof from === 'string') return standIn(from, optional);
  return from.map((name) => standIn(name, optional));
}

function standIn(name: string, optional: ReadonlyMap<string, WrittenStep>): string {
  const source = optional.get(name)?.from;
  if (source === undefined || source === null) return name;
  return standIn(typeof source === 'string' ? source : (source[0] ?? name), optional);
}

function isSameSource(one: WrittenStep['from'], other: WrittenStep['from']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** If the last layer is left out, the one before it returns the output: that must be what the last one takes. */
function isEndKept(fuller: readonly WrittenStep[], optional: ReadonlyMap<string, WrittenStep>): boolean {
  const last = fuller.at(-1);
  if (last === undefined || !optional.has(last.name)) return true;
  return standIn(last.name, optional) === fuller.findLast(({ name }) => !optional.has(name))?.name;
}

/** The inputs of the module that its layers, and those inside them, read. */
function inputsRead(layers: readonly WrittenStep[]): ReadonlySet<string> {
  const read = layers.flatMap(({ from, layers: inner }) => [
    ...(from === null ? [] : typeof from === 'string' ? [from] : from),
    ...inputsRead(inner),
  ]);
  return new Set(read.filter((name) => name.startsWith('@')));
}

function isSubset(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((name) => all.has(name));
}
