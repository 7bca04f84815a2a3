import { refuse } from '../failure';
import type { Invoke } from '../value';

/** What reaches out of the interpreter or into it, with the word for what it would do. */
export const OUTSIDE: Readonly<Record<string, string>> = {
  open: 'opens a file',
  exec: 'runs a text as a program',
  eval: 'runs a text as a program',
  compile: 'compiles a text as a program',
  input: 'asks the user',
  breakpoint: 'starts a debugger',
  exit: 'ends the program',
  quit: 'ends the program',
};

/** Words for what acts, which files that are looked at or written and the end of the program are not. */
const ACTS = /^(?:runs|compiles|starts|uses|imports)/;

/** What a function runs that is refused when it is called. */
export function refusedInvoke(name: string, does: string): Invoke {
  return () =>
    refuse({
      code: 'python/outside',
      message: `${name}() ${does}, which is not done here`,
      why: 'the code is read to learn its shapes; nothing outside of it is touched',
      ...(ACTS.test(does) ? { acts: true } : {}),
    });
}
