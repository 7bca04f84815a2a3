import type { Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/nearest';
import { madeOnce } from '../graph/made-once';
import type { Spec } from '../language/spec';
import { quoted } from '../text/shortened';
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
export function readPresetIndex(io: Pick<Io, 'readPackageFile'>): readonly PresetEntry[] {
  const entries: readonly PresetEntry[] = JSON.parse(io.readPackageFile('dist/presets.json') ?? '[]');
  return entries;
}

/** A preset's spec as the build compiled it, the same object each time; undefined if there is none of this name. */
export function readPreset(io: Io, name: string): Spec | undefined {
  if (!/^\w[\w.-]*$/.test(name)) return undefined;
  const known = madeOnce(knownPresets, io, () => new Map<string, Spec | undefined>());
  return madeOnce(known, name, () => {
    const text = io.readPackageFile(`dist/presets/${name}.json`);
    const spec: Spec | undefined = text === undefined ? undefined : JSON.parse(text);
    return spec;
  });
}

const knownPresets = new WeakMap<Io, Map<string, Spec | undefined>>();

/** The JSON of a preset as the file in configs has it; undefined if there is none of this name. */
export function readPresetText(io: Io, name: string): string | undefined {
  const entry = readPresetIndex(io).find((candidate) => candidate.name === name);
  return entry === undefined ? undefined : io.readPackageFile(entry.file);
}

/** Whether there is a preset of this name. */
export function isPreset(io: Io, name: string): boolean {
  return readPreset(io, name) !== undefined;
}

/** The names of the presets, in the order of the list. */
export function presetNames(io: Pick<Io, 'readPackageFile'>): readonly string[] {
  return readPresetIndex(io).map(({ name }) => name);
}

/** The diagnostic of a name that is neither a preset nor a file. */
export function unknownPreset(io: Io, name: string): Diagnostic {
  const names = presetNames(io);
  const message = `no preset and no file is named ${quoted(name)}`;
  const some = name.startsWith('git:')
    ? 'a file at a revision is git:REV:path, one that is staged git::path'
    : `the presets are ${names.slice(0, 12).join(', ')}; "inception list" shows all`;
  return { code: 'usage/unknown-preset', severity: 'error', message, help: didYouMean(name, names) ?? some };
}
