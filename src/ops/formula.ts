import { formatCount } from '../counts/count';

/** The arithmetic of a size with its numbers, from which shape rules compute the size and `explain` prints it. */
export type Formula =
  | number
  | { readonly op: '+' | '-' | 'x' | '/'; readonly left: Formula; readonly right: Formula }
  | { readonly op: 'floor' | 'ceil'; readonly of: Formula };

/** How the size of one dimension of an output follows from the input and the arguments. */
export interface SizeTerm {
  /** The dimension's index, the batch being 0. */
  readonly axis: number;
  readonly formula: Formula;
  /** Why the formula is not the usual one. */
  readonly note?: string;
}

/** The sum of all terms, from the left. */
export function plus(first: Formula, ...others: readonly Formula[]): Formula {
  return others.reduce((left, right) => ({ op: '+', left, right }), first);
}

/** The first term less all others, from the left. */
export function minus(first: Formula, ...others: readonly Formula[]): Formula {
  return others.reduce((left, right) => ({ op: '-', left, right }), first);
}

/** A product of two. */
export function times(left: Formula, right: Formula): Formula {
  return { op: 'x', left, right };
}

/** A quotient rounded down or up to a whole number. */
export function rounded(rounding: 'floor' | 'ceil', left: Formula, right: Formula): Formula {
  return { op: rounding, of: { op: '/', left, right } };
}

/** The value of a formula. */
export function evaluateFormula(formula: Formula): number {
  if (typeof formula === 'number') return formula;
  switch (formula.op) {
    case 'floor':
      return Math.floor(evaluateFormula(formula.of));
    case 'ceil':
      return Math.ceil(evaluateFormula(formula.of));
    case '+':
      return evaluateFormula(formula.left) + evaluateFormula(formula.right);
    case '-':
      return evaluateFormula(formula.left) - evaluateFormula(formula.right);
    case 'x':
      return evaluateFormula(formula.left) * evaluateFormula(formula.right);
    case '/':
      return evaluateFormula(formula.left) / evaluateFormula(formula.right);
  }
}

/** The sizes that terms give, in their order. */
export function evaluateSizes(terms: readonly SizeTerm[]): readonly number[] {
  return terms.map(({ formula }) => evaluateFormula(formula));
}

/** Writes a formula out: `floor((28 + 2 + 2 - 1 x (5 - 1) - 1) / 1) + 1`. */
export function formatFormula(formula: Formula): string {
  if (typeof formula === 'number') return formatCount(formula);
  if ('of' in formula) return `${formula.op}(${formatFormula(formula.of)})`;
  const { op, left, right } = formula;
  const first = bindingOf(left) < bindingOf(formula) ? `(${formatFormula(left)})` : formatFormula(left);
  const second = bindingOf(right) <= bindingOf(formula) ? `(${formatFormula(right)})` : formatFormula(right);
  return `${first} ${op} ${second}`;
}

/** The precedence of a formula: lowest for a sum, highest for a number or a function. */
function bindingOf(formula: Formula): number {
  if (typeof formula === 'number') return formula < 0 ? 0 : 3;
  switch (formula.op) {
    case '+':
    case '-':
      return 1;
    case 'x':
    case '/':
      return 2;
    case 'floor':
    case 'ceil':
      return 3;
  }
}
