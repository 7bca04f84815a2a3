/** The columns that a table of layers can have, by the names that `--columns` takes. */
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
  'saved',
  'receptive_field',
  'share',
] as const;

export type ColumnName = (typeof columnNames)[number];
