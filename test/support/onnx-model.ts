/** A graph as tests write it; sizes of inputs and outputs are left out where nothing reads them. */
export interface ModelText {
  readonly opset?: number;
  readonly name?: string;
  readonly inputs?: Readonly<Record<string, ValueText>>;
  readonly outputs: readonly string[];
  /** Stored tensors by name; those of `float`, `half` and `bytes` have no elements, a `number` has no sizes. */
  readonly stored?: Readonly<Record<string, StoredText>>;
  /** What the file says of outputs and of inner values. */
  readonly declared?: Readonly<Record<string, ValueText>>;
  readonly nodes: readonly NodeText[];
  /** What an exporter writes beside the graph, and beside values by their names. */
  readonly metadata?: Metadata;
  readonly valueMetadata?: Readonly<Record<string, Metadata>>;
  /** Operators of the domain `local`. */
  readonly functions?: readonly FunctionText[];
}

/** Sizes, a name for one that is open, null for one of which nothing is said; those of floats where no type is given. */
type ValueText =
  | Dims
  | null
  | { readonly elementType?: number; readonly dims?: Dims }
  | 'sequence'
  | 'optional';

type Metadata = Readonly<Record<string, string>>;

type Dims = readonly (number | string | null)[];

interface FunctionText {
  readonly name: string;
  readonly reads: readonly string[];
  readonly gives: readonly string[];
  readonly defaults?: NodeText['attributes'];
  readonly overload?: string;
  readonly opset?: number;
  readonly nodes: readonly NodeText[];
}

type StoredText =
  /** Values of a sparse tensor with this many elements in all. */
  | { readonly sparse: readonly number[]; readonly values: number }
  | { readonly float: readonly number[] }
  | { readonly bytes: readonly number[] }
  | { readonly half: readonly number[] }
  | { readonly number: number }
  | { readonly whole: readonly number[]; readonly dims?: readonly number[] };

interface NodeText {
  readonly op: string;
  readonly name?: string;
  readonly domain?: string;
  readonly overload?: string;
  readonly reads?: readonly string[];
  readonly gives: readonly string[];
  readonly attributes?: Readonly<Record<string, AttributeText>>;
  /** The modules around it and their classes, as an exporter writes them. */
  readonly metadata?: Metadata;
}

type AttributeText =
  | number
  | string
  | readonly number[]
  | ModelText
  | StoredText
  | { readonly texts: readonly string[] }
  /** The name of an attribute of the function around the node. */
  | { readonly reference: string };

const FLOAT = 1;
const UINT8 = 2;
const INT64 = 7;
const FLOAT16 = 10;

/** The bytes of an ONNX model: its version, its opsets, its graph, its functions. */
export function onnxModel(text: ModelText): Uint8Array {
  const { opset = 17, functions = [] } = text;
  const local = functions.length === 0 ? [] : field(8, [...words(1, LOCAL), ...whole(2, 1)]);
  const start = [...whole(1, 8), ...field(8, whole(2, opset)), ...local];
  return Uint8Array.from([
    ...start,
    ...field(7, graph(text)),
    ...functions.flatMap((each) => field(25, functionBytes(each))),
  ]);
}

const LOCAL = 'local';

function functionBytes(text: FunctionText): number[] {
  const { name, reads, gives, defaults = {}, overload, opset, nodes } = text;
  return [
    ...words(1, name),
    ...reads.flatMap((each) => words(4, each)),
    ...gives.flatMap((each) => words(5, each)),
    ...nodes.flatMap((each) => field(7, node(each))),
    ...(opset === undefined ? [] : field(9, whole(2, opset))),
    ...words(10, LOCAL),
    ...(overload === undefined ? [] : words(13, overload)),
    ...attributeFields(11, defaults),
  ];
}

function graph(text: ModelText): number[] {
  const { name, inputs = {}, outputs, stored = {}, declared = {}, nodes } = text;
  const { metadata = {}, valueMetadata = {} } = text;
  const inner = Object.entries(declared).filter(([each]) => !outputs.includes(each));
  return [
    ...nodes.flatMap((each) => field(1, node(each))),
    ...(name === undefined ? [] : words(2, name)),
    ...Object.entries(stored).flatMap(([each, tensor]) =>
      field('sparse' in tensor ? 15 : 5, tensorBytes(each, tensor)),
    ),
    ...Object.entries(inputs).flatMap(([each, value]) => field(11, valueBytes(each, value))),
    ...outputs.flatMap((each) => field(12, valueBytes(each, declared[each] ?? null))),
    ...inner.flatMap(([each, value]) => field(13, valueBytes(each, value))),
    ...Object.entries(valueMetadata).flatMap(([each, entries]) =>
      field(13, [...valueBytes(each, null), ...metadataFields(4, entries)]),
    ),
    ...metadataFields(16, metadata),
  ];
}

function node(text: NodeText): number[] {
  const { op, name, domain = '', overload, reads = [], gives, attributes = {}, metadata = {} } = text;
  return [
    ...reads.flatMap((each) => words(1, each)),
    ...gives.flatMap((each) => words(2, each)),
    ...(name === undefined ? [] : words(3, name)),
    ...words(4, op),
    ...words(7, domain),
    ...(overload === undefined ? [] : words(8, overload)),
    ...attributeFields(5, attributes),
    ...metadataFields(9, metadata),
  ];
}

function metadataFields(number: number, metadata: Metadata): number[] {
  return Object.entries(metadata).flatMap(([key, value]) =>
    field(number, [...words(1, key), ...words(2, value)]),
  );
}

function attributeFields(number: number, attributes: Readonly<Record<string, AttributeText>>): number[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    field(number, [...words(1, name), ...payload(value)]),
  );
}

/** The value of an attribute and its type, as the format numbers it. */
function payload(value: AttributeText): number[] {
  const typed = (type: number, bytes: number[]): number[] => [...bytes, ...whole(20, type)];
  if (typeof value === 'string') return typed(3, words(4, value));
  if (typeof value === 'number')
    return Number.isInteger(value) ? typed(2, whole(3, value)) : typed(1, single(2, value));
  if (isList(value))
    return typed(
      7,
      value.flatMap((each) => whole(8, each)),
    );
  if ('nodes' in value) return typed(5, field(6, graph(value)));
  if ('texts' in value)
    return typed(
      8,
      value.texts.flatMap((each) => words(9, each)),
    );
  if ('reference' in value) return words(21, value.reference);
  const isSparse = 'sparse' in value;
  return typed(isSparse ? 11 : 4, field(isSparse ? 22 : 5, tensorBytes('', value)));
}

function isList(value: AttributeText): value is readonly number[] {
  return Array.isArray(value);
}

function tensorBytes(name: string, tensor: StoredText): number[] {
  if ('sparse' in tensor) return sparseBytes(name, tensor.sparse, tensor.values);
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

function sparseBytes(name: string, dims: readonly number[], count: number): number[] {
  return [...field(1, unfilled([count], FLOAT, name)), ...dims.flatMap((dim) => whole(3, dim))];
}

function unfilled(dims: readonly number[], elementType: number, name: string): number[] {
  return [...dims.flatMap((dim) => whole(1, dim)), ...whole(2, elementType), ...words(8, name)];
}

function valueBytes(name: string, value: ValueText): number[] {
  return [...words(1, name), ...field(2, typeBytes(value))];
}

const SEQUENCE = 4;
const OPTIONAL = 9;

function typeBytes(value: ValueText): number[] {
  if (value === 'sequence' || value === 'optional')
    return field(value === 'sequence' ? SEQUENCE : OPTIONAL, field(1, typeBytes(null)));
  const { elementType = FLOAT, dims = null } = value === null ? {} : isDims(value) ? { dims: value } : value;
  const shape =
    dims === null
      ? []
      : field(
          2,
          dims.flatMap((dim) => field(1, dimBytes(dim))),
        );
  return field(1, [...whole(1, elementType), ...shape]);
}

function isDims(value: ValueText): value is Dims {
  return Array.isArray(value);
}

function dimBytes(dim: Dims[number]): number[] {
  if (dim === null) return [];
  return typeof dim === 'string' ? words(2, dim) : whole(1, dim);
}

export function words(number: number, text: string): number[] {
  return field(number, [...new TextEncoder().encode(text)]);
}

export function field(number: number, bytes: readonly number[]): number[] {
  return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
}

export function whole(number: number, value: number): number[] {
  return [...varint(number * 8), ...varint(value)];
}

/** A number of single precision. */
export function single(number: number, value: number): number[] {
  return [...varint(number * 8 + 5), ...new Uint8Array(Float32Array.of(value).buffer)];
}

/** A negative number is written as one of 64 bits. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest % 128n) + 128);
  return [...bytes, Number(rest)];
}
