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
 * So many operations of one kind: the product of the factors.
 *
 * The factors are kept apart (uses of one position, then batch and positions) so that the arithmetic
 * can be written out.
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
 * The work of a call by its arguments, inputs and output; `none` for a layer that computes nothing, `unknown` where
 * nobody has worked it out: its multiply-adds are then not known, rather than none.
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
 * Which input positions an output position depends on, over the dimensions from 2 on:
 * its own (`position`), all of them (`everything`), a window per axis, or not said by this op (`unknown`).
 */
export type Reach = 'position' | 'everything' | 'unknown' | readonly (Window | UnevenWindow)[];

/**
 * Where an output lives: in memory of its own, in its input's memory, as another view of it, or as a view that needs
 * strides of its own, where the elements are not in the input's order or not all of them.
 */
export type Storage = 'new' | 'in-place' | 'view' | 'strided-view';

/**
 * In which order of memory, as PyTorch's strides say it, a result lies: in the usual order (`contiguous`) always or where
 * all inputs do, or with each element where the input has it (`kept`), which is the usual order too where all inputs lie
 * in that; `unknown` where PyTorch has other rules.
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
  /** Where its figures are those that the writer of the network states; computed when not given. */
  readonly figures?: 'stated';
  /** `function` for what PyTorch has no class for, such as torch.cat: its layers are functional unless they say otherwise. */
  readonly form?: 'module' | 'function';
  /** Its arguments, in PyTorch's order. */
  readonly fields: F;
  /**
   * PyTorch's positional arguments after its inputs, where these are not all the fields in their order; a name that is
   * no field is an argument of PyTorch that the op does not have.
   */
  readonly positional?: readonly string[];
  readonly inputs: Arity;
  /**
   * The argument that may be given, as a number, in place of the last input: of `a x b` b may be a tensor or a number. Its
   * default must be null.
   */
  readonly operand?: keyof F & string;
  /**
   * The argument that may be given, as a number, in place of an earlier input, and the position of that: of `a / b` a may be a
   * tensor or a number. Its default must be null.
   */
  readonly leadingOperand?: { readonly name: keyof F & string; readonly at: number };
  /** The ranks that the first input may have, the batch included; any rank when not given. */
  readonly ranks?: readonly number[];
  /** Whether torch takes one sample without the batch too: inputs and outputs then have a dimension less, their first. */
  readonly takesUnbatched?: true;
  /**
   * For each inferred argument, its value by the first input, undefined where that has no such dimension; checked when
   * it is given.
   */
  readonly inferred?: { readonly [K in I]: (input: Shape) => number | undefined };
  readonly output: (args: A, inputs: S) => Shape | ShapeProblem;
  /** The formulas of the output's computed dimensions, which `output` computes with, for inputs that it takes. */
  readonly sizes?: (args: A, inputs: S) => readonly SizeTerm[];
  readonly params?: (args: A, inputs: S) => readonly Tensor[];
  readonly buffers?: (args: A, inputs: S) => readonly Tensor[];
  /** Tensors that its class may be given and then keeps as buffers, with the places of these arguments. */
  readonly givenBuffers?: Readonly<Record<string, number>>;
  readonly work: WorkRule<A, S>;
  readonly reach?: (args: A, inputs: S, output: Shape) => Reach;
  readonly storage?: (args: A) => Storage;
  /** In which order of memory its outputs lie, by the shapes of its inputs where these decide; unknown when not given. */
  readonly memoryOrder?: ResultOrder | ((inputs: S) => ResultOrder);
  /** What the elements of its main output are; floating-point numbers when not given. */
  readonly elements?: (args: A) => Elements;
  /** What PyTorch calls its further outputs, in their order; they also have their positions, the main one 0, for names. */
  readonly furtherNames?: readonly string[];
  /** What the elements of its further outputs are; floating-point numbers when not given. */
  readonly furtherElements?: Elements;
  /**
   * Whether it reads the input at a position, from 0, as indexes: whole numbers, which do not decide what it gives;
   * `converted` where it makes them of other numbers too, which torch otherwise refuses.
   */
  readonly readsIndexes?: (input: number, args: A, inputs: S) => boolean | 'converted';
  /** Whether it reads the input at a position, from 0, as true or false, which does not decide what it gives. */
  readonly readsConditions?: (input: number) => boolean;
  /** Where an output lives while training, for an op that then does something else. */
  readonly trainingStorage?: (args: A) => Storage;
  /** What it holds while it runs, apart from its inputs and outputs; nothing when not given. */
  readonly inside?: (args: A, inputs: S) => Inside;
  /**
   * The same call in other ops, where it is made of them; null for arguments with which it is not. What it holds, what
   * autograd keeps of it and its backward pass are then those of these calls.
   */
  readonly writtenOut?: (args: A, inputs: S, writer: Writer) => InnerValue | null;
  /** Whether it is made of other ops with these arguments, where that is known before it is written out. */
  readonly isWrittenOut?: (args: A, inputs: S) => boolean;
  /** What autograd keeps of it; not known when not given. */
  readonly saved?: SavedRule<A, S>;
  /** The multiply-adds of its backward pass; none when not given, not known where it has some itself. */
  readonly backward?: BackwardRule<A, S>;
  /** Further tensors that the call gives back after its output, such as a recurrent layer's last state. */
  readonly furtherOutputs?: (args: A, inputs: S) => readonly Shape[];
  readonly examples: readonly Example[];
}

/** An op as the registry holds it, the types of its arguments and inputs forgotten. */
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
  /** PyTorch's name for it, where that is not torch.nn and the type, or the address of another page. */
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
