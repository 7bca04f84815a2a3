import { type Count, productOf } from '../../counts/count';
import type { Computation } from '../../graph/graph';
import { type Shape, spatialDims } from '../../ops/shape';

/** The multiply-adds of a step as a product, and a text about its weights. */
export interface Arithmetic {
  /** `64 kernels of 5×5×128`. */
  readonly weights: string;
  /** `28·28·64 × 5·5·128`. */
  readonly product: string;
  /** The size of one kernel; null if a layer has none. */
  readonly kernel: Kernel | null;
}

/** One kernel of a convolution, with the channels that it reads. */
export interface Kernel {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** Factors whose product is the multiply-adds of a call for one sample. */
interface Factors {
  readonly weights: string;
  /** The factors that count the results. */
  readonly outer: Shape;
  /** The factors of what is multiplied and added for each result. */
  readonly inner: Shape;
  readonly kernel: Kernel | null;
}

/**
 * The arithmetic of a convolution or a linear layer; null for any other layer, or if its multiply-adds are not
 * that product.
 */
export function arithmeticOf(computation: Computation, macs: Count, batch: number): Arithmetic | null {
  const factors = factorsOf(computation);
  if (factors === null) return null;
  const { weights, outer, inner, kernel } = factors;
  if (productOf([batch, ...outer, ...inner]) !== macs) return null;
  const samples = batch === 1 ? '' : `${batch} × `;
  return { weights, product: `${samples}${outer.join('·')} × ${inner.join('·')}`, kernel };
}

function factorsOf({ op, tensors, inputShapes, output }: Computation): Factors | null {
  const weight = tensors.find(({ name }) => name === 'weight')?.shape;
  const input = inputShapes[0];
  if (weight === undefined || input === undefined) return null;
  const [outer = 1, inner = 1, ...window] = weight;
  if (/^Conv\dd$/.test(op.type)) return convolution(outer, [...window, inner], spatialDims(output));
  if (/^ConvTranspose\dd$/.test(op.type)) return convolution(outer, [...window, inner], spatialDims(input));
  if (op.type !== 'Linear') return null;
  return {
    weights: `${outer} sums of ${inner} products`,
    outer: [...output.slice(1, -1), outer],
    inner: [inner],
    kernel: null,
  };
}

/** Each kernel is used once at every position; a transposed convolution has one for each input channel. */
function convolution(count: number, kernel: Shape, positions: Shape): Factors {
  const [height = 1, width = 1] = kernel.length > 2 ? kernel.slice(-3) : [kernel[0] ?? 1, 1];
  return {
    weights: `${count} ${count === 1 ? 'kernel' : 'kernels'} of ${kernel.join('×')}`,
    outer: [...positions, count],
    inner: kernel,
    kernel: { channels: kernel.at(-1) ?? 1, height, width },
  };
}
