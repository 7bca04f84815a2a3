import { multiplyCounts } from '../counts/count';
import type { Convention } from './convention';
import { macsOf } from './macs';

export const flops: Convention = {
  name: 'flops',
  title: 'FLOPs',
  summary: 'Two for each multiply-add, as torch.utils.flop_counter counts.',
  count: (work) => multiplyCounts(2, macsOf(work)),
};
