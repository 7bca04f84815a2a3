import type { Count } from '../counts/count';
import { figureTitles } from '../counts/figure-titles';
import type { Work } from '../ops/op';
import { defineOwnConvention } from './convention';
import { operations } from './rule';

/**
 * The multiply-adds of a call: one for each use of a weight, and for each product in a matrix product; null where its
 * work is not known.
 */
export function macsOf(work: Work | null): Count | null {
  return work === null ? null : operations(work, 'mac');
}

export const macs = defineOwnConvention(
  {
    name: 'macs',
    title: figureTitles.macs,
    summary:
      'Multiply-adds of convolutions, linear layers, matrix products and recurrent gates; no bias, nothing element-wise.',
  },
  { mac: 1 },
);
