import { formatCount } from '../counts/count';
import { refuse, type StackEntry } from './failure';
import type { Span } from './syntax';
import type { Frame, HostWords, Keywords, Limits, Machine, Place, PythonIo, Source, Value } from './value';

/** No keyword arguments. */
export const noKeywords: Keywords = new Map();

/** Far more than any real network takes, and some seconds at most. */
const LIMITS: Limits = { steps: 4_000_000, depth: 400, size: 2_000_000 };

/** For a host that does not describe its libraries. */
const NO_WORDS: HostWords = { usualImport: () => undefined, unpacking: 'first, second = pair' };

/** A run of the interpreter, in which modules are loaded once. */
export function createMachine(options: {
  readonly io: PythonIo;
  readonly hosts: Machine['hosts'];
  readonly builtins: ReadonlyMap<string, Value>;
  readonly importModule: Machine['importModule'];
  readonly limits?: Partial<Limits> | undefined;
  readonly words?: HostWords | undefined;
  readonly failing?: Machine['failing'] | undefined;
}): Machine {
  const limits = { ...LIMITS, ...options.limits };
  return {
    ...options,
    limits,
    words: options.words ?? NO_WORDS,
    modules: new Map(),
    packagesRun: 'when used',
    failing: options.failing ?? 'ends the run',
    frame: null,
    depth: 0,
    steps: limits.steps,
    undo: [],
  };
}

/** Undoes what code has set on classes that outlive the run; called at its end. */
export function takeBackChanges({ undo }: Machine): void {
  for (const takeBack of undo.splice(0).reverse()) takeBack();
}

/** Takes steps of the budget: one for each element that is made or visited at once. */
export function takeSteps(machine: Machine, count: number): void {
  machine.steps -= count;
  if (machine.steps < 0) outOfSteps(machine);
}

function outOfSteps(machine: Machine): never {
  return refuse({
    code: 'python/endless',
    message: `the code does not end within ${formatCount(machine.limits.steps)} steps`,
    why: 'this loop or recursion is endless, or very long',
    help: 'check the condition that ends it',
  });
}

/** Checks the size of what is made at once (a list, a range turned to a list) and takes its steps. */
export function takeSize(machine: Machine, size: number): void {
  checkSize(machine, size);
  takeSteps(machine, size);
}

function checkSize({ limits }: Machine, size: number): void {
  if (size > limits.size)
    refuse({
      code: 'python/too-large',
      message: `a value of ${formatCount(size)} elements is larger than the limit of ${formatCount(limits.size)}`,
    });
}

/** Texts and bytes longer than this take steps when they are made. */
const LONG_TEXT = 10_000;
/** This many characters of a text are read or joined in the time of a step. */
export const CHARACTERS_A_STEP = 8;

/** Checks the length of a text or of bytes that are made, and takes their steps where they are long. */
export function takeTextSize(machine: Machine, length: number): void {
  if (length <= LONG_TEXT) return;
  checkSize(machine, length);
  takeSteps(machine, Math.ceil(length / CHARACTERS_A_STEP));
}

/** Counts a call that is entered; endless recursion ends here. */
export function enterFrame(machine: Machine): void {
  machine.depth += 1;
  if (machine.depth > machine.limits.depth) {
    machine.depth -= 1;
    refuse({
      code: 'python/endless',
      message: `calls are nested deeper than the limit of ${machine.limits.depth}`,
      why: 'a function or class calls itself endlessly, or very often',
      help: 'check the condition that ends the recursion',
    });
  }
}

/** The place of a span of a source. */
export function placeOf(source: Source, { start, end }: Span): Place {
  const starts = lineStartsOf(source);
  let first = 0;
  let last = starts.length - 1;
  while (first < last) {
    const middle = (first + last + 1) >> 1;
    if ((starts[middle] ?? 0) <= start) first = middle;
    else last = middle - 1;
  }
  const column = start - (starts[first] ?? 0) + 1;
  return { document: source.document, line: first + 1, column, start, end: Math.max(start, end) };
}

const lineStarts = new WeakMap<Source, readonly number[]>();

function lineStartsOf(source: Source): readonly number[] {
  let starts = lineStarts.get(source);
  if (starts === undefined) {
    starts = startsOfLines(source.text);
    lineStarts.set(source, starts);
  }
  return starts;
}

/** Lines end with `\n`, `\r\n` or `\r`. */
function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
    return starts;
  }
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The current place of a frame; null in a module that has no source. */
export function placeIn(frame: Frame): Place | null {
  return frame.module.source === null ? null : placeOf(frame.module.source, frame.span);
}

/** The calls that are running, the innermost first. */
export function callStack(machine: Machine): readonly StackEntry[] {
  const entries: StackEntry[] = [];
  for (let frame = machine.frame; frame !== null; frame = frame.caller) {
    const place = placeIn(frame);
    if (place !== null) entries.push({ place, name: frame.name });
  }
  return entries;
}

/** Where Python code is running: the call, operator, subscript or attribute that is being computed. */
export function currentPlace(machine: Machine): Place | null {
  return machine.frame === null ? null : placeIn(machine.frame);
}
