/** The number of an element type in the ONNX format: 1 is float32, 7 is int64. */
export type ElementType = number;

/** One dimension as a file declares it: a size, a name for any size, or nothing. */
export type DeclaredDim = number | string | null;

/** The declared type of a value. */
export interface DeclaredType {
  readonly kind: 'tensor' | 'sequence' | 'optional' | 'map' | 'sparse tensor' | 'unknown';
  readonly elementType: ElementType;
  /** Null if even the number of dimensions is not declared. */
  readonly dims: readonly DeclaredDim[] | null;
}

/** A value with its declared type. */
export interface DeclaredValue {
  readonly name: string;
  readonly type: DeclaredType;
}

/** How the elements in a range of bytes are written. */
export type Encoding = 'raw' | 'float' | 'double' | 'varint';

/** The place of some elements of a tensor in the file. */
export interface Stretch {
  readonly encoding: Encoding;
  readonly position: number;
  readonly length: number;
  /** The elements, if they are few; null if they are read on demand. */
  readonly elements: readonly number[] | null;
}

/** A tensor that a file stores, without its elements. */
export interface StoredTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly elementType: ElementType;
  /** How many elements a sparse tensor stores, all others being zero; null for a tensor that stores all. */
  readonly nonZero: number | null;
  readonly stretches: readonly Stretch[];
  /** The name of the file with its elements; null if they are in this one. */
  readonly externalFile: string | null;
}

/** The value of an attribute; a reference is to an attribute of the function around it. */
export type AttributeValue =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'numbers'; readonly value: readonly number[] }
  | { readonly kind: 'texts'; readonly value: readonly string[] }
  | { readonly kind: 'tensor'; readonly value: StoredTensor }
  | { readonly kind: 'graph'; readonly value: GraphModel }
  | { readonly kind: 'reference'; readonly value: string }
  | { readonly kind: 'other' };

export type Attributes = ReadonlyMap<string, AttributeValue>;

/** One call of an operator as the file has it. */
export interface NodeModel {
  readonly name: string;
  readonly opType: string;
  /** Empty for ONNX's own. */
  readonly domain: string;
  /** Which of several functions of its name it calls; mostly empty. */
  readonly overload: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Attributes;
  /** Whether a graph is among its attributes. */
  readonly holdsGraph: boolean;
  /** The modules around it, outermost first, and their classes, as torch.onnx's dynamo exporter writes them. */
  readonly scopes: { readonly names: readonly string[]; readonly classes: readonly string[] } | null;
}

export interface GraphModel {
  readonly name: string;
  readonly nodes: readonly NodeModel[];
  readonly initializers: readonly StoredTensor[];
  readonly inputs: readonly DeclaredValue[];
  readonly outputs: readonly DeclaredValue[];
  /** Declared types of inner values. */
  readonly declared: ReadonlyMap<string, DeclaredType>;
  readonly provenance: Provenance;
}

/** Where stored tensors come from, as torch.onnx's dynamo exporter writes it: by names, those of tensors that are gone too. */
interface Provenance {
  /** What a tensor was to the network: PARAMETER, BUFFER, CONSTANT_TENSOR and others; null where the file does not say it. */
  readonly kinds: ReadonlyMap<string, string> | null;
  /** The names of all values that a tensor was computed from when it was exported. */
  readonly foldedFrom: ReadonlyMap<string, readonly string[]>;
}

/** An operator that the file itself defines by other operators. */
export interface FunctionModel {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Attributes with defaults. */
  readonly defaults: Attributes;
  readonly nodes: readonly NodeModel[];
  readonly opsets: ReadonlyMap<string, number>;
}

/** The key by which a function is found. */
export function functionKey(domain: string, name: string, overload: string): string {
  return `${domain}:${name}:${overload}`;
}

export interface OnnxModel {
  readonly irVersion: number;
  readonly producer: string;
  /** The version of each domain's operators. */
  readonly opsets: ReadonlyMap<string, number>;
  readonly graph: GraphModel | null;
  /** By the key that `functionKey` makes. */
  readonly functions: ReadonlyMap<string, FunctionModel>;
}
