// @ts-nocheck
import { type Count, multiplyCounts, productOf } from '../counts/count';
import type { GraphNode } from '../graph/graph';
import { type Shape, spatialDims } from '../ops/shape';
import { axesArg, firstInput, numberArg } from './rule';

/**
 * The output positions of a convolution by calflops, which puts half of a "same" padding on both sides and
 * so loses a position of each axis where its padding is odd.
 */
export function convolutionPositions(node: GraphNode): Count {
  const dims = spatialDims(node.output);
  if (node.args.padding !== 'same' || node.args.padding_mode !== 'zeros') return productOf(dims);
  const kernel = axesArg(node, 'kernel_size', dims.length);
  const dilation = axesArg(node, 'dilation', dims.length);
  return productOf(dims.map((dim, axis) => dim - ((((kernel[axis] ?? 1) - 1) * (dilation[axis] ?? 1)) % 2)));
}

/** The multiply-adds of a convolution at calflops' positions. */
export function convolutionMacs(node: GraphNode): Count {
  const { output } = node;
  const kernel = axesArg(node, 'kernel_size', spatialDims(output).length);
  const inputs = numberArg(node, 'in_channels') / Math.max(1, numberArg(node, 'groups'));
  const weights = productOf([numberArg(node, 'out_channels'), inputs, ...kernel]);
  return multiplyCounts(productOf([weights, output[0] ?? 1]), convolutionPositions(node));
}

/** Output channels of a group: what calflops takes for all of a transposed convolution's. */
export function transposedChannels(node: GraphNode): number {
  return numberArg(node, 'out_channels') / Math.max(1, numberArg(node, 'groups'));
}

/** The multiply-adds of a transposed convolution, its channels divided by the groups twice and rounded down. */
export function transposedMacs(node: GraphNode): Count {
  const input = firstInput(node);
  const kernel = axesArg(node, 'kernel_size', spatialDims(input).length);
  const channels = Math.floor(transposedChannels(node) / Math.max(1, numberArg(node, 'groups')));
  return productOf([...input, channels, ...kernel]);
}

/** The bias additions of a transposed convolution, at the positions that an ordinary one would have. */
export function transposedBias(node: GraphNode): Count {
  if (node.args.bias !== true) return 0;
  const [batch = 1, , ...dims]: Shape = firstInput(node);
  const [kernel, stride, padding, dilation] = ['kernel_size', 'stride', 'padding', 'dilation'].map((name) =>
    axesArg(node, name, dims.length),
  );
  const positions = dims.map((dim, axis) => {
    const span = (dilation?.[axis] ?? 1) * ((kernel?.[axis] ?? 1) - 1) + 1;
    return Math.floor((dim + 2 * (padding?.[axis] ?? 0) - span) / (stride?.[axis] ?? 1)) + 1;
  });
  return productOf([transposedChannels(node), batch, ...positions]);
}
