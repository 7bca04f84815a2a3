import { expect, it } from 'vitest';
import { attempt, built, lines } from '../../support/built';

it.each([
  ['LazyConv2d', { out_channels: 4, kernel_size: 3 }, '0 Conv2d 1x4x4x2'],
  ['LazyConvTranspose2d', { out_channels: 4, kernel_size: 3 }, '0 ConvTranspose2d 1x4x8x6'],
  ['LazyBatchNorm2d', {}, '0 BatchNorm2d 1x8x6x4'],
  ['LazyInstanceNorm2d', {}, '0 InstanceNorm2d 1x8x6x4'],
  ['LazyLinear', { out_features: 5 }, '0 Linear 1x8x6x5'],
] as const)('%s is the layer that it becomes', (type, args, line) => {
  expect(lines(built({ input: [8, 6, 4], layers: [{ type, ...args }] }))).toEqual([line]);
});

it('a lazy form of what PyTorch has none of is no layer type', () => {
  const { diagnostics } = attempt({ input: [8], layers: [{ type: 'LazyEmbedding', num_embeddings: 3 }] });
  expect(diagnostics.map(({ code }) => code)).toEqual(['spec/unknown-type']);
});

it('a module of that name is the document’s own', () => {
  const modules = { LazyLinear: { layers: [{ type: 'ReLU' }] } };
  expect(lines(built({ input: [8], modules, layers: [{ type: 'LazyLinear' }] }))).toEqual(['0.0 ReLU 1x8']);
});
