import { type RefusalReason, refuse } from '../failure';
import type { Invoke } from '../value';

/**
 * Something that is not supported, in the words of its refusal, and whether it would have effects: run other
 * code, use the network.
 */
const ACTS = {
  'asks the user': false,
  'calls foreign code': true,
  'changes files': false,
  'compiles a string as code': true,
  'downloads the code of a network': true,
  'ends the program': false,
  'imports a file by its path': true,
  'looks at files': false,
  'looks into the interpreter': false,
  'opens a file': false,
  'reaches out to the system': false,
  'reads a file': false,
  'reads or writes objects': false,
  'reads what is installed': false,
  'runs a string as code': true,
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
  exec: 'runs a string as code',
  eval: 'runs a string as code',
  compile: 'compiles a string as code',
  input: 'asks the user',
  breakpoint: 'starts a debugger',
  exit: 'ends the program',
  quit: 'ends the program',
};

/** What a function runs that is refused when it is called. */
export function refusedInvoke(name: string, does: RefusedDeed): Invoke {
  return () => refuse(outsideReason(`${name}()`, does));
}

/** Why a call is refused that would do something outside the interpreter. */
export function outsideReason(call: string, does: RefusedDeed, help = HELP[does]): RefusalReason {
  return {
    code: 'python/outside',
    message: `${call} is not allowed: it ${does}`,
    why: 'the source is not trusted: it may compute, but do nothing outside the interpreter',
    ...(help === undefined ? {} : { help }),
    ...(ACTS[does] ? { acts: true } : {}),
  };
}

const PASS_CONTENTS = 'pass what it reads as an argument of the constructor';
const NO_TEXT = 'write the code out, or look names up with getattr(module, name)';
const REMOVE = 'remove this call, or move it below if __name__ == "__main__":';

const HELP: Partial<Readonly<Record<RefusedDeed, string>>> = {
  'asks the user': PASS_CONTENTS,
  'changes files': REMOVE,
  'compiles a string as code': NO_TEXT,
  'downloads the code of a network': "put the network's source below --root and import it",
  'ends the program': REMOVE,
  'looks at files': PASS_CONTENTS,
  'opens a file': PASS_CONTENTS,
  'reads a file': PASS_CONTENTS,
  'runs a string as code': NO_TEXT,
  'starts a debugger': REMOVE,
  'starts a process': REMOVE,
  'starts a thread': REMOVE,
  'uses the network': PASS_CONTENTS,
  'writes a file': REMOVE,
};
