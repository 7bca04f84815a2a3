import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentBytes } from '../frontends/document-bytes';
import { madeOnce } from '../graph/made-once';
import { decodeDocument } from '../language/decode';
import { isJsonObject } from '../language/json-object';
import { loadZod } from '../language/load-zod';
import { readJson } from '../language/read-json';
import type { CheckpointTensor } from '../report/checkpoint';
import { quoted } from '../text/shortened';
import type { CheckpointIo } from './checkpoint-io';
import { readSafetensors } from './read-safetensors';
import { fileName, isDiagnostic } from './refused';

/** The tensors of a checkpoint in several files, or all that is wrong with them. */
export type ReadIndex =
  | { readonly tensors: readonly CheckpointTensor[]; readonly files: readonly string[] }
  | { readonly diagnostics: readonly Diagnostic[] };

/** Reads an index as Hugging Face writes it, `{"weight_map": {key: file}}`, and the header of each file that it names. */
export function readIndex(path: string, bytes: DocumentBytes, io: CheckpointIo): ReadIndex {
  const weights = weightMap(path, bytes);
  if ('diagnostics' in weights) return weights;
  const keysByFile = new Map<string, string[]>();
  for (const [key, file] of weights.entries) madeOnce(keysByFile, file, () => []).push(key);
  const wrong = [...keysByFile.keys()].flatMap((file) => wrongShardName(path, file));
  if (wrong.length > 0) return { diagnostics: wrong };
  const tensors = new Map<string, CheckpointTensor>();
  const diagnostics: Diagnostic[] = [];
  const files: string[] = [];
  for (const [file, keys] of keysByFile) {
    const shard = io.resolvePath(path, file);
    files.push(shard);
    const found = readShard(path, shard, io);
    if (isDiagnostic(found)) {
      diagnostics.push(found);
      continue;
    }
    for (const tensor of found) {
      if (tensors.has(tensor.key))
        diagnostics.push(wrongIndex(path, `${quoted(tensor.key)} is in two of the files that it names`));
      tensors.set(tensor.key, tensor);
    }
    const stored = new Set(found.map(({ key }) => key));
    for (const key of keys)
      if (!stored.has(key)) diagnostics.push(wrongIndex(path, `${quoted(key)} is not in ${quoted(file)}`));
  }
  return diagnostics.length > 0 ? { diagnostics } : { tensors: [...tensors.values()], files };
}

function weightMap(
  path: string,
  bytes: DocumentBytes,
):
  | { readonly entries: readonly (readonly [key: string, file: string])[] }
  | { readonly diagnostics: readonly Diagnostic[] } {
  const all = bytes.all();
  if (!(all instanceof Uint8Array)) return { diagnostics: [all] };
  const { text, diagnostic } = decodeDocument(all, path);
  if (text === null) return { diagnostics: [diagnostic] };
  const { value, diagnostics } = readJson(text, path);
  if (diagnostics.length > 0) return { diagnostics };
  const z = loadZod();
  const given = isJsonObject(value) ? value.weight_map : undefined;
  const { success, data } = z.record(z.string(), z.string()).safeParse(given);
  if (success) return { entries: Object.entries(data) };
  const problem = 'it has no "weight_map" with a file name for each tensor';
  return { diagnostics: [wrongIndex(path, problem)] };
}

/** A shard must be in the folder of its index, since an index from somebody else decides which files are opened. */
function wrongShardName(path: string, file: string): readonly Diagnostic[] {
  const parts = file.split('/');
  if (parts.includes('..') || parts[0] === '' || file.includes('\\') || file.includes(':'))
    return [wrongIndex(path, `${quoted(file)} is outside of its folder`)];
  if (file.endsWith('.safetensors')) return [];
  return [
    {
      ...wrongIndex(path, `${quoted(file)} is no safetensors file`),
      help: 'save the model again with safetensors: model.save_pretrained(folder, safe_serialization=True)',
    },
  ];
}

function readShard(path: string, shard: string, io: CheckpointIo): readonly CheckpointTensor[] | Diagnostic {
  const bytes = io.openDocument(shard);
  if ('severity' in bytes) {
    if (bytes.code !== 'file/not-found') return bytes;
    const help = 'download the file too, into the folder of the index';
    return { ...bytes, message: `${fileName(shard)}, which ${fileName(path)} names, does not exist`, help };
  }
  try {
    return readSafetensors(shard, bytes);
  } finally {
    bytes.close();
  }
}

function wrongIndex(path: string, problem: string): Diagnostic {
  return {
    code: 'checkpoint/index',
    severity: 'error',
    message: `the index ${fileName(path)} is wrong: ${problem}`,
    help: 'give the index that lies beside its files, as it was downloaded',
  };
}
