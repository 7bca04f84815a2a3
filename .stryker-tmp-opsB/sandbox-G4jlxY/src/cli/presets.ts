// @ts-nocheck
import type { Spec } from '../spec/spec';
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

/** A preset as the build compiled it; undefined when there is none of this name. */
export function readPreset(io: Io, name: string): Spec | undefined {
  if (!/^\w[\w.-]*$/.test(name)) return undefined;
  const text = io.readPackageFile(`dist/presets/${name}.json`);
  return text === undefined ? undefined : (JSON.parse(text) as Spec);
}
