/** A graph as tests write it; sizes of inputs and outputs are left out where nothing reads them. */
export interface ModelText {
  readonly opset?: number;
  readonly inputs?: Readonly<Record<string, readonly number[] | null>>;
  readonly outputs: readonly string[];
  /** Stored tensors by name; those of `float`, `half` and `bytes` have no elements, a `number` has no sizes. */
  readonly stored?: Readonly<Record<string, StoredText>>;
  readonly nodes: readonly NodeText[];
}

type StoredText =
  | { readonly float: readonly number[] }
  | { readonly bytes: readonly number[] }
  | { readonly half: readonly number[] }
  | { readonly number: number }
  | { readonly whole: readonly number[]; readonly dims?: readonly number[] };

interface NodeText {
  readonly op: string;
  readonly domain?: string;
  readonly reads?: readonly string[];
  readonly gives: readonly string[];
  readonly attributes?: Readonly<Record<string, number | string | readonly number[] | ModelText>>;
}

const FLOAT = 1;
const UINT8 = 2;
const INT64 = 7;
const FLOAT16 = 10;

/** The bytes of an ONNX model: its version, its opset, its graph. */
export function onnxModel(text: ModelText): Uint8Array {
  const opset = field(8, whole(2, text.opset ?? 17));
  return Uint8Array.from([...whole(1, 8), ...opset, ...field(7, graph(text))]);
}

function graph({ inputs = {}, outputs, stored = {}, nodes }: ModelText): number[] {
  return [
    ...nodes.flatMap((each) => field(1, node(each))),
    ...Object.entries(stored).flatMap(([name, tensor]) => field(5, tensorBytes(name, tensor))),
    ...Object.entries(inputs).flatMap(([name, dims]) => field(11, valueBytes(name, dims))),
    ...outputs.flatMap((name) => field(12, valueBytes(name, null))),
  ];
}

function node({ op, domain = '', reads = [], gives, attributes = {} }: NodeText): number[] {
  return [
    ...reads.flatMap((name) => words(1, name)),
    ...gives.flatMap((name) => words(2, name)),
    ...words(4, op),
    ...words(7, domain),
    ...Object.entries(attributes).flatMap(([name, value]) =>
      field(5, [...words(1, name), ...payload(value)]),
    ),
  ];
}

function payload(value: number | string | readonly number[] | ModelText): number[] {
  if (typeof value === 'string') return words(4, value);
  if (typeof value === 'number') return Number.isInteger(value) ? whole(3, value) : single(2, value);
  return isList(value) ? value.flatMap((each) => whole(8, each)) : field(6, graph(value));
}

function isList(value: readonly number[] | ModelText): value is readonly number[] {
  return Array.isArray(value);
}

function tensorBytes(name: string, tensor: StoredText): number[] {
  if ('float' in tensor) return unfilled(tensor.float, FLOAT, name);
  if ('half' in tensor) return unfilled(tensor.half, FLOAT16, name);
  if ('bytes' in tensor) return unfilled(tensor.bytes, UINT8, name);
  if ('number' in tensor)
    return [...whole(2, FLOAT), ...field(4, single(0, tensor.number).slice(1)), ...words(8, name)];
  const { whole: elements, dims = [elements.length] } = tensor;
  return [
    ...dims.flatMap((dim) => whole(1, dim)),
    ...whole(2, INT64),
    ...elements.flatMap((element) => whole(7, element)),
    ...words(8, name),
  ];
}

function unfilled(dims: readonly number[], elementType: number, name: string): number[] {
  return [...dims.flatMap((dim) => whole(1, dim)), ...whole(2, elementType), ...words(8, name)];
}

function valueBytes(name: string, dims: readonly number[] | null): number[] {
  const shape =
    dims === null
      ? []
      : field(
          2,
          dims.flatMap((dim) => field(1, whole(1, dim))),
        );
  return [...words(1, name), ...field(2, field(1, [...whole(1, FLOAT), ...shape]))];
}

function words(number: number, text: string): number[] {
  return field(number, [...new TextEncoder().encode(text)]);
}

function field(number: number, bytes: readonly number[]): number[] {
  return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
}

function whole(number: number, value: number): number[] {
  return [...varint(number * 8), ...varint(value)];
}

/** A number of single precision. */
function single(number: number, value: number): number[] {
  return [...varint(number * 8 + 5), ...new Uint8Array(Float32Array.of(value).buffer)];
}

/** A negative number is written as one of 64 bits. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest % 128n) + 128);
  return [...bytes, Number(rest)];
}
