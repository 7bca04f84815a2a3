import { type Count, divideCounts, multiplyCounts, productOf } from '../counts/count';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentBytes } from '../frontends/document-bytes';
import { isJsonObject } from '../language/json-object';
import { loadZod, type ZodModule } from '../language/load-zod';
import type { CheckpointTensor } from '../report/checkpoint';
import { quoted } from '../text/shortened';
import { storedTypes } from './element-types';
import { damaged, isDiagnostic } from './refused';
import { repeatedKey } from './repeated-key';

/** The limit of safetensors itself. */
const LONGEST_HEADER = 100_000_000;

/** The bytes of the length of the header. */
const LENGTH_BYTES = 8;

/** The key of the header that is not a tensor. */
const METADATA = '__metadata__';

/** A tensor with the place of its bytes after the header. */
interface PlacedTensor {
  readonly tensor: CheckpointTensor;
  readonly begin: number;
  readonly end: number;
}

/**
 * Reads the header of a safetensors file, and no tensor. The file must follow the format: known element types,
 * as many bytes as the shapes need, without gaps and overlaps, up to the end of the file.
 */
export function readSafetensors(
  path: string,
  bytes: DocumentBytes,
): readonly CheckpointTensor[] | Diagnostic {
  const text = headerOf(path, bytes);
  if (!(text instanceof Uint8Array)) return text;
  const header = parsed(path, text);
  if (isDiagnostic(header)) return header;
  const repeated = repeatedKey(text, header.value);
  if (repeated !== null) return damaged(path, `names ${quoted(repeated)} twice in its header`);
  const placed = placedTensors(path, header.value);
  if (isDiagnostic(placed)) return placed;
  const dataBytes = bytes.knownSize === null ? null : bytes.knownSize - LENGTH_BYTES - text.length;
  return gapOrOverlap(path, placed, dataBytes) ?? placed.map(({ tensor }) => tensor);
}

/** The bytes of the header, or why they cannot be read. */
function headerOf(path: string, bytes: DocumentBytes): Uint8Array | Diagnostic {
  const prefix = new Uint8Array(LENGTH_BYTES);
  const given = bytes.read(prefix, 0);
  if (given < LENGTH_BYTES)
    return damaged(path, `is cut off: it has ${given} bytes, the length of its header alone takes 8`);
  const length = new DataView(prefix.buffer).getBigUint64(0, true);
  if (length > LONGEST_HEADER) {
    return damaged(
      path,
      `is no safetensors file: its header would have ${length} bytes, the limit is ${LONGEST_HEADER}`,
    );
  }
  const end = LENGTH_BYTES + Number(length);
  const cut = (size: number): Diagnostic =>
    damaged(path, `is cut off: its header goes on to byte ${end}, the file has ${size}`);
  if (bytes.knownSize !== null && bytes.knownSize < end) return cut(bytes.knownSize);
  const header = new Uint8Array(Number(length));
  const filled = bytes.read(header, LENGTH_BYTES);
  return filled < header.length ? cut(LENGTH_BYTES + filled) : header;
}

function parsed(
  path: string,
  text: Uint8Array,
): { readonly value: Readonly<Record<string, unknown>> } | Diagnostic {
  const notJson = (why: string): Diagnostic => damaged(path, 'has a header that is no JSON object', why);
  if (text[0] !== OPENING_BRACE) return notJson('it does not begin with {');
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
    return isJsonObject(value) ? { value } : notJson('it is another value');
  } catch (error) {
    return notJson(error instanceof Error ? error.message : 'it cannot be read');
  }
}

const OPENING_BRACE = 0x7b;

function placedTensors(
  path: string,
  header: Readonly<Record<string, unknown>>,
): readonly PlacedTensor[] | Diagnostic {
  const schemas = headerSchemas(loadZod());
  const placed: PlacedTensor[] = [];
  for (const key in header) {
    const value = header[key];
    if (key === METADATA) {
      if (schemas.metadata.safeParse(value).success) continue;
      return damaged(path, `has ${METADATA} in its header that is not an object of strings`);
    }
    const { success, data, error } = schemas.tensor.safeParse(value);
    if (!success) {
      const [issue] = error.issues;
      const place = [key, ...(issue?.path ?? [])].map((part) => quoted(String(part))).join('.');
      return damaged(path, `has a wrong header: ${place} must be ${expectations(issue?.path[0])}`);
    }
    const [begin = 0, end = 0] = data.data_offsets;
    const type = storedTypes.get(data.dtype);
    if (type === undefined)
      return damaged(path, `stores ${quoted(key)} as ${quoted(data.dtype)}, which safetensors does not have`);
    const needed = bytesOf(data.shape, type.bits);
    if (needed !== end - begin) {
      const what = needed === null ? 'no whole number of bytes' : `${needed} bytes`;
      return damaged(
        path,
        `has a wrong header: ${quoted(key)} has ${end - begin} bytes in it`,
        `${data.dtype} of shape [${data.shape.join(', ')}] takes ${what}`,
      );
    }
    const tensor = { key, shape: data.shape, dtype: type.dtype, bytes: end - begin };
    placed.push({ tensor, begin, end });
  }
  return placed;
}

function headerSchemas(z: ZodModule) {
  const size = z.int().check(z.gte(0));
  return {
    metadata: z.record(z.string(), z.string()),
    tensor: z.looseObject({
      dtype: z.string(),
      shape: z.array(size),
      data_offsets: z.array(size).check(z.length(2)),
    }),
  };
}

function expectations(field: PropertyKey | undefined): string {
  if (field === 'dtype') return 'the name of an element type';
  if (field === 'shape') return 'a list of sizes, whole numbers of at least 0';
  if (field === 'data_offsets') return 'two places in the file, whole numbers of at least 0';
  return 'an object with "dtype", "shape" and "data_offsets"';
}

/** The bytes of a tensor; null if the elements do not fill whole bytes. */
function bytesOf(shape: readonly number[], bits: number): Count | null {
  const all = multiplyCounts(productOf(shape), bits);
  return typeof all === 'number' && all % 8 === 0 ? all / 8 : divideCounts(all, 8);
}

/** The problem of tensors that do not follow one another from the first byte to the last; null if they do. */
function gapOrOverlap(
  path: string,
  placed: readonly PlacedTensor[],
  dataBytes: number | null,
): Diagnostic | null {
  let at = 0;
  const byPlace = (left: PlacedTensor, right: PlacedTensor): number =>
    left.begin - right.begin || left.end - right.end;
  const isInOrder = placed.every((each, index) => byPlace(each, placed[index - 1] ?? each) >= 0);
  const inOrder = isInOrder ? placed : [...placed].sort(byPlace);
  for (const { tensor, begin, end } of inOrder) {
    if (begin !== at) {
      const what = begin < at ? 'overlaps the tensor before it' : 'leaves a gap before it';
      return damaged(
        path,
        `has a wrong header: ${quoted(tensor.key)} ${what}`,
        `it begins at byte ${begin}, the bytes before it end at ${at}`,
      );
    }
    at = end;
  }
  if (dataBytes === null || at === dataBytes) return null;
  return at > dataBytes
    ? damaged(path, `is cut off: its tensors take ${at} bytes after the header, there are ${dataBytes}`)
    : damaged(path, `has ${dataBytes - at} bytes after its last tensor that belong to none`);
}
