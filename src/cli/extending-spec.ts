import type { Diagnostic } from '../diagnostics/diagnostic';
import { parseInput } from '../frontends/given-input';
import { parseSetting } from '../frontends/setting';
import type { ArgValue } from '../ops/op';
import { specText } from '../writers/spec/spec-text';
import type { Io } from './io';
import { isPreset } from './presets';

/** The text of a spec that extends another one by the values of `--set` and `--in`, or why it cannot be written. */
export function extendingSpec(
  reference: string,
  output: string,
  { set, in: inputs }: { readonly set: readonly string[]; readonly in: readonly string[] },
  io: Io,
): { readonly text: string } | Diagnostic {
  const base = isPreset(io, reference) ? reference : pathBeside(reference, output, io);
  if (base === null || !/\.jsonc?$|^[\w.-]+$/.test(base)) {
    return {
      code: 'convert/unwritable',
      severity: 'error',
      message: `no spec ${output === '-' ? 'on standard output' : `in ${output}`} can extend ${reference}`,
      help: 'give a preset or a JSON spec, and another file in its folder; or leave -o out and use the printed arguments',
    };
  }
  const vars: Record<string, ArgValue> = {};
  for (const setting of set) {
    const at = setting.indexOf('=');
    vars[setting.slice(0, at)] = parseSetting(setting.slice(at + 1));
  }
  const shapes = inputs.map(parseInput);
  const only = shapes.findLast(({ name }) => name === null)?.shape ?? null;
  const named = Object.fromEntries(
    shapes.flatMap(({ name, shape }) => (name === null ? [] : [[name, shape]])),
  );
  const input = only ?? (Object.keys(named).length > 0 ? named : null);
  return {
    text: specText({
      extends: base,
      ...(input === null ? {} : { input }),
      ...(set.length === 0 ? {} : { vars }),
    }),
  };
}

/** The path of a spec relative to the folder of the output file; null if the spec is in another folder. */
function pathBeside(reference: string, output: string, io: Io): string | null {
  const [spec, file] = [io.realPath(reference), io.realPath(output)];
  const folderOf = (path: string): string => path.slice(0, path.search(/[^/\\]*$/));
  if (!io.fileExists(reference) || !io.isBeside(output, reference)) return null;
  return spec.startsWith(folderOf(file)) && spec !== file ? `./${spec.slice(folderOf(file).length)}` : null;
}
