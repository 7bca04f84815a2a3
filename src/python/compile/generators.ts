import { isSubclass } from '../classes';
import { createIterator } from '../containers';
import { createException, exceptionClass } from '../exceptions';
import {
  type Failure,
  failureOf,
  isOverflow,
  isTooLarge,
  type RefusalReason,
  raise,
  raised,
  refused,
} from '../failure';
import { enterFrame, placeIn, takeSteps } from '../machine';
import type { Frame, PyClass, PyIterator, Value } from '../value';
import type { Activation } from './code';

/** Notes where a failure went through a frame, and turns an overflow of JavaScript's stack into a refusal. */
export function noteFrame(thrown: unknown, frame: Frame): unknown {
  let failure: unknown = thrown;
  if (isOverflow(thrown)) failure = overflow(frame);
  else if (isTooLarge(thrown)) failure = refused(TOO_LARGE);
  const known = failureOf(failure);
  if (known !== null && known.stack.length < 1000) noteIn(known, frame);
  return failure;
}

function noteIn({ stack }: Failure, frame: Frame): void {
  const place = placeIn(frame);
  if (place !== null) stack.push({ place, name: frame.name });
}

function overflow(frame: Frame): Failure {
  return refused({
    code: 'python/endless',
    message: 'calls or values are nested too deeply',
    why: `calls are ${frame.machine.depth} deep here, or a value contains itself`,
  });
}

const TOO_LARGE: RefusalReason = {
  code: 'python/too-large',
  message: 'a value is too large to be stored',
};

/** The steps that making a generator takes, measured as those of a function. */
const STEPS_OF_GENERATOR = 16;

/** An iterator that runs a function in steps, each time in its own frame. */
export function resumable(
  frame: Activation,
  start: (frame: Activation) => Generator<Value, Value, Value>,
  type: PyClass,
): PyIterator {
  takeSteps(frame.machine, STEPS_OF_GENERATOR);
  const generator = start(frame);
  let state: 'new' | 'running' | 'waiting' | 'ended' = 'new';
  const step = (how: () => IteratorResult<Value, Value>): IteratorResult<Value, Value> => {
    const { machine } = frame;
    if (state === 'running') raise('ValueError', 'generator already executing');
    enterFrame(machine);
    frame.caller = machine.frame;
    machine.frame = frame;
    state = 'running';
    try {
      const result = how();
      state = result.done ? 'ended' : 'waiting';
      return result;
    } catch (thrown) {
      state = 'ended';
      throw noteFrame(withoutStopIteration(thrown), frame);
    } finally {
      machine.depth -= 1;
      machine.frame = frame.caller;
    }
  };
  const stepped = {
    state: () => state,
    next: (value: Value) => step(() => generator.next(value)),
    throw: (thrown: unknown) => step(() => generator.throw(thrown)),
    return: (value: Value) => step(() => generator.return(value)),
  };
  const iterator: PyIterator = {
    ...createIterator(() => {
      const result = stepped.next(null);
      if (!result.done) return result.value;
      iterator.returned = result.value ?? null;
      return undefined;
    }, type),
    generator: stepped,
  };
  return iterator;
}

function withoutStopIteration(thrown: unknown): unknown {
  const failure = failureOf(thrown);
  if (failure?.kind !== 'raised' || !isSubclass(failure.exception.type, exceptionClass('StopIteration')))
    return thrown;
  return raised(createException(exceptionClass('RuntimeError'), ['generator raised StopIteration']));
}
