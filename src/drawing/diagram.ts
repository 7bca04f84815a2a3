import type { Count } from '../counts/count';
import type { PartialShape } from '../ops/shape';

/** What the shares of a drawing are shares of: the count of the report's convention, parameters, or bytes of activations. */
const shareFigures = ['macs', 'params', 'memory'] as const;

export type ShareFigure = (typeof shareFigures)[number];

/** What the fills of boxes say: a share, the kind of layer, or nothing. */
export const colourings = [...shareFigures, 'type', 'none'] as const;

export type Colouring = (typeof colourings)[number];

/** The kinds of work that fills tell apart where a drawing is coloured by type. */
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
  /** Of the drawing's whole, from 0 to 1; null where it is not known. */
  readonly share: number | null;
}

/** What boxes and groups have in common. */
interface Part {
  /** Unique in its diagram: a letter and a number, in the order of drawing. */
  readonly id: string;
  /** PyTorch's module path of the first copy; empty where it has none. */
  readonly path: string;
  /** As much of the path as is shown; empty where the title says it all. */
  readonly label: string;
  /** How many like parts in a row it stands for, itself among them. */
  readonly copies: number;
  /** The paths of the further copies, in their order. */
  readonly copyPaths: readonly string[];
  /** How often its layers are in the network: its copies by those of the groups around it. */
  readonly times: number;
  /** Null for what is not a part of the network: an input, an output, a port. */
  readonly figures: DrawnFigures | null;
}

/** An input of a concat: its size along the joined dimension. */
export interface Segment {
  /** The box that gives it. */
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
  /** What is folded into it and runs before it: `LN`. */
  readonly before: readonly string[];
  /** What is folded into it and runs after it: `BN`, `ReLU`. */
  readonly after: readonly string[];
  /** The names of constants and bare parameters that it reads and that have no box. */
  readonly constants: readonly string[];
  /** Its outputs, without the batch where that comes first. */
  readonly shapes: readonly PartialShape[];
  /** The inputs of a concat in their order; none where they are not known. */
  readonly segments: readonly Segment[];
  /** The numbers of the report's layers that it stands for, those of its copies among them. */
  readonly layers: readonly number[];
}

/** A module, a Sequential or a branch whose parts are drawn inside it, or like parts in a row without a name of their own. */
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
 * A network as boxes: plain data without positions, of which every picture is made. Its texts can be printed as they are,
 * but for paths, which are as the network has them.
 */
export interface Diagram {
  readonly name: string;
  /** The reference that was asked for. */
  readonly source: string;
  readonly totals: {
    readonly params: Count;
    readonly count: Count;
    /** False where `count` leaves layers out. */
    readonly isCounted: boolean;
  };
  /** What `count` is in words: `MACs`, `FLOPs`, `fvcore MACs`. */
  readonly unit: string;
  readonly colouring: Colouring;
  readonly shareOf: ShareFigure;
  /** The network whose total the shares are of; empty for its own. */
  readonly scaleOf: string;
  /** The levels of modules that are open, and the most that there are. */
  readonly depth: number;
  readonly deepest: number;
  /** In the order of execution. */
  readonly items: readonly Item[];
  /** Between boxes, wherever they are; each pair of boxes and input once. */
  readonly edges: readonly Edge[];
  /** What is built and never called: it is not drawn. */
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

/** Whether a box is a part of the network, so that it counts among the boxes: no input, no output and no port. */
export function isPartOfNetwork({ kind }: Pick<Box, 'kind'>): boolean {
  return kind !== 'input' && kind !== 'output' && kind !== 'port';
}

/** How many boxes a diagram has, without inputs, outputs and ports. */
export function boxCount(diagram: Pick<Diagram, 'items'>): number {
  return boxesOf(diagram).filter(isPartOfNetwork).length;
}
