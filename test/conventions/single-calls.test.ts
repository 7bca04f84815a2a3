import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toolConventions } from '../../src/conventions/index';
import { workOf } from '../../src/passes/work';
import { type CallRow, computationOf, shapeOf, titleOf } from '../support/call-row';

/** What each tool counted of one call (tools/truth/tool_counts.py); null where it failed. */
interface CountedRow extends CallRow {
  readonly [convention: string]: unknown;
}

const rows: readonly CountedRow[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../golden/ops/tool_counts.json'), 'utf8'),
);

/** Layers of sequences whose inputs have no batch: the tools take the features for steps, or the steps for samples. */
function hasNoBatch({ type, inputs }: CountedRow): boolean {
  const rank = shapeOf(inputs[0] ?? []).length;
  return (type.endsWith('Cell') && rank === 1) || (['RNN', 'LSTM', 'GRU'].includes(type) && rank === 2);
}

/** The tools know layers by their class, and SyncBatchNorm ran as another one: by itself it runs on GPUs only. */
const counted = rows.filter((row) => row.type !== 'SyncBatchNorm' && !hasNoBatch(row));

describe.each(toolConventions)('$name counts as the tool does', ({ name, count }) => {
  const known = counted.filter((row) => typeof row[name] === 'number');

  test('of nearly all calls', () => {
    const help = `counts of ${name} in tool_counts.json, which tools/truth/tool_counts.py writes`;
    expect(known.length, help).toBeGreaterThan(counted.length - 5);
  });

  test.each(known.map((row) => [titleOf(row), row] as const))('%s', (_title, row) => {
    // torch.add and torch.mul were called, not the operators
    const { args } = row;
    const spelt = row.type === 'Add' || row.type === 'Mul' ? { ...args, call: 'function' } : args;
    const computation = computationOf({ ...row, args: spelt });
    const { form } = computation.op;
    const call = { ...computation, functional: form === 'function' };
    expect(Number(count(workOf(call), call))).toBe(row[name]);
  });
});
