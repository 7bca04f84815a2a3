/** The columns that a table of layers can have, by their keys in CSV, which `--columns` takes. */
export const columnNames = [
  'kernel_size',
  'output',
  'params',
  'trainable_params',
  'buffers',
  'macs',
  'flops',
  'count',
  'activation_bytes',
  'peak_activation_bytes',
  'saved_bytes',
  'receptive_field',
  'share_percent',
] as const;

export type ColumnName = (typeof columnNames)[number];

/** Shorter names that `--columns` takes too. */
export const columnAliases: Readonly<Record<string, ColumnName>> = {
  kernel: 'kernel_size',
  trainable: 'trainable_params',
  activations: 'activation_bytes',
  peak: 'peak_activation_bytes',
  share: 'share_percent',
};
