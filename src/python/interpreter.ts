import type { Diagnostic } from '../diagnostics/diagnostic';
import { builtinNames } from './builtins/index';
import { toldReason } from './compile/exceptions';
import { type Failure, failureOf, type StackEntry } from './failure';
import { standardModules } from './library/index';
import { locationOf } from './location';
import { createMachine } from './machine';
import { createImporter } from './modules';
import type { HostModule, HostWords, Limits, Machine, Place, PythonIo } from './value';

/** What Python code is run with. */
export interface InterpreterOptions {
  readonly io: PythonIo;
  /** Modules that are written in TypeScript, beside those of Python's own library. */
  readonly hosts: readonly HostModule[];
  /** Folders below the root in which modules are looked for, in this order; `''` is the root. */
  readonly folders: readonly string[];
  /** Folders of packages in which they are looked for where no library has their name. */
  readonly foldersWithin?: readonly string[];
  readonly limits?: Partial<Limits>;
  readonly words?: HostWords;
  /** What happens when a statement of a module fails; the run ends if not given. */
  readonly failing?: Machine['failing'];
}

/** An interpreter that has run nothing yet. */
export function createInterpreter(options: InterpreterOptions): Machine {
  const { io, hosts, folders, foldersWithin = [], limits, words, failing } = options;
  return createMachine({
    io,
    hosts: hostsByName([...hosts, ...standardModules]),
    builtins: builtinNames(),
    importModule: createImporter(folders, foldersWithin),
    limits,
    words,
    failing,
  });
}

/** The first module of each name. */
function hostsByName(all: readonly HostModule[]): ReadonlyMap<string, HostModule> {
  const byName = new Map<string, HostModule>();
  for (const host of all) if (!byName.has(host.name)) byName.set(host.name, host);
  return byName;
}

/** The result of running something: its value, or why it stopped. */
export type Outcome<Result> =
  | { readonly kind: 'done'; readonly value: Result }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Runs something of the interpreter; exceptions of Python and refusals become data. */
export function attempt<Result>(run: () => Result): Outcome<Result> {
  try {
    return { kind: 'done', value: run() };
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure === null) throw thrown;
    return { kind: 'failed', failure };
  }
}

/** A failure as a diagnostic at the innermost place, with the calls that led there. */
export function failureDiagnostic(machine: Machine, failure: Failure): Diagnostic {
  const told = toldReason(machine, failure);
  const { code, message, why, help } = told;
  const place = told.place ?? ownPlace(failure.stack) ?? told.source;
  const calls = callsOf(failure.stack);
  return {
    code,
    message: firstLine(message),
    ...(why === undefined ? {} : { why }),
    ...(help === undefined ? {} : { help }),
    severity: 'error',
    ...(calls.length < 2 ? {} : { calls }),
    ...(place === undefined ? {} : { location: locationOf(place) }),
  };
}

/** The innermost place that is not in a library that is kept as Python: then the call of it is at fault. */
function ownPlace(stack: readonly StackEntry[]): Place | undefined {
  const own = stack.find(({ place }) => !place.document.startsWith('<'));
  return (own ?? stack[0])?.place;
}

/** A message on one line: a short one whole, of a long one its first line. */
function firstLine(text: string): string {
  return text.length <= LONGEST_MESSAGE
    ? text.trim().replaceAll(/\s*\n\s*/g, ' ')
    : (text.split('\n')[0] ?? '');
}

const LONGEST_MESSAGE = 240;

const LONGEST_STACK = 8;

/**
 * The calls from the outermost to the innermost, as Python prints them; a long recursion is shortened in the
 * middle.
 */
function callsOf(stack: readonly StackEntry[]): readonly string[] {
  const lines = stack
    .filter(({ place }) => !place.document.startsWith('<'))
    .map(({ place, name }) => `${place.document}:${place.line}, in ${name}`)
    .reverse();
  const half = LONGEST_STACK / 2;
  if (lines.length <= LONGEST_STACK) return lines;
  return [...lines.slice(0, half), `... ${lines.length - LONGEST_STACK} more calls`, ...lines.slice(-half)];
}
