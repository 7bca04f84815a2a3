// @ts-nocheck
// The networks that are measured, as JSON texts.

const input = [16, 32, 32];

/** Four layers that keep the shape of their input. */
const block = [
  { type: 'Conv2d', out_channels: 16, kernel_size: 3, padding: 1 },
  { type: 'BatchNorm2d' },
  { type: 'ReLU', inplace: true },
  { type: 'MaxPool2d', kernel_size: 3, stride: 1, padding: 1 },
];

/** A chain with every layer written out. */
export function chainText(layers) {
  return written(layers, (index) => block[index % 4]);
}

/** The same with a name for each layer. */
export function namedChainText(layers) {
  return written(layers, (index) => ({ ...block[index % 4], name: `layer${index}` }));
}

/** A chain of convolutions in some 12,000 variants, so that hardly a layer is like another one near it. */
export function variedChainText(layers) {
  return written(layers, (index) => ({
    type: 'Conv2d',
    out_channels: 1 + (index % 4093),
    kernel_size: 1 + 2 * (index % 3),
    padding: index % 3,
  }));
}

/** A document may not write more layers out; longer chains are this part of them, repeated. */
const LONGEST_WRITTEN = 100_000;

function written(layers, layerAt) {
  const length = Math.min(layers, LONGEST_WRITTEN);
  const steps = Array.from({ length }, (_, index) => layerAt(index));
  if (length === layers) return JSON.stringify({ input, layers: steps });
  const repeated = {
    type: 'Repeat',
    times: layers / length,
    layers: [{ type: 'Sequential', layers: steps }],
  };
  return JSON.stringify({ input, layers: [repeated] });
}

/** Residual blocks of two modules each, repeated: eight layers a block. */
export function treeText(layers) {
  return JSON.stringify({
    input,
    modules: {
      Block: {
        args: { out: null, kernel: 3 },
        layers: [
          {
            type: 'Conv2d',
            name: 'conv',
            out_channels: '${out}',
            kernel_size: '${kernel}',
            padding: '${kernel // 2}',
          },
          { type: 'BatchNorm2d', name: 'bn' },
          { type: 'ReLU', name: 'relu', inplace: true },
        ],
      },
      Residual: {
        layers: [
          {
            type: 'Branches',
            branches: {
              main: [
                { type: 'Block', out: 16 },
                { type: 'Block', out: 16 },
              ],
              shortcut: [],
            },
            merge: 'add',
          },
          { type: 'ReLU' },
        ],
      },
    },
    layers: [{ type: 'Repeat', times: Math.round(layers / 8), layers: [{ type: 'Residual' }] }],
  });
}

const DEPTH = 450;

/** Sequentials nested to near the limit, four layers at each depth, repeated. */
export function deepText(layers) {
  const depth = Math.min(DEPTH, Math.max(1, Math.round(layers / block.length) - 1));
  let steps = block;
  for (let level = 0; level < depth; level += 1) steps = [...block, { type: 'Sequential', layers: steps }];
  const times = Math.max(1, Math.round(layers / (block.length * (depth + 1))));
  return JSON.stringify({ input, layers: [{ type: 'Repeat', times, layers: steps }] });
}
