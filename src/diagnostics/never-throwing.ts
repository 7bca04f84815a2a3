import type { Diagnostic } from './diagnostic';

/** Why a function could not use its arguments. */
export interface ArgumentProblem {
  readonly message: string;
  readonly help: string;
}

type Functions<Named> = { readonly [Name in keyof Named]: (...args: never[]) => unknown };

/**
 * The same functions for callers whose values are not checked: if a function cannot use its arguments, it
 * returns what `refused` makes of the problem instead of throwing.
 */
export function neverThrowing<Named extends Functions<Named>>(
  functions: Named,
  refused: (problem: ArgumentProblem, args: readonly unknown[]) => unknown,
): Named {
  const guarded: Partial<Record<keyof Named, unknown>> = {};
  for (const name of Object.keys(functions) as (keyof Named & string)[]) {
    const call = functions[name];
    guarded[name] = (...args: never[]): unknown => {
      try {
        return call(...args);
      } catch (error) {
        return refused(problemOf(name, error), args);
      }
    };
  }
  return guarded as Named;
}

function problemOf(name: string, error: unknown): ArgumentProblem {
  const reason = error instanceof Error ? error.message : 'an exception of the caller';
  return {
    message: `${name} cannot use the values that it is given: ${reason}`,
    help: 'give values as the types of the library say',
  };
}

/** The problem as a diagnostic. */
export function diagnosticOf({ message, help }: ArgumentProblem): Diagnostic {
  return { code: 'usage/invalid-argument', severity: 'error', message, help };
}

/** The problem as the refusal of a builder. */
export function refusalOf({ message, help }: ArgumentProblem) {
  return { code: 'argument', problem: message, help } as const;
}
