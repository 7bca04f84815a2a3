import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Checkpoint } from '../report/checkpoint';
import { quoted } from '../text/shortened';

/** Beginnings of keys that are taken off those of a checkpoint that have them, or put before all. */
export interface PrefixOptions {
  readonly prefix?: string;
  readonly addPrefix?: string;
}

/** The checkpoint under the keys that the options give its tensors; a diagnostic where two would have the same. */
export function renameKeys(
  checkpoint: Checkpoint,
  { prefix = '', addPrefix = '' }: PrefixOptions,
): Checkpoint | Diagnostic {
  if (prefix === '' && addPrefix === '') return checkpoint;
  const keys = new Set<string>();
  const tensors = checkpoint.tensors.map((tensor) => {
    const rest = tensor.key.startsWith(prefix) ? tensor.key.slice(prefix.length) : tensor.key;
    return { ...tensor, key: addPrefix + rest };
  });
  for (const { key } of tensors) {
    if (!keys.has(key)) {
      keys.add(key);
      continue;
    }
    return {
      code: 'checkpoint/same-key',
      severity: 'error',
      message: `without the prefix ${quoted(prefix)} two tensors are called ${quoted(key)}`,
      help: 'give another prefix, or none',
    };
  }
  return { ...checkpoint, tensors };
}
