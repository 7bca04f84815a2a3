import type { CompletedArgs } from '../graph/builder';
import type { Refusal } from '../graph/refusal';
import type { Args, Op } from '../ops/op';
import { type ArgumentProblem, checkArguments, type NamedArguments } from './arguments';

/**
 * Completes and checks arguments for a graph builder, for front ends whose arguments are not checked where they are read;
 * equal arguments of an op come to one object.
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

function refusalOf({ type }: Op, problem: ArgumentProblem | undefined): Refusal {
  switch (problem?.kind) {
    case 'unknown':
      return { code: 'argument', argument: problem.argument, problem: `${type} has no ${problem.argument}` };
    case 'missing':
      return {
        code: 'argument',
        argument: problem.argument,
        problem: `${type} needs ${problem.argument}: ${problem.expected}`,
      };
    case 'invalid':
      return {
        code: 'argument',
        argument: problem.argument,
        problem: `${problem.argument} of ${type} must be ${problem.expected}`,
      };
    case 'twice':
      return { code: 'argument', argument: problem.argument, problem: `${problem.argument} is given twice` };
    default:
      return { code: 'argument', argument: '', problem: `${type} cannot take these arguments` };
  }
}
