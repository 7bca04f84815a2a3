import { describe, expect, it } from 'vitest';
import { evaluateFormula } from '../../src/ops/formula';
import { allOps } from '../../src/ops/index';
import { acceptedCall } from '../support/call-op';

const withSizes = allOps().filter(({ sizes }) => sizes !== undefined);

/** The arithmetic that "explain" writes out is that of the output, dimension by dimension. */
describe.each(withSizes.map((op) => [op.type, op] as const))('the sizes of %s', (_type, op) => {
  it.each(op.examples)('of $args on $inputs give $output', ({ args: given, inputs }) => {
    const { args, output } = acceptedCall(op, given, inputs);
    const stated = op.sizes?.(args, inputs) ?? [];
    expect(stated.length).toBeGreaterThan(0);
    for (const { axis, formula } of stated) expect(evaluateFormula(formula)).toBe(output[axis]);
    expect(new Set(stated.map(({ axis }) => axis)).size).toBe(stated.length);
  });
});
