import { expect, test } from 'vitest';
import { findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';
import { callOp } from '../support/call-op';
import { einsums } from './refusals/einsums';
import { images } from './refusals/images';
import { sequences } from './refusals/sequences';
import { shapes } from './refusals/shapes';
import { tables } from './refusals/tables';
import { windows } from './refusals/windows';

const refusals = [...einsums, ...images, ...sequences, ...shapes, ...tables, ...windows].map(
  (refusal) => [refusal] as const,
);

test.each(refusals)('%j', ([type, args, inputs, problem, help]) => {
  expect(callOp(findOp(type) as Op, args, inputs)).toEqual(
    help === undefined ? { problem } : { problem, help },
  );
});
