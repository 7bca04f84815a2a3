// @ts-nocheck
import type { Count } from '../counts/count';
import type { Work } from '../ops/op';
import { defineConvention } from './convention';
import { operations } from './rule';

/** The multiply-adds of a call: one for each use of a weight, and for each product in a matrix product. */
export function macsOf(work: Work): Count {
  return operations(work, 'mac');
}

export const macs = defineConvention({
  name: 'macs',
  title: 'Mult-Adds',
  summary:
    'Multiply-adds of convolutions, linear layers, matrix products and recurrent gates; no bias, nothing element-wise.',
  weights: { mac: 1 },
  overrides: [],
});
