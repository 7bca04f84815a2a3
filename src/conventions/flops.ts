import { defineOwnConvention } from './convention';

export const flops = defineOwnConvention(
  {
    name: 'flops',
    title: 'FLOPs',
    summary: 'Two for each multiply-add, as torch.utils.flop_counter counts.',
  },
  { mac: 2 },
);
