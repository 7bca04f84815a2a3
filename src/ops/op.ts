import type { Count } from '../counts/count';
import type { Args, ArgValue } from './args';
import type { Elements } from './element-types';
import type { Example } from './example';
import type { Field, Fields, ResolvedValue } from './field';
import type { SizeTerm } from './formula';
import type { InnerValue, Inside, Writer } from './inside';
import type { Shape } from './shape';
import type { BackwardRule, SavedRule } from './training';

export type { Args, ArgValue } from './args';

/** The arguments that an op's rules get: validated, with those that follow from the input filled in. */
export type ResolvedArgs<F extends Fields> = {
  readonly [K in keyof F]: Field extends F[K] ? ArgValue : ResolvedValue<F[K]>;
};

/** The names of the arguments that are taken from the input when they are not given. */
export type InferredName<F extends Fields> = {
  [K in keyof F]: F[K] extends { readonly inferred: true } ? K & string : never;
}[keyof F];

/** The inputs that an op's rules get: at least as many as it takes. */
export type InputShapes<N extends Arity> = N['least'] extends 0
  ? readonly Shape[]
  : N['least'] extends 2
    ? readonly [Shape, Shape, ...Shape[]]
    : N['least'] extends 3
      ? readonly [Shape, Shape, Shape, ...Shape[]]
      : N['least'] extends 4
        ? readonly [Shape, Shape, Shape, Shape, ...Shape[]]
        : readonly [Shape, ...Shape[]];

/** One learned tensor or buffer, by PyTorch's name within the layer: `weight`, `[64, 192, 1, 1]`. */
export interface Tensor {
  readonly name: string;
  readonly shape: Shape;
  /** Whole numbers, such as a counter; floating-point numbers when not given. */
  readonly elements?: 'whole';
}

/** The kinds of elementary work that conventions weigh. */
export type WorkUnit = 'mac' | 'bias_add' | 'add' | 'mul' | 'div' | 'compare' | 'exp';

/** A number for each kind of work, where it is not 0. */
export type PerWorkUnit = Partial<Readonly<Record<WorkUnit, number>>>;

/**
 * A number of operations of one kind: the product of the factors.
 *
 * The factors are kept apart (uses of one position, then batch and positions) so that the arithmetic can be
 * written out.
 */
export interface WorkTerm {
  readonly unit: WorkUnit;
  /** What it computes, for an op with several terms of the unit `mac`: `query`, `scores`. */
  readonly label?: string;
  readonly factors: readonly Count[];
}

/** Everything that one call of a layer computes, as elementary operations. */
export type Work = readonly WorkTerm[];

/**
 * The work of a call by its arguments, inputs and output; `none` for a layer that computes nothing, `unknown`
 * if it has not been worked out: its multiply-adds are then unknown, not 0.
 */
type WorkRule<A, S extends readonly Shape[]> =
  | ((args: A, inputs: S, output: Shape) => Work)
  | 'none'
  | 'unknown';

/** One axis of a sliding window, in elements of its input; `padding` is what is added before the first. */
export interface Window {
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

/**
 * One axis of a window that does not move by whole elements of its input: output position p reads those from
 * floor((p x step + first) / parts) to floor((p x step + last) / parts).
 */
export interface UnevenWindow {
  readonly step: number;
  readonly parts: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Which input positions an output position depends on, over the dimensions from 2 on: its own (`position`), all
 * of them (`everything`), a window per axis, or `unknown`.
 */
export type Reach = 'position' | 'everything' | 'unknown' | readonly (Window | UnevenWindow)[];

/**
 * Where an output lives: in memory of its own, in its input's memory, as another view of it, or as a view that needs
 * strides of its own, where the elements are not in the input's order or not all of them.
 */
export type Storage = 'new' | 'in-place' | 'view' | 'strided-view';

/**
 * The memory order of a result, as its strides in PyTorch: `contiguous` always or if all inputs are, or that of
 * the input (`kept`), which is contiguous if all inputs are; `unknown` if PyTorch has other rules.
 */
type ResultOrder = 'contiguous' | 'contiguous if inputs are' | 'kept' | 'unknown';

/** Why a layer cannot take its input. */
export interface ShapeProblem {
  /** What does not fit, in one line: `kernel 5x5 does not fit in the padded input 3x4`. */
  readonly problem: string;
  /** What would fit. */
  readonly help?: string;
}

/** How many inputs a layer takes. */
export interface Arity {
  readonly least: number;
  readonly most: number;
}

/**
 * Everything about one layer type. `F` is the type of its fields, `A` and `S` are those of the arguments and the
 * inputs that its rules get, `I` the names of the arguments that are taken from the input when they are not given.
 */
interface OpDefinition<F extends Fields, A, S extends readonly Shape[], I extends string> {
  /** PyTorch's class name, or this project's where PyTorch has only a function. */
  readonly type: string;
  readonly family: string;
  /** One sentence for tables of layer types. */
  readonly summary: string;
  /** Where the formulas are from. */
  readonly source: string;
  /** The Python module that has its class, where that is not torch.nn; null where none has. */
  readonly pythonModule?: string | null;
  /**
   * What it is called elsewhere: by Keras, TensorFlow, Caffe and ONNX, by PyTorch's functions and by its old names. A
   * name that differs in case, "_" or what is before a dot alone is not listed.
   */
  readonly aliases?: readonly string[];
  /** `stated` if the network states its figures; computed when not given. */
  readonly figures?: 'stated';
  /** `function` for what PyTorch has only as a function, such as torch.cat: its layers are functional by default. */
  readonly form?: 'module' | 'function';
  /** Its arguments, in PyTorch's order. */
  readonly fields: F;
  /**
   * PyTorch's positional arguments after the inputs, if these are not all the fields in their order; a name
   * that is no field is an argument of PyTorch that the op does not have.
   */
  readonly positional?: readonly string[];
  readonly inputs: Arity;
  /**
   * The argument that may be a number in place of the last input: in `a x b`, b may be a tensor or a number.
   * Its default must be null.
   */
  readonly operand?: keyof F & string;
  /**
   * The argument that may be a number in place of an earlier input, and the position of that input: in `a / b`,
   * a may be a tensor or a number. Its default must be null.
   */
  readonly leadingOperand?: { readonly name: keyof F & string; readonly at: number };
  /** The ranks that the first input may have, the batch included; any rank when not given. */
  readonly ranks?: readonly number[];
  /** Whether torch also takes one sample without the batch: inputs and outputs then lack the first dimension. */
  readonly takesUnbatched?: true;
  /**
   * For each inferred argument, its value by the first input; undefined if that has no such dimension. A given
   * value is checked against it.
   */
  readonly inferred?: { readonly [K in I]: (input: Shape) => number | undefined };
  readonly output: (args: A, inputs: S) => Shape | ShapeProblem;
  /** The formulas of the output's computed dimensions, which `output` uses, for inputs that it accepts. */
  readonly sizes?: (args: A, inputs: S) => readonly SizeTerm[];
  readonly params?: (args: A, inputs: S) => readonly Tensor[];
  readonly buffers?: (args: A, inputs: S) => readonly Tensor[];
  /** Tensors that its class may be given and then keeps as buffers, with the places of these arguments. */
  readonly givenBuffers?: Readonly<Record<string, number>>;
  readonly work: WorkRule<A, S>;
  readonly reach?: (args: A, inputs: S, output: Shape) => Reach;
  readonly storage?: (args: A) => Storage;
  /** The memory order of its outputs, by the shapes of its inputs where these decide; unknown when not given. */
  readonly memoryOrder?: ResultOrder | ((inputs: S) => ResultOrder);
  /** The elements of its main output; floating-point numbers when not given. */
  readonly elements?: (args: A) => Elements;
  /**
   * PyTorch's names of its further outputs, in their order; each can also be named by its position, the main
   * output being 0.
   */
  readonly furtherNames?: readonly string[];
  /** The elements of its further outputs; floating-point numbers when not given. */
  readonly furtherElements?: Elements;
  /**
   * Whether it reads the input at a position, from 0, as indexes: whole numbers whose type does not decide that
   * of the output; `converted` if it also converts other numbers, which torch otherwise refuses.
   */
  readonly readsIndexes?: (input: number, args: A, inputs: S) => boolean | 'converted';
  /** Whether it reads the input at a position, from 0, as booleans, whose type does not decide that of the output. */
  readonly readsConditions?: (input: number) => boolean;
  /** Where an output lives in training, for an op that then does something else. */
  readonly trainingStorage?: (args: A) => Storage;
  /** What it holds while it runs, apart from its inputs and outputs; nothing when not given. */
  readonly inside?: (args: A, inputs: S) => Inside;
  /**
   * The same call written out in other ops; null for arguments with which it is not. What it holds, what
   * autograd saves of it and its backward pass are then those of these calls.
   */
  readonly writtenOut?: (args: A, inputs: S, writer: Writer) => InnerValue | null;
  /** Whether it can be written out with these arguments, if that is known without doing so. */
  readonly isWrittenOut?: (args: A, inputs: S) => boolean;
  /** What autograd saves of it; unknown when not given. */
  readonly saved?: SavedRule<A, S>;
  /** The multiply-adds of its backward pass; when not given, 0 if its forward pass has none, else unknown. */
  readonly backward?: BackwardRule<A, S>;
  /** The outputs of a call after the main one, such as a recurrent layer's last state. */
  readonly furtherOutputs?: (args: A, inputs: S) => readonly Shape[];
  readonly examples: readonly Example[];
}

/** An op in the registry, without the types of its own arguments and inputs. */
export type Op = OpDefinition<Fields, Args, readonly Shape[], string>;

/** One input, as most ops take. */
const ONE_INPUT = { least: 1, most: 1 } as const satisfies Arity;

/** Two inputs or more. */
export const MANY_INPUTS = { least: 2, most: Number.POSITIVE_INFINITY } as const satisfies Arity;

/** An op as its file declares it. */
type Declaration<F extends Fields, N extends Arity> = Omit<
  OpDefinition<F, ResolvedArgs<F>, InputShapes<N>, InferredName<F>>,
  'source' | 'inputs'
> & {
  /** PyTorch's name for it, if that is not torch.nn and the type, or the address of another page. */
  readonly source?: string;
  /** One when not given. */
  readonly inputs?: N;
};

/**
 * Declares an op. Its rules see their arguments with the types of its fields, and as many inputs as it takes at
 * least; the cast here is the registry's only one, and holds because calls reach an op only through its own fields
 * and arity.
 */
export function defineOp<const F extends Fields, const N extends Arity = typeof ONE_INPUT>({
  source,
  ...definition
}: Declaration<F, N>): Op {
  return {
    inputs: ONE_INPUT,
    ...definition,
    source: pageOf(source ?? `torch.nn.${definition.type}`),
  } as unknown as Op;
}

function pageOf(source: string): string {
  return source.startsWith('https:') ? source : `https://pytorch.org/docs/stable/generated/${source}.html`;
}

/** Whether the answer of an op's shape rule is a refusal. */
export function isShapeProblem(answer: Shape | ShapeProblem): answer is ShapeProblem {
  return 'problem' in answer;
}
