import { addCounts, type Count, productOf } from '../counts/count';
import type { Work } from '../ops/op';
import type { Convention } from './convention';

/** The multiply-adds of a call: one for each use of a weight, and for each product in a matrix product. */
export function macsOf(work: Work): Count {
  let macs: Count = 0;
  for (const { unit, factors } of work) {
    if (unit === 'mac') macs = addCounts(macs, productOf(factors));
  }
  return macs;
}

export const macs: Convention = {
  name: 'macs',
  title: 'Mult-Adds',
  summary:
    'Multiply-adds of convolutions, linear layers, matrix products and recurrent gates; no bias, nothing element-wise.',
  count: (work) => macsOf(work),
};
