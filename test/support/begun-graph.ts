import { createBuilder, type GraphBuilder } from '../../src/graph/builder';
import type { Origin, Value } from '../../src/graph/graph';
import { isRefusal, type Refusal } from '../../src/graph/refusal';
import { argumentCompleter } from '../../src/language/complete-arguments';
import type { Args } from '../../src/ops/op';

/** A place for calls that a test makes. */
export const origin: Origin = { document: 'net.py', at: { line: 3, column: 9 } };

/** A graph that has nothing yet, whose arguments are completed as those of specs are. */
export function begun(onNodes?: (count: number) => void): GraphBuilder<Args> {
  return createBuilder(argumentCompleter(), onNodes);
}

/** The outputs of a call that must be taken. */
export function taken(answer: readonly Value[] | Refusal): readonly Value[] {
  if (isRefusal(answer)) throw new Error(answer.problem);
  return answer;
}

/** The main output of a call that must be taken. */
export function first(answer: readonly Value[] | Refusal): Value {
  const [value] = taken(answer);
  if (value === undefined) throw new Error('no output');
  return value;
}
