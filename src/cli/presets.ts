import type { Spec } from '../language/spec';
import { madeOnce } from '../renderers/made-once';
import type { Io } from './io';

/** A preset's line in the list. */
export interface PresetEntry {
  readonly name: string;
  readonly description: string;
  /** The folder of its file below configs, empty for the top. */
  readonly family: string;
  /** The path of its JSON below the package. */
  readonly file: string;
}

/** Every preset, in the order of the list. */
export function readPresetIndex(io: Io): readonly PresetEntry[] {
  return JSON.parse(io.readPackageFile('dist/presets.json') ?? '[]') as readonly PresetEntry[];
}

/** A preset's spec as the build compiled it, the same object each time; undefined when there is none of this name. */
export function readPreset(io: Io, name: string): Spec | undefined {
  return specOf(io, name);
}

/** Whether there is a preset of this name. */
export function isPreset(io: Io, name: string): boolean {
  return readPreset(io, name) !== undefined;
}

const specOf = presetReader<Spec>('dist/presets');

/** Reads what the build wrote of each preset into a folder of the package. */
function presetReader<T>(folder: string): (io: Io, name: string) => T | undefined {
  const known = new WeakMap<Io, Map<string, T | undefined>>();
  return (io, name) => {
    if (!/^\w[\w.-]*$/.test(name)) return undefined;
    const read = madeOnce(known, io, () => new Map<string, T | undefined>());
    return madeOnce(read, name, () => {
      const text = io.readPackageFile(`${folder}/${name}.json`);
      return text === undefined ? undefined : (JSON.parse(text) as T);
    });
  };
}
