import { refuse } from '../failure';
import type { Invoke } from '../value';

/**
 * Something that is not supported, in the words of its refusal, and whether it would have effects: run other
 * code, use the network.
 */
const ACTS = {
  'asks the user': false,
  'calls foreign code': true,
  'changes files': false,
  'compiles a text as a program': true,
  'ends the program': false,
  'imports a file by its path': true,
  'looks at files': false,
  'looks into the interpreter': false,
  'opens a file': false,
  'reaches out to the system': false,
  'reads a file': false,
  'reads or writes objects': false,
  'reads what is installed': false,
  'runs a text as a program': true,
  'starts a debugger': true,
  'starts a process': true,
  'starts a thread': true,
  'uses the network': true,
  'writes a file': false,
};

/** What a function would do that is refused when it is called, in words. */
export type RefusedDeed = keyof typeof ACTS;

/** What reaches out of the interpreter or into it. */
export const OUTSIDE: Readonly<Record<string, RefusedDeed>> = {
  open: 'opens a file',
  exec: 'runs a text as a program',
  eval: 'runs a text as a program',
  compile: 'compiles a text as a program',
  input: 'asks the user',
  breakpoint: 'starts a debugger',
  exit: 'ends the program',
  quit: 'ends the program',
};

/** What a function runs that is refused when it is called. */
export function refusedInvoke(name: string, does: RefusedDeed): Invoke {
  return () =>
    refuse({
      code: 'python/outside',
      message: `${name}() ${does}, which is not done here`,
      why: 'the code is read to learn its shapes; nothing outside of it is touched',
      ...(ACTS[does] ? { acts: true } : {}),
    });
}
