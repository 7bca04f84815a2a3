import { type Graph, inputsOf, type Node, type Source } from '../graph/graph';
import { isKnownShape, isSameShape, type PartialShape, type Shape } from '../ops/shape';

/** The channels of an image: grey, colours, colours with transparency. */
const PICTURE_CHANNELS: readonly number[] = [1, 3, 4];

/** Images have sides of at least this many pixels, and no side is this many times as long as the other. */
const SHORTEST_SIDE = 8;
const MOST_ELONGATED = 4;

/**
 * Whether the sizes of an input, without the batch, look like those of an image whose channels are last, `[224,
 * 224, 3]`. A small map of many channels, `[512, 4, 4]`, and a long signal, `[22, 1000, 1]`, do not.
 */
export function looksChannelsLast(sizes: PartialShape): boolean {
  const [height = 0, width = 0, channels = 0] = sizes.map((size) => size ?? 0);
  if (sizes.length !== 3 || !PICTURE_CHANNELS.includes(channels)) return false;
  const [shorter, longer] = [Math.min(height, width), Math.max(height, width)];
  return shorter >= SHORTEST_SIDE && longer <= MOST_ELONGATED * shorter;
}

/** The same sizes with the last dimension first. */
export function channelsFirst(sizes: Shape): Shape {
  return [...sizes.slice(-1), ...sizes.slice(0, -1)];
}

/** An input whose last dimension looks like the channels, and a call that reads the first as the channels. */
export interface PictureRead {
  readonly input: Source;
  /** Its sizes without the batch. */
  readonly sizes: Shape;
  readonly node: Node;
}

/**
 * The inputs that look like images with the channels last and that 2-D convolution or pooling reads as they
 * are. A window of one column, as for a signal of several channels, is intended.
 */
export function picturesReadChannelsLast({ nodes, sources }: Graph): readonly PictureRead[] {
  return inputsOf({ sources }).flatMap((input) => {
    const { shape } = input.type;
    const sizes = shape.slice(1);
    if (!isKnownShape(sizes) || !looksChannelsLast(sizes)) return [];
    const node = nodes.find((reader) => slidesOver(reader, shape));
    return node === undefined ? [] : [{ input, sizes, node }];
  });
}

function slidesOver({ computation, called }: Node, shape: PartialShape): boolean {
  if (!called || computation.op === null || !['convolution', 'pooling'].includes(computation.op.family))
    return false;
  const { kernel_size: kernel } = computation.args;
  const isColumn = Array.isArray(kernel) && kernel.at(-1) === 1 && kernel[0] !== 1;
  return !isColumn && isSameShape(computation.inputs[0]?.shape ?? [], shape);
}
