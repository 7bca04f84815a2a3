import { whole } from './fields';
import { defineOp, ONE_INPUT, type Op, type ShapeProblem, type UnevenWindow, type Window } from './op';
import { formatShape, type Shape, sizeAt, spatialDims } from './shape';

/** PixelShuffle, PixelUnshuffle and ChannelShuffle. */
export function shufflingOps(): readonly Op[] {
  return [pixelShuffle(), pixelUnshuffle(), channelShuffle()];
}

function pixelShuffle(): Op {
  return defineOp({
    type: 'PixelShuffle',
    family: 'shape',
    summary: 'Lays channels out as pixels: the image grows by a factor, its channels shrink by its square.',
    source: 'https://pytorch.org/docs/stable/generated/torch.nn.PixelShuffle.html',
    fields: {
      upscale_factor: whole(1, 'Factor by which height and width grow'),
    },
    inputs: ONE_INPUT,
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
    work: 'none',
    examples: [
      { args: { upscale_factor: 3 }, inputs: [[1, 9, 4, 4]], output: [1, 1, 12, 12], params: 0, macs: 0 },
      { args: { upscale_factor: 2 }, inputs: [[2, 8, 3, 5]], output: [2, 2, 6, 10], params: 0, macs: 0 },
    ],
  });
}

function pixelUnshuffle(): Op {
  return defineOp({
    type: 'PixelUnshuffle',
    family: 'shape',
    summary: 'Lays pixels out as channels: the image shrinks by a factor, its channels grow by its square.',
    source: 'https://pytorch.org/docs/stable/generated/torch.nn.PixelUnshuffle.html',
    fields: {
      downscale_factor: whole(1, 'Factor by which height and width shrink'),
    },
    inputs: ONE_INPUT,
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
    work: 'none',
    examples: [
      {
        args: { downscale_factor: 2 },
        inputs: [[1, 18, 40, 16]],
        output: [1, 72, 20, 8],
        params: 0,
        macs: 0,
      },
      { args: { downscale_factor: 3 }, inputs: [[1, 1, 12, 12]], output: [1, 9, 4, 4], params: 0, macs: 0 },
    ],
  });
}

function channelShuffle(): Op {
  return defineOp({
    type: 'ChannelShuffle',
    family: 'shape',
    summary: 'Mixes the channels of several groups, by taking one of each group in turn.',
    source: 'https://pytorch.org/docs/stable/generated/torch.nn.ChannelShuffle.html',
    fields: { groups: whole(1, 'Groups that the channels are divided into') },
    inputs: ONE_INPUT,
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
    work: 'none',
    examples: [
      { args: { groups: 2 }, inputs: [[1, 116, 28, 28]], output: [1, 116, 28, 28], params: 0, macs: 0 },
      { args: { groups: 3 }, inputs: [[1, 6, 10]], output: [1, 6, 10], params: 0, macs: 0 },
    ],
  });
}

/** What stands before channels, height and width, then these; null and zeros where there are too few dimensions. */
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
