import type { CompletedArgs } from '../graph/builder';
import type { Refusal } from '../graph/refusal';
import type { Args, Op } from '../ops/op';
import { type ArgumentProblem, checkArguments, type NamedArguments } from './arguments';

/**
 * A function that checks and completes arguments for a graph builder, for front ends that do not check them
 * themselves; it returns the same object for equal arguments of an op.
 */
export function argumentCompleter(): (op: Op, given: NamedArguments) => CompletedArgs {
  const known = new Map<string, { readonly args: Args }>();
  return (op, given) => {
    const key = `${op.type} ${JSON.stringify(given)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const { args, problems } = checkArguments(op, given);
    if (args === null) return { refusal: refusalOf(op, problems[0]) };
    const completed = { args };
    known.set(key, completed);
    return completed;
  };
}

function refusalOf({ type }: Op, found: ArgumentProblem | undefined): Refusal {
  const refusal = (argument: string, problem: string): Refusal => ({ code: 'argument', argument, problem });
  switch (found?.kind) {
    case 'unknown':
      return refusal(found.argument, `${type} has no ${found.argument}`);
    case 'missing':
      return refusal(found.argument, `${type} needs ${found.argument}: ${found.expected}`);
    case 'invalid':
      return refusal(found.argument, `${found.argument} of ${type} must be ${found.expected}`);
    default:
      return refusal('', `${type} cannot take these arguments`);
  }
}
