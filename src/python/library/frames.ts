import { addReader } from '../builtins/descriptors';
import { codeClass, createInstance } from '../classes';
import { createDict } from '../containers';
import { raise } from '../failure';
import { hostClass } from '../host';
import { dictOfModule } from '../live-entries';
import { placeIn } from '../machine';
import type { Frame, Instance, Machine, Value } from '../value';

const frameClass = hostClass({ name: 'frame', module: 'builtins', methods: {}, settable: 'never' });

const frames = new WeakMap<object, Frame>();

addReader(frameClass, 'f_back', (self) => {
  const caller = frameOf(self)?.caller ?? null;
  return caller === null ? null : frameObject(caller);
});

/** The frame of Python code that calls a function of a host, or one further up; ValueError where there is none. */
export function frameAbove(machine: Machine, depth: number): Instance {
  let frame = machine.frame;
  for (let left = depth; left > 0 && frame !== null; left -= 1) frame = frame.caller;
  return frame === null ? raise('ValueError', 'call stack is not deep enough') : frameObject(frame);
}

/** The frame behind an object of `sys._getframe`; undefined for any other. */
export function frameOf(value: Value): Frame | undefined {
  return typeof value === 'object' && value !== null ? frames.get(value) : undefined;
}

/** A frame as Python code sees it: where it is, and the names that it knows. */
function frameObject(frame: Frame): Instance {
  const { module, name, locals } = frame;
  const place = placeIn(frame);
  const globals = dictOfModule(module);
  const known = createDict();
  for (const [key, value] of locals?.() ?? []) known.entries.set(key, { key, value });
  const code = createInstance(codeClass);
  code.attributes.set('co_name', name);
  code.attributes.set('co_filename', place?.document ?? '');
  const made = createInstance(frameClass);
  const attributes: Readonly<Record<string, Value>> = {
    f_globals: globals,
    f_locals: name === '<module>' ? globals : known,
    f_lineno: place?.line ?? 0,
    f_code: code,
  };
  for (const [key, value] of Object.entries(attributes)) made.attributes.set(key, value);
  frames.set(made, frame);
  return made;
}
