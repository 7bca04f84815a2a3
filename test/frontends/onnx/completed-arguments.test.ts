import { expect, it } from 'vitest';
import { argumentFiller } from '../../../src/frontends/onnx/lowering/completed-arguments';
import { findOp } from '../../../src/ops/index';
import type { ArgValue } from '../../../src/ops/op';

it.each([
  ['LayerNorm', { normalized_shape: [4], eps: Number.NaN }],
  ['CELU', { alpha: Number.POSITIVE_INFINITY }],
  ['Mean', { dim: [0.5] }],
  ['Mean', { dim: 0.5 }],
] satisfies readonly (readonly [string, Readonly<Record<string, ArgValue>>])[])(
  '%s takes no numbers that no layer has: %j',
  (type, given) => {
    const op = findOp(type);
    if (op === undefined) throw new Error(`there is no ${type}`);
    expect(argumentFiller()(op, given)).toMatchObject({ refusal: { code: 'argument' } });
  },
);
