import type { Args, ArgValue, Arity, Op, ShapeProblem } from '../ops/op';
import { formatShape, type Shape } from '../ops/shape';

/** Why the builder refuses a call, as data; the front end writes the message and adds the place. */
export type Refusal =
  | (ShapeProblem & { readonly code: 'unknown-op' | 'rank' | 'shape' })
  | (ShapeProblem & { readonly code: 'arity'; readonly wanted: Arity; readonly given: number })
  | (ShapeProblem & {
      readonly code: 'argument';
      readonly argument: string;
      /** The given value and the one that the input needs, if these two disagree. */
      readonly disagreement?: { readonly given: ArgValue; readonly wanted: number };
    });

const REFUSAL_CODES: ReadonlySet<unknown> = new Set<Refusal['code']>([
  'unknown-op',
  'rank',
  'shape',
  'arity',
  'argument',
]);

/** Whether a builder's result is a refusal; arguments may have the same keys, but not such a code. */
export function isRefusal<T extends object>(answer: T | Refusal): answer is Refusal {
  return 'problem' in answer && 'code' in answer && REFUSAL_CODES.has(answer.code);
}

/** The refusal of a number of inputs that an op does not take with these arguments; null if it does. */
export function arityRefusal(op: Op, given: number, args: Args): Refusal | null {
  const { type, inputs } = op;
  const numbers = numberOperands(op, args);
  const least = inputs.least - numbers.length;
  const wanted = numbers.length > 0 ? { least, most: least } : inputs;
  if (given >= wanted.least && given <= wanted.most) return null;
  return {
    code: 'arity',
    problem: `${type}${numbers.length > 0 ? ` with ${numbers.join(' and ')}` : ''} takes ${arityText(wanted)}, not ${given}`,
    wanted,
    given,
  };
}

/** The arguments that are numbers in place of inputs. */
export function numberOperands({ leadingOperand, operand }: Op, args: Args): readonly string[] {
  return [leadingOperand?.name, operand].flatMap((name) =>
    name !== undefined && (args[name] ?? null) !== null ? [name] : [],
  );
}

/** How many inputs, in words: `1 input`, `at least 2 inputs`, `1 to 3 inputs`. */
export function arityText({ least, most }: Arity): string {
  if (most === least) return `${least} input${least === 1 ? '' : 's'}`;
  return most === Number.POSITIVE_INFINITY ? `at least ${least} inputs` : `${least} to ${most} inputs`;
}

/** The refusal of a first input with a number of dimensions that an op does not take; null if it does. */
export function rankRefusal({ type, ranks }: Op, input: Shape | undefined): Refusal | null {
  if (ranks === undefined || input === undefined || ranks.includes(input.length)) return null;
  const wanted = ranks.map((rank) => `${rank} dimensions [${(DIM_NAMES[rank] ?? []).join(', ')}]`);
  return {
    code: 'rank',
    problem: `${type} needs ${wanted.join(' or ')}, ${formatShape(input)} has ${input.length}`,
    help:
      input.length > Math.max(...ranks)
        ? 'flatten it, or use the layer of another dimension'
        : 'check the shape of the input',
  };
}

const DIM_NAMES: Readonly<Record<number, readonly string[]>> = {
  2: ['N', 'C'],
  3: ['N', 'C', 'L'],
  4: ['N', 'C', 'H', 'W'],
  5: ['N', 'C', 'D', 'H', 'W'],
};
