import { type Count, multiplyCounts, productOf } from '../counts/count';
import type { Computation } from '../graph/graph';
import { spatialDims } from '../ops/shape';
import { axesArg, firstInput, numberArg, weightShape } from './rule';

/**
 * The output positions of a convolution by calflops, which puts half of a "same" padding on both sides and
 * so loses a position of each axis where its padding is odd.
 */
export function convolutionPositions(computation: Computation): Count {
  const dims = spatialDims(computation.output);
  if (computation.args.padding !== 'same' || computation.args.padding_mode !== 'zeros')
    return productOf(dims);
  const kernel = axesArg(computation, 'kernel_size', dims.length);
  const dilation = axesArg(computation, 'dilation', dims.length);
  return productOf(dims.map((dim, axis) => dim - ((((kernel[axis] ?? 1) - 1) * (dilation[axis] ?? 1)) % 2)));
}

/** The multiply-adds of a convolution at calflops' positions. */
export function convolutionMacs(computation: Computation): Count {
  const weights = productOf([...weightShape(computation), computation.output[0] ?? 1]);
  return multiplyCounts(weights, convolutionPositions(computation));
}

/** The multiply-adds of a transposed convolution, its channels divided by the groups twice and rounded down. */
export function transposedMacs(computation: Computation): Count {
  const [, channels = 0, ...kernel] = weightShape(computation);
  const ofGroup = Math.floor(channels / numberArg(computation, 'groups'));
  return productOf([...firstInput(computation), ofGroup, ...kernel]);
}

/** The bias additions of a transposed convolution, at the positions that an ordinary one would have. */
export function transposedBias(computation: Computation): Count {
  if (computation.args.bias !== true) return 0;
  const [batch = 1, , ...dims] = firstInput(computation);
  const [, channels = 0, ...kernel] = weightShape(computation);
  const [stride, padding, dilation] = ['stride', 'padding', 'dilation'].map((name) =>
    axesArg(computation, name, dims.length),
  );
  const positions = dims.map((dim, axis) => {
    const span = (dilation?.[axis] ?? 1) * ((kernel[axis] ?? 1) - 1) + 1;
    return Math.floor((dim + 2 * (padding?.[axis] ?? 0) - span) / (stride?.[axis] ?? 1)) + 1;
  });
  return productOf([channels, batch, ...positions]);
}
