import type { Count } from '../counts/count';
import type { PartialShape } from '../ops/shape';

/**
 * The figure whose shares a drawing shows: the count of the report's convention, parameters, or bytes of
 * activations.
 */
const shareFigures = ['macs', 'params', 'memory'] as const;

export type ShareFigure = (typeof shareFigures)[number];

/** What the fills of boxes show: a share, the kind of layer, or nothing. */
export const colourings = [...shareFigures, 'type', 'none'] as const;

export type Colouring = (typeof colourings)[number];

/** The kinds of work that fills distinguish if a drawing is coloured by type. */
export type WorkKind =
  | 'convolution'
  | 'linear'
  | 'attention'
  | 'recurrent'
  | 'pooling'
  | 'normalisation'
  | 'activation'
  | 'merging'
  | 'shape'
  | 'module'
  | 'other';

/** What one copy of a box or a group costs. */
export interface DrawnFigures {
  readonly params: Count;
  /** The figure under the report's convention. */
  readonly count: Count;
  /** Whether `count` is complete. */
  readonly isCounted: boolean;
  readonly activationBytes: Count;
  /** From 0 to 1 of the whole that the drawing refers to; null if it is not known. */
  readonly share: number | null;
}

/** The common part of boxes and groups. */
interface Part {
  /** Unique in its diagram: a letter and a number, in the order of drawing. */
  readonly id: string;
  /** PyTorch's module path of the first copy; empty if it has none. */
  readonly path: string;
  /** The part of the path that is shown; empty if the title is enough. */
  readonly label: string;
  /** How many equal parts in a row it stands for, itself included. */
  readonly copies: number;
  /** The paths of the further copies, in their order. */
  readonly copyPaths: readonly string[];
  /** How often its layers are in the network: its copies times those of the groups around it. */
  readonly times: number;
  /** Null for boxes that are not part of the network: inputs, outputs and ports. */
  readonly figures: DrawnFigures | null;
}

/** An input of a concat: its size along the joined dimension. */
export interface Segment {
  /** The box that it comes from. */
  readonly from: string;
  readonly size: number;
}

/**
 * What is drawn as one box.
 *
 * `port` is a tensor that comes into a group that takes several.
 */
export interface Box extends Part {
  readonly kind: 'layer' | 'module' | 'concat' | 'input' | 'output' | 'port';
  readonly work: WorkKind;
  /** `3×3 conv /2`, or a module's class. */
  readonly title: string;
  /** The names of layers that are folded into it and run before it: `LN`. */
  readonly before: readonly string[];
  /** The names of layers that are folded into it and run after it: `BN`, `ReLU`. */
  readonly after: readonly string[];
  /** The names of constants and bare parameters that it reads and that have no box. */
  readonly constants: readonly string[];
  /** Its outputs, without the batch if that comes first. */
  readonly shapes: readonly PartialShape[];
  /** The inputs of a concat in their order; none if they are not known. */
  readonly segments: readonly Segment[];
  /** The numbers of the report's layers that it stands for, including those of its copies. */
  readonly layers: readonly number[];
}

/**
 * A module, a Sequential or a branch whose parts are drawn inside it, or equal parts in a row without a name of
 * their own.
 */
export interface Group extends Part {
  readonly kind: 'group';
  /** The class; empty for a branch, an `nn.Sequential` and a run of parts without a name. */
  readonly type: string;
  readonly items: readonly Item[];
}

/** What is drawn in a group or in the diagram itself. */
export type Item = Box | Group;

/** A tensor from box to box, by their ids. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** The position among the inputs of the box that it goes to. */
  readonly input: number;
}

/**
 * A network as boxes: plain data without positions, from which every drawing is made. Its texts can be printed
 * as they are, except for paths, which are as in the network.
 */
export interface Diagram {
  readonly name: string;
  /** The reference given by the user. */
  readonly source: string;
  readonly totals: {
    readonly params: Count;
    readonly count: Count;
    /** False if `count` leaves out layers. */
    readonly isCounted: boolean;
  };
  /** The name of `count`: `MACs`, `FLOPs`, `fvcore MACs`. */
  readonly unit: string;
  readonly colouring: Colouring;
  readonly shareOf: ShareFigure;
  /** The name of the network whose total is 100 %; empty for its own. */
  readonly scaleOf: string;
  /** The levels of modules that are open, and the number of levels that there are. */
  readonly depth: number;
  readonly deepest: number;
  /** In the order of execution. */
  readonly items: readonly Item[];
  /** Between boxes in any groups; each pair of boxes and input once. */
  readonly edges: readonly Edge[];
  /** Layers that are built and never called: they are not drawn. */
  readonly uncalled: { readonly layers: readonly number[]; readonly params: Count };
}

/** Every box of a diagram or a group, in the order of execution. */
export function boxesOf({ items }: Pick<Diagram, 'items'>): readonly Box[] {
  return items.flatMap((item) => (item.kind === 'group' ? boxesOf(item) : [item]));
}

/** Every group of a diagram or a group, each before those inside it. */
export function groupsOf({ items }: Pick<Diagram, 'items'>): readonly Group[] {
  return items.flatMap((item) => (item.kind === 'group' ? [item, ...groupsOf(item)] : []));
}

/** Whether a box is a part of the network, and not an input, an output or a port. */
export function isPartOfNetwork({ kind }: Pick<Box, 'kind'>): boolean {
  return kind !== 'input' && kind !== 'output' && kind !== 'port';
}

/** How many boxes a diagram has, without inputs, outputs and ports. */
export function boxCount(diagram: Pick<Diagram, 'items'>): number {
  return boxesOf(diagram).filter(isPartOfNetwork).length;
}
