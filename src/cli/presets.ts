import type { PlainGraph } from '../graph/plain-graph';
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

/** A preset's spec as the build compiled it, read once; undefined when there is none of this name. */
export function readPreset(io: Io, name: string): Spec | undefined {
  return specs.read(io, name);
}

/** The graph of a preset with its own variables and inputs, read once; undefined when there is none of this name. */
export function readPresetGraph(io: Io, name: string): PlainGraph | undefined {
  return graphs.read(io, name);
}

/** Whether there is a preset of this name. */
export function isPreset(io: Io, name: string): boolean {
  return readPresetGraph(io, name) !== undefined;
}

const specs = compiledPresets<Spec>('dist/presets');
const graphs = compiledPresets<PlainGraph>('dist/graphs');

/** What the build wrote of each preset into a folder of the package. */
function compiledPresets<T>(folder: string) {
  const known = new WeakMap<Io, Map<string, T | undefined>>();
  return {
    read: (io: Io, name: string): T | undefined => {
      if (!/^\w[\w.-]*$/.test(name)) return undefined;
      const read = known.get(io) ?? new Map<string, T | undefined>();
      known.set(io, read);
      if (!read.has(name)) {
        const text = io.readPackageFile(`${folder}/${name}.json`);
        read.set(name, text === undefined ? undefined : (JSON.parse(text) as T));
      }
      return read.get(name);
    },
  };
}
