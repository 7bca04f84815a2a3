import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Checkpoint } from '../report/checkpoint';
import { quoted } from '../text/shortened';

/** Prefixes that are removed from the keys of a checkpoint that have them, or added to all keys. */
export interface PrefixOptions {
  readonly prefix?: string;
  readonly addPrefix?: string;
}

/** The checkpoint with its keys changed by the options; a diagnostic if two tensors would have the same key. */
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
