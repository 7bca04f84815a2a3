import { createModule, runModule } from '../compile/index';
import { parseSource } from '../parse';
import type { Machine, PyModule, Value } from '../value';

/** Gives the text of Python that is kept as a file: few runs need any one of them. */
export type PythonText = () => string;

const loaded = new WeakMap<Machine, Map<string, PyModule>>();

/** A module of a library that is kept here as Python; it is run when something of it is first used. */
function sourceModule(machine: Machine, name: string, text: PythonText): PyModule {
  const known = loaded.get(machine) ?? new Map<string, PyModule>();
  loaded.set(machine, known);
  const before = known.get(name);
  if (before !== undefined) return before;
  const source = { document: `<${name}>`, text: text(), isSound: true };
  const module = createModule(name, name, source, null);
  known.set(name, module);
  runModule(machine, module, parseSource(source), source);
  return module;
}

/** Something that a module kept as Python defines; undefined where it does not. */
export function fromSource(
  machine: Machine,
  name: string,
  text: PythonText,
  wanted: string,
): Value | undefined {
  return sourceModule(machine, name, text).attributes.get(wanted);
}
