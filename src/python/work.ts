import { itemCount } from './containers';
import { CHARACTERS_A_STEP, takeSteps } from './machine';
import type { Machine, Value } from './value';

/** This many elements are visited in the time of a step. */
const ELEMENTS_A_STEP = 8;
/** Smaller values cost no more than the step that works on them. */
const SMALL = 512;
/** A call of a built-in function takes the time of some steps of Python. */
const STEPS_OF_CALL = 3;
/** Ints of more bits than this take their time. */
const LARGE_INT = 2n ** 2048n;
const STEPS_OF_LARGE_INT = 500;

/** Takes the steps of going through a value once, which a built-in function does in one step of Python. */
export function takeWork(machine: Machine, value: Value): void {
  if (typeof value === 'string') {
    if (value.length > SMALL) takeSteps(machine, Math.ceil(value.length / CHARACTERS_A_STEP));
    return;
  }
  if (typeof value === 'bigint') {
    if (value > LARGE_INT || value < -LARGE_INT) takeSteps(machine, STEPS_OF_LARGE_INT);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const size = value.kind === 'bytes' ? value.text.length / ELEMENTS_A_STEP : (itemCount(value) ?? 0);
  if (size > SMALL) takeSteps(machine, Math.ceil(size / ELEMENTS_A_STEP));
}

/** Built-in functions and methods that take no longer for a larger value, or count their steps themselves. */
const QUICK: ReadonlySet<string> = new Set(
  (
    'append pop popleft get setdefault add discard remove keys values items len isinstance issubclass id type iter ' +
    'next callable getattr setattr delattr extend update __len__ __getitem__ __setitem__ __delitem__ ' +
    '__contains__ __iter__ __new__ __init__ __bool__'
  ).split(' '),
);

/** Functions of a few numbers, which take no longer than a step does. */
const OF_NUMBERS: ReadonlySet<string> = new Set('abs min max round ord chr index count'.split(' '));

/** Takes the steps of a call of a built-in function, by the size of what it is given. */
export function takeWorkOfCall(machine: Machine, name: string, args: readonly Value[]): void {
  if (QUICK.has(name)) return;
  if (!OF_NUMBERS.has(name)) takeSteps(machine, STEPS_OF_CALL);
  for (let index = 0; index < args.length; index += 1) takeWork(machine, args[index] ?? null);
}
