import { figureTitles } from '../counts/figure-titles';
import { defineOwnConvention } from './convention';

export const flops = defineOwnConvention(
  {
    name: 'flops',
    title: figureTitles.flops,
    summary: 'Two for each multiply-add, as torch.utils.flop_counter counts.',
  },
  { mac: 2 },
);
