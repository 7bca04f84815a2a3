/** An entry of a `state_dict` as the files in test/golden/state-dicts have it. */
export type GoldenEntry = readonly [key: string, dtype: string, shape: readonly number[]];

const TYPES: Readonly<Record<string, readonly [name: string, bytes: number]>> = {
  bool: ['BOOL', 1],
  uint8: ['U8', 1],
  float16: ['F16', 2],
  bfloat16: ['BF16', 2],
  int32: ['I32', 4],
  float32: ['F32', 4],
  int64: ['I64', 8],
  float64: ['F64', 8],
  complex64: ['C64', 8],
};

/** A header of safetensors, and how many bytes its tensors take. */
export interface SafetensorsFile {
  readonly head: Buffer;
  readonly dataBytes: number;
}

/** The beginning of a safetensors file with these entries, one after the other. */
export function safetensorsFile(
  entries: Iterable<GoldenEntry>,
  metadata?: Readonly<Record<string, string>>,
): SafetensorsFile {
  let at = 0;
  const parts = [...entries].map(([key, dtype, shape]) => {
    const [name, size] = TYPES[dtype] ?? ['F32', 4];
    const begin = at;
    at += shape.reduce((product, dim) => product * dim, size);
    return `${JSON.stringify(key)}:${JSON.stringify({ dtype: name, shape, data_offsets: [begin, at] })}`;
  });
  const first = metadata === undefined ? [] : [`"__metadata__":${JSON.stringify(metadata)}`];
  return { head: withLength(`{${[...first, ...parts].join(',')}}`), dataBytes: at };
}

/** A header's text with its length before it. */
export function withLength(header: string): Buffer {
  const text = Buffer.from(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text]);
}
