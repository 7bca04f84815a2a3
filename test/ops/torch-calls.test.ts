import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allOps } from '../../src/ops/index';
import { type Parametrization, parametrized } from '../../src/ops/parametrization';
import type { Shape } from '../../src/ops/shape';
import { type CallRow, computationOf, titleOf } from '../support/call-row';

/** What torch 1.13 says of one call (tools/truth/op_rows.py); outputs without an element type are float32. */
interface TorchRow extends CallRow {
  readonly outputs: readonly { readonly shape: Shape; readonly dtype?: string }[];
  readonly params: readonly (readonly [name: string, shape: Shape])[];
  readonly buffers: readonly (readonly [name: string, shape: Shape])[];
  /** The functions of torch.nn.utils that its parameters are computed by. */
  readonly parametrization?: Parametrization;
}

const rows: readonly TorchRow[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../golden/ops/rows.json'), 'utf8'),
);

function parametrizationOf({ parametrization }: TorchRow): string {
  return parametrization === undefined ? '' : JSON.stringify(parametrization);
}

/** Layer types that torch 1.13 does not have, and why. */
const NOT_IN_TORCH: Readonly<Record<string, string>> = {
  Parameter: 'a tensor, which nothing is called for',
  Buffer: 'a tensor, which nothing is called for',
  LPPool3d: 'of torch 2.4',
};

describe('as torch gives it', () => {
  test.each(rows.map((row) => [`${titleOf(row)} ${parametrizationOf(row)}`, row] as const))(
    '%s',
    (_title, row) => {
      const { op, outputs, tensors: plain } = computationOf(row);
      const tensors = row.parametrization ? parametrized(op.type, plain, row.parametrization) : plain;
      if ('missing' in tensors) throw new Error(`there is no ${tensors.missing}`);
      expect(outputs).toEqual(row.outputs);
      const named = (kind: 'params' | 'buffers') =>
        tensors
          .filter(({ isBuffer }) => isBuffer === (kind === 'buffers'))
          .map(({ name, shape }) => [name, shape]);
      expect(named('params')).toEqual(row.params);
      expect(named('buffers')).toEqual(row.buffers);
    },
  );
});

test('there is a call of every layer type that torch has', () => {
  const called = new Set(rows.map(({ type }) => type));
  const missing = allOps().filter(
    ({ type, family }) => family !== 'onnx' && family !== 'opaque' && !called.has(type),
  );
  expect(
    missing.map(({ type }) => type).sort(),
    'without a row in rows.json: add a call to tools/truth and run op_rows.py, or name the type in NOT_IN_TORCH',
  ).toEqual(Object.keys(NOT_IN_TORCH).sort());
});
