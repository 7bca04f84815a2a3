import { createModule, runModule } from '../compile/index';
import { parseSource } from '../parse';
import type { Machine, PyModule, Value } from '../value';

/** Returns the text of Python that is kept as a file; loaded when needed, since few runs need any one of them. */
export type PythonText = () => string;

const loaded = new WeakMap<Machine, Map<string, PyModule>>();

/** A module of a library that is kept here as Python; it is run when something of it is first used. */
function sourceModule(machine: Machine, name: string, text: string): PyModule {
  const source = { document: `<${name}>`, text, isSound: true };
  const module = createModule(name, name, source, null);
  modulesOf(machine).set(name, module);
  runModule(machine, module, parseSource(source), source);
  return module;
}

function modulesOf(machine: Machine): Map<string, PyModule> {
  const known = loaded.get(machine) ?? new Map<string, PyModule>();
  loaded.set(machine, known);
  return known;
}

/** Something that a module kept as Python defines; undefined if it does not. Only a text that has the name is run. */
export function fromSource(
  machine: Machine,
  name: string,
  text: PythonText,
  wanted: string,
): Value | undefined {
  const known = modulesOf(machine).get(name);
  if (known !== undefined) return known.attributes.get(wanted);
  const source = text();
  return source.includes(wanted) ? sourceModule(machine, name, source).attributes.get(wanted) : undefined;
}
