import type { Dtype } from '../../../graph/dtype';
import type { ArgValue, ShapeProblem } from '../../../ops/op';
import { isKnownShape } from '../../../ops/shape';
import type { Attributes, ElementType, NodeModel, StoredTensor } from '../model/model';

/** The sizes of a tensor; null for one that is not known. */
export type Dims = readonly (number | null)[];

/** The elements of a small tensor in row-major order; null for one that is not known. */
export type Elements = readonly (number | null)[];

/** The known type of a tensor; `dims` is null if not even the number of dimensions is known. */
export interface TensorType {
  readonly dims: Dims | null;
  readonly elementType: ElementType;
}

/** Where a tensor comes from. */
type TensorOrigin =
  | { readonly kind: 'input' }
  | {
      readonly kind: 'stored';
      readonly tensor: StoredTensor;
      readonly place: 'initializer' | 'constant node';
    }
  | { readonly kind: 'known' }
  | { readonly kind: 'call'; readonly call: Call; readonly slot: number };

/** A value of the graph while it is traced. */
export interface Tensor extends TensorType {
  readonly name: string;
  readonly origin: TensorOrigin;
  /** Whether it is the same for every input of the network: it follows from constants and shapes alone. */
  readonly isFixed: boolean;
  /** Its elements; undefined until they are requested, null if they are not known. */
  elements: Elements | null | undefined;
  /** The items of a sequence, null if they are not known; undefined for other values. */
  readonly items: readonly Tensor[] | null | undefined;
}

/**
 * The role of an operand: data; a weight of a product; the scale or shift of a norm; its statistics; data that
 * is never learned, such as a limit or a quantisation scale; or numbers that only decide a shape.
 */
export type Role = 'data' | 'weight' | 'scale' | 'statistics' | 'plain' | 'shape';

/** A call of an operator while it is traced. */
export interface Call {
  readonly node: NodeModel;
  /** The position of the node in the order of the file, those of inner graphs among them. */
  readonly number: number;
  readonly operator: Operator;
  /** The version of the operator's domain. */
  readonly version: number;
  readonly attributes: Attributes;
  readonly inputs: readonly (Tensor | null)[];
  readonly outputs: Tensor[];
  /** The paths of the control flow and the functions around it, outermost first. */
  readonly within: readonly string[];
  /** Calls of one region are computed under the same conditions. */
  readonly region: readonly string[];
  /** False in the branch of an If that is not taken, which is known once both are traced. */
  called: boolean;
  /** Why its multiply-adds are not known, if the trace has a reason. */
  readonly reason: string | null;
  /** The elements of a tensor. */
  readonly elementsOf: (tensor: Tensor) => Elements | null;
  /** The elements of a tensor of the file, such as one among the attributes. */
  readonly storedElements: (tensor: StoredTensor) => Elements | null;
  /** The calls that an exporter wrote for one layer, if this call replaces them. */
  readonly parts?: readonly Call[];
}

/** A call in the terms of the registry of ops. */
export interface Lowered {
  readonly type: string;
  readonly args: Readonly<Record<string, ArgValue>>;
  /** The operands that are inputs of the layer; all but shapes when not given. */
  readonly inputs?: readonly number[];
}

/** The multiply-adds of a call as a sum of products of sizes; null where they are not known. */
export type Products = readonly (readonly (number | null)[])[] | null;

/** The sizes and the element type of an operand of few bits, by its position. */
interface PackedOperand {
  readonly operand: number;
  readonly shape: readonly number[];
  readonly dtype: Dtype;
}

/** An operator: its shape rule, the roles of its operands, and the equivalent op of the registry. */
export interface Operator {
  /** The roles of the operands by position; `data` for those after the last. */
  readonly roles?: readonly Role[];
  readonly outputs: (call: Call) => readonly TensorType[] | ShapeProblem;
  /** The elements of an output. */
  readonly fold?: (call: Call, slot: number) => Elements | null;
  /**
   * Null if the registry has no equivalent op; then a call with stated outputs is made under the operator's own
   * name.
   */
  readonly lower?: (call: Call) => Lowered | null;
  /** The type of a stated call, if the operator's name means something else in PyTorch. */
  readonly statedAs?: string;
  /** None when not given. */
  readonly products?: (call: Call) => Products;
  /** The operands that are packed into whole bytes. */
  readonly packed?: (call: Call) => readonly PackedOperand[];
  /** Why its multiply-adds are not counted. */
  readonly uncounted?: string;
  /** A note on a file with this operator. */
  readonly note?: string;
  /** False of an operator whose output differs from run to run. */
  readonly isDeterministic?: boolean;
}

export type Operators = Readonly<Record<string, Operator>>;

/** The numbers of the element types that rules name. */
export const FLOAT = 1;
export const UINT8 = 2;
export const INT8 = 3;
export const INT32 = 6;
export const INT64 = 7;
export const TEXT = 8;
export const BOOL = 9;
export const UINT32 = 12;

/** What decides the element type of an output. */
export type ElementTypeOf = (call: Call) => ElementType;

/** The element type of an operand; float32 where there is none. */
export function typeAt({ inputs }: Call, index: number): ElementType {
  return inputs[index]?.elementType ?? FLOAT;
}

/** The sizes of an operand; null where there is none or its rank is not known. */
export function dimsAt({ inputs }: Call, index: number): Dims | null {
  return inputs[index]?.dims ?? null;
}

/** The number of dimensions of an operand; 0 where it is not known. */
export function rankAt(call: Call, index: number): number {
  return dimsAt(call, index)?.length ?? 0;
}

/** A size, of an axis from the end where that is negative; null where it is not known. */
export function sizeOn(dims: Dims | null, axis: number): number | null {
  return dims?.at(axis) ?? null;
}

/** The sizes of a call's main output; null where its rank is not known. */
export function outputDims({ outputs }: Call): Dims | null {
  return outputs[0]?.dims ?? null;
}

/** The elements of an operand; null where there is none or they are not known. */
export function elementsAt({ inputs, elementsOf }: Call, index: number): Elements | null {
  const tensor = inputs[index] ?? null;
  return tensor === null ? null : elementsOf(tensor);
}

/** The number that an operand is, or the first of its elements; null where there is none or it is not known. */
export function numberAt(call: Call, index: number): number | null {
  return elementsAt(call, index)?.[0] ?? null;
}

/** A function of each element of the main operand; null where they are not known. */
export function mapElements(call: Call, apply: (value: number) => number): Elements | null {
  return elementsAt(call, 0)?.map((value) => (value === null ? null : apply(value))) ?? null;
}

/** A tensor of known sizes with its elements, each known or not. */
export interface KnownTensor {
  readonly dims: readonly number[];
  readonly elements: Elements;
}

/** An operand as a tensor of known sizes; null where they or its elements are not known. */
export function knownAt(call: Call, index: number): KnownTensor | null {
  const dims = allKnown(dimsAt(call, index));
  const elements = elementsAt(call, index);
  return dims === null || elements === null ? null : { dims, elements };
}

/** The sizes that an operand asks for, each known or not; null where not even their number is known. */
export function wantedDims(call: Call, index: number): Dims | null {
  const rank = sizeOn(dimsAt(call, index), 0);
  return (
    elementsAt(call, index) ?? (rank === null || rank > MOST_DIMS ? null : new Array<null>(rank).fill(null))
  );
}

/** The largest number of dimensions; a longer list of sizes is not a shape. */
const MOST_DIMS = 64;

/** Whether an operand is given. */
export function hasInput({ inputs }: Call, index: number): boolean {
  return (inputs[index] ?? null) !== null;
}

/** The same type as an operand. */
export function sameAs(index = 0): Operator['outputs'] {
  return (call) => [{ dims: dimsAt(call, index), elementType: typeAt(call, index) }];
}

/** As many outputs as the node names, at least the main one. */
export function namedOutputs({ node }: Call, outputs: readonly TensorType[]): readonly TensorType[] {
  return outputs.slice(0, Math.max(1, node.outputs.length));
}

/** As many outputs as the node names, with known element types but unknown shapes. */
export function unknownOutputs(call: Call, ...elementTypes: readonly ElementType[]): readonly TensorType[] {
  return call.node.outputs.map((_name, slot) => ({
    dims: null,
    elementType: elementTypes[slot] ?? elementTypes[0] ?? typeAt(call, 0),
  }));
}

/** A rule that needs the rank of the first operand; without it the shapes of the outputs are unknown. */
export function ranked(
  rule: (call: Call, dims: Dims) => readonly TensorType[] | ShapeProblem,
  typesOf: (call: Call) => readonly ElementType[] = () => [],
): Operator['outputs'] {
  return (call) => {
    const dims = dimsAt(call, 0);
    return dims === null ? unknownOutputs(call, ...typesOf(call)) : rule(call, dims);
  };
}

/** Whether a size of a tensor, or its rank, is not known before the run. */
export function hasUnknownSize({ dims }: Pick<TensorType, 'dims'>): boolean {
  return dims === null || !isKnownShape(dims);
}

/** A list with all elements known; null for any other. */
export function allKnown(elements: Elements | null): readonly number[] | null {
  return elements?.every((element): element is number => element !== null) === true ? elements : null;
}

/** The sum of two sizes; null where one is not known. */
export function addDims(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}

/** The product of sizes; null where one is not known and none is 0. */
export function elementCount(dims: readonly number[]): number;
export function elementCount(dims: Dims): number | null;
export function elementCount(dims: Dims): number | null {
  if (dims.includes(0)) return 0;
  let product = 1;
  for (const dim of dims) {
    if (dim === null) return null;
    product *= dim;
  }
  return product;
}

/** Sizes in an error message. */
export function dimsText(dims: Dims | null): string {
  return dims === null ? 'a tensor of unknown rank' : `[${dims.map((dim) => dim ?? '?').join(', ')}]`;
}

/** One number where all are equal, else the list. */
export function oneOrAll(values: readonly number[]): number | readonly number[] {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : values;
}
