/** The columns that a table of layers can have, by the names that `--columns` takes. */
// @ts-nocheck

export const columnNames = [
  'kernel',
  'output',
  'params',
  'trainable',
  'buffers',
  'macs',
  'flops',
  'count',
  'activations',
  'peak',
  'receptive_field',
  'share',
] as const;

export type ColumnName = (typeof columnNames)[number];
