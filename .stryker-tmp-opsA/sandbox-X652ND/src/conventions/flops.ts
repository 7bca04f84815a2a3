// @ts-nocheck
import { defineConvention } from './convention';

export const flops = defineConvention({
  name: 'flops',
  title: 'FLOPs',
  summary: 'Two for each multiply-add, as torch.utils.flop_counter counts.',
  weights: { mac: 2 },
  overrides: [],
});
