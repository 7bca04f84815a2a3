import { describe, expect, it } from 'vitest';
import { evaluateFormula, formatFormula, minus, plus, rounded, times } from '../../src/ops/formula';
import { allOps } from '../../src/ops/index';
import { acceptedCall } from '../support/call-op';

describe('the formulas of sizes', () => {
  const withSizes = allOps().filter(({ sizes }) => sizes !== undefined);

  it('are those of convolutions, transposed convolutions and pools at least', () => {
    const types = withSizes.map(({ type }) => type);
    for (const name of ['Conv', 'ConvTranspose', 'MaxPool', 'AvgPool']) {
      for (const axes of [1, 2, 3]) expect(types).toContain(`${name}${axes}d`);
    }
  });

  it.each(withSizes.flatMap((op) => op.examples.map((example) => ({ op, example, type: op.type }))))(
    '$type gives the sizes of its output ($example.args)',
    ({ op, example }) => {
      const { args, output } = acceptedCall(op, example.args, example.inputs);
      const terms = op.sizes?.(args, example.inputs) ?? [];
      expect(terms.length).toBeGreaterThan(0);
      for (const { axis, formula } of terms) expect(evaluateFormula(formula)).toBe(output[axis]);
    },
  );
});

describe('formatFormula', () => {
  it('writes no more brackets than it needs', () => {
    expect(formatFormula(plus(1, times(2, minus(5, 1)), 3))).toBe('1 + 2 x (5 - 1) + 3');
    expect(formatFormula(minus(9, plus(1, 2)))).toBe('9 - (1 + 2)');
    expect(formatFormula(plus(rounded('ceil', minus(1234, 1), 2), 1))).toBe('ceil((1,234 - 1) / 2) + 1');
    expect(formatFormula(times(2, -3))).toBe('2 x (-3)');
  });
});
