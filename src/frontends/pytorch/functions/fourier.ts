import type { Shape } from '../../../ops/shape';
import { raise } from '../../../python/failure';
import type { Value } from '../../../python/value';
import { floatingOf, intArgument, intsArgument, tensorArgument } from '../arguments';
import { callOpaque } from '../call-op';
import { complexDtype, realDtype } from '../dtypes';
import type { Session } from '../session';
import { createTensor, isTensor, type Tensor } from '../tensor';
import { type TorchFunction, torchFunction } from '../torch-function';
import { asList, axisAt, sizeAt } from './views';

/** The result of a transform: complex numbers, half of them, or real numbers. */
type Result = 'complex' | 'half' | 'real';

const transforms: readonly (readonly [name: string, result: Result])[] = [
  ['fft', 'complex'],
  ['ifft', 'complex'],
  ['rfft', 'half'],
  ['ihfft', 'half'],
  ['irfft', 'real'],
  ['hfft', 'real'],
];

/** Functions of torch.fft. Sizes: https://pytorch.org/docs/stable/fft.html */
export const fourierFunctions: readonly TorchFunction[] = [
  ...transforms.flatMap(([name, result]) => [
    torchFunction(name, 'input, n=None, dim=-1, norm=None, *, out=None', (session, input, n, dim) =>
      transformed(session, `torch.fft.${name}`, tensorArgument(name, input), {
        result,
        sizes: n === null ? null : [intArgument(name, n, 'n')],
        dims: [intArgument(name, dim)],
      }),
    ),
    ...(['2', 'n'] as const).map((axes) =>
      torchFunction(
        `${name}${axes}`,
        'input, s=None, dim=None, norm=None, *, out=None',
        (session, input, s, dim) =>
          transformedAlong(session, `${name}${axes}`, tensorArgument(name, input), {
            result,
            axes,
            sizes: s,
            dim,
          }),
      ),
    ),
  ]),
  ...['fftshift', 'ifftshift'].map((name) =>
    torchFunction(name, 'input, dim=None', (session, input) => {
      const tensor = tensorArgument(name, input);
      return callOpaque(session, { type: `torch.fft.${name}`, inputs: [tensor], shape: tensor.host.shape });
    }),
  ),
  torchFunction('fftfreq', 'n, d=1.0, *, out=None, dtype=None, device=None', (_session, n) =>
    createTensor([intArgument('fftfreq', n, 'n')], { maker: 'torch.fft.fftfreq' }),
  ),
  torchFunction('rfftfreq', 'n, d=1.0, *, out=None, dtype=None, device=None', (_session, n) =>
    createTensor([Math.floor(intArgument('rfftfreq', n, 'n') / 2) + 1], { maker: 'torch.fft.rfftfreq' }),
  ),
];

/** Spectrograms, and complex numbers as pairs of real ones. */
export const complexFunctions: readonly TorchFunction[] = [
  torchFunction(
    'stft',
    "input, n_fft, hop_length=None, win_length=None, window=None, center=True, pad_mode='reflect', normalized=False, onesided=None, return_complex=None",
    (session, input, size, hop, _length, window, center, _mode, _normal, oneSided, asComplex) =>
      spectrogram(session, tensorArgument('stft', input), {
        size: intArgument('stft', size, 'n_fft'),
        hop: hop === null ? null : intArgument('stft', hop, 'hop_length'),
        window: isTensor(window) ? window : null,
        padding: center === false ? 'none' : 'half a window',
        frequencies: oneSided === false ? 'all' : 'half',
        parts: asComplex === true ? 'complex' : 'pairs',
      }),
  ),
  torchFunction(
    'istft',
    'input, n_fft, hop_length=None, win_length=None, window=None, center=True, normalized=False, onesided=None, length=None, return_complex=False',
    (session, input, size, hop, _length, window, center, _normal, _sided, length) => {
      const tensor = tensorArgument('istft', input);
      const points = intArgument('istft', size, 'n_fft');
      const step = hop === null ? Math.floor(points / 4) : intArgument('istft', hop, 'hop_length');
      const leading = tensor.host.dtype.startsWith('complex')
        ? tensor.host.shape
        : tensor.host.shape.slice(0, -1);
      const whole = points + step * ((leading.at(-1) ?? 1) - 1);
      const samples = center === false ? whole : whole - 2 * Math.floor(points / 2);
      return callOpaque(session, {
        type: 'torch.istft',
        inputs: isTensor(window) ? [tensor, window] : [tensor],
        shape: [...leading.slice(0, -2), length === null ? samples : intArgument('istft', length, 'length')],
        dtype: realDtype(complexDtype(tensor.host.dtype)),
      });
    },
  ),
  torchFunction('view_as_complex', 'input', (session, input) => {
    const tensor = tensorArgument('view_as_complex', input);
    const { shape, dtype } = tensor.host;
    if (shape.at(-1) !== 2) raise('RuntimeError', 'Tensor must have a last dimension of size 2');
    return callOpaque(session, {
      type: 'torch.view_as_complex',
      inputs: [tensor],
      shape: shape.slice(0, -1),
      dtype: complexDtype(dtype),
    });
  }),
  torchFunction('view_as_real', 'input', (session, input) => {
    const tensor = tensorArgument('view_as_real', input);
    return callOpaque(session, {
      type: 'torch.view_as_real',
      inputs: [tensor],
      shape: [...tensor.host.shape, 2],
      dtype: realDtype(tensor.host.dtype),
    });
  }),
  ...['angle', 'real', 'imag'].map((name) =>
    torchFunction(name, 'input', (session, input) => {
      const tensor = tensorArgument(name, input);
      const { shape } = tensor.host;
      const real = realDtype(tensor.host.dtype);
      const dtype = name === 'angle' ? floatingOf(real) : real;
      return callOpaque(session, { type: `torch.${name}`, inputs: [tensor], shape, dtype });
    }),
  ),
];

interface Transform {
  readonly result: Result;
  readonly sizes: readonly number[] | null;
  readonly dims: readonly number[];
}

function transformed(
  session: Session,
  type: string,
  input: Tensor,
  { result, sizes, dims }: Transform,
): Tensor {
  const { host } = input;
  const shape = [...host.shape];
  for (const [at, dim] of dims.entries()) {
    const axis = axisAt(dim, shape.length);
    const size = sizeAt(input, dim);
    const isLast = at === dims.length - 1;
    const given = sizes?.[at];
    if (isLast && result === 'half') shape[axis] = Math.floor((given ?? size) / 2) + 1;
    else if (isLast && result === 'real') shape[axis] = given ?? 2 * (size - 1);
    else shape[axis] = given ?? size;
  }
  const complex = complexDtype(host.dtype);
  const dtype = result === 'real' ? realDtype(complex) : complex;
  return callOpaque(session, { type, inputs: [input], shape, dtype });
}

/** `fft2` transforms the last two dimensions, `fftn` all, or as many of the last ones as there are sizes. */
function transformedAlong(
  session: Session,
  name: string,
  input: Tensor,
  given: { readonly result: Result; readonly axes: '2' | 'n'; readonly sizes: Value; readonly dim: Value },
): Tensor {
  const sizes = given.sizes === null ? null : asList(intsArgument(session, name, given.sizes));
  const count = given.axes === '2' ? 2 : (sizes?.length ?? input.host.shape.length);
  const dims =
    given.dim === null
      ? Array.from({ length: count }, (_, index) => index - count)
      : asList(intsArgument(session, name, given.dim));
  return transformed(session, `torch.fft.${name}`, input, { result: given.result, sizes, dims });
}

interface Spectrogram {
  readonly size: number;
  readonly hop: number | null;
  readonly window: Tensor | null;
  readonly padding: 'none' | 'half a window';
  readonly frequencies: 'all' | 'half';
  readonly parts: 'complex' | 'pairs';
}

function spectrogram(
  session: Session,
  input: Tensor,
  { size, hop, window, padding, frequencies, parts }: Spectrogram,
): Tensor {
  const { shape } = input.host;
  const dtype = complexDtype(input.host.dtype);
  const samples = (shape.at(-1) ?? 0) + (padding === 'none' ? 0 : 2 * Math.floor(size / 2));
  if (samples < size) raise('RuntimeError', `stft: expected 0 < n_fft <= ${samples}, but got n_fft=${size}`);
  const frames = 1 + Math.floor((samples - size) / (hop ?? Math.floor(size / 4)));
  const rows =
    frequencies === 'half' && !input.host.dtype.startsWith('complex') ? Math.floor(size / 2) + 1 : size;
  const result: Shape = [...shape.slice(0, -1), rows, frames];
  return callOpaque(session, {
    type: 'torch.stft',
    inputs: window === null ? [input] : [input, window],
    shape: parts === 'complex' ? result : [...result, 2],
    dtype: parts === 'complex' ? dtype : realDtype(dtype),
  });
}
