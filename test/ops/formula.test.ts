import { expect, test } from 'vitest';
import {
  evaluateFormula,
  type Formula,
  formatFormula,
  minus,
  plus,
  rounded,
  times,
} from '../../src/ops/formula';

const quotient = (left: Formula, right: Formula): Formula => ({ op: '/', left, right });

test.each<readonly [Formula, string, number]>([
  [7, '7', 7],
  [12_345, '12,345', 12_345],
  [plus(1, 2, 3), '1 + 2 + 3', 6],
  [minus(9, 2, 3), '9 - 2 - 3', 4],
  [minus(9, minus(5, 2)), '9 - (5 - 2)', 6],
  [minus(9, plus(5, 2)), '9 - (5 + 2)', 2],
  [plus(9, minus(5, 2)), '9 + (5 - 2)', 12],
  [times(2, plus(3, 4)), '2 x (3 + 4)', 14],
  [times(plus(3, 4), 2), '(3 + 4) x 2', 14],
  [plus(2, times(3, 4)), '2 + 3 x 4', 14],
  [times(2, quotient(8, 4)), '2 x (8 / 4)', 4],
  [times(times(2, 8), 4), '2 x 8 x 4', 64],
  [quotient(quotient(8, 4), 2), '8 / 4 / 2', 1],
  [plus(1, -2), '1 + (-2)', -1],
  [plus(-2, 1), '(-2) + 1', -1],
  [plus(0, 1), '0 + 1', 1],
  [times(0, 0), '0 x 0', 0],
  [rounded('floor', 7, 2), 'floor(7 / 2)', 3],
  [rounded('ceil', 7, 2), 'ceil(7 / 2)', 4],
  [plus(rounded('floor', minus(10, 3), 2), 1), 'floor((10 - 3) / 2) + 1', 4],
  [times(2, rounded('ceil', 7, 2)), '2 x ceil(7 / 2)', 8],
  [times(2, rounded('floor', 7, 2)), '2 x floor(7 / 2)', 6],
])('%j is written as %s and gives %i', (formula, text, value) => {
  expect(formatFormula(formula)).toBe(text);
  expect(evaluateFormula(formula)).toBe(value);
});
