import { example } from './example';
import { whole } from './fields';
import { defineOp, type Op, type ShapeProblem, type UnevenWindow, type Window } from './op';
import { formatShape, type Shape, sizeAt, spatialDims } from './shape';

/** PixelShuffle, PixelUnshuffle and ChannelShuffle. */
export function shufflingOps(): readonly Op[] {
  return [
    defineOp({
      type: 'PixelShuffle',
      aliases: ['DepthToSpace', 'SubPixelConv'],
      family: 'shape',
      summary:
        'Rearranges channels as pixels: the image grows by a factor, its channels shrink by the square of it.',
      fields: {
        upscale_factor: whole(1, 'Factor by which height and width grow'),
      },
      output: ({ upscale_factor: factor }, [input]) => {
        const [leading, channels, height, width] = imageDims(input);
        if (leading === null) return notAnImage(input, 'PixelShuffle');
        if (channels % (factor * factor) !== 0) {
          return {
            problem: `${channels} channels are not divisible by the square of upscale_factor ${factor}`,
            help: `the input needs a multiple of ${factor * factor} channels`,
          };
        }
        return [...leading, channels / (factor * factor), height * factor, width * factor];
      },
      reach: ({ upscale_factor }, [input]) =>
        onImage(input, { step: 1, parts: upscale_factor, first: 0, last: 0 }),
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [
        example('1x9x4x4 -> 1x1x12x12', { upscale_factor: 3 }),
        example('2x8x3x5 -> 2x2x6x10', { upscale_factor: 2 }),
      ],
    }),
    defineOp({
      type: 'PixelUnshuffle',
      aliases: ['SpaceToDepth'],
      family: 'shape',
      summary:
        'Rearranges pixels as channels: the image shrinks by a factor, its channels grow by the square of it.',
      fields: {
        downscale_factor: whole(1, 'Factor by which height and width shrink'),
      },
      output: ({ downscale_factor: factor }, [input]) => {
        const [leading, channels, height, width] = imageDims(input);
        if (leading === null) return notAnImage(input, 'PixelUnshuffle');
        if (height % factor !== 0 || width % factor !== 0) {
          return {
            problem: `the image ${height}x${width} is not divisible by downscale_factor ${factor}`,
            help: `height and width must be multiples of ${factor}`,
          };
        }
        return [...leading, channels * factor * factor, height / factor, width / factor];
      },
      reach: ({ downscale_factor }, [input]) =>
        onImage(input, { size: downscale_factor, stride: downscale_factor, padding: 0, dilation: 1 }),
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [
        example('1x18x40x16 -> 1x72x20x8', { downscale_factor: 2 }),
        example('1x1x12x12 -> 1x9x4x4', { downscale_factor: 3 }),
      ],
    }),
    defineOp({
      type: 'ChannelShuffle',
      aliases: ['ShuffleChannel', 'ShuffleChannels'],
      family: 'shape',
      summary: 'Mixes the channels of several groups, taking one of each group in turn.',
      fields: { groups: whole(1, 'Groups that the channels are divided into') },
      output: ({ groups }, [shape]) => {
        if (shape.length < 3) {
          return {
            problem: `ChannelShuffle needs at least 3 dimensions, ${formatShape(shape)} has ${shape.length}`,
            help: 'shuffle before the input is flattened',
          };
        }
        const channels = sizeAt(shape, 1);
        if (channels % groups === 0) return shape;
        return {
          problem: `${channels} channels are not divisible by groups ${groups}`,
          help: `choose groups that divide ${channels}`,
        };
      },
      elements: () => 'kept',
      work: 'none',
      saved: 'nothing',
      examples: [
        example('1x116x28x28 -> 1x116x28x28', { groups: 2 }),
        example('1x6x10 -> 1x6x10', { groups: 3 }),
      ],
    }),
  ];
}

/** The dimensions before channels, height and width, then these three; null and zeros if there are too few. */
function imageDims(input: Shape): readonly [Shape | null, number, number, number] {
  if (input.length < 3) return [null, 0, 0, 0];
  return [input.slice(0, -3), sizeAt(input, -3), sizeAt(input, -2), sizeAt(input, -1)];
}

function notAnImage(input: Shape, type: string): ShapeProblem {
  return {
    problem: `${type} needs channels, height and width, ${formatShape(input)} has ${input.length} dimensions`,
    help: 'use it before the input is flattened',
  };
}

/** The same window on height and width, the last two dimensions, and single positions on those before. */
function onImage(input: Shape, window: Window | UnevenWindow): readonly (Window | UnevenWindow)[] {
  const axes = spatialDims(input).length;
  return spatialDims(input).map((_dim, axis) =>
    axis >= axes - 2 ? window : { size: 1, stride: 1, padding: 0, dilation: 1 },
  );
}
