import fc from 'fast-check';

/** A step of a spec as JSON. */
export type StepJson = { readonly [key: string]: unknown };

/** A small network: what it is fed, and its steps. */
export interface Network {
  readonly input: readonly [channels: number, height: number, width: number];
  readonly layers: readonly StepJson[];
}

const channels = fc.integer({ min: 1, max: 6 });

/** Layers that leave the height and width as they are, whatever the number of channels. */
const keeping: fc.Arbitrary<StepJson> = fc.oneof(
  fc
    .record({
      out: channels,
      reach: fc.integer({ min: 0, max: 2 }),
      bias: fc.boolean(),
      frozen: fc.boolean(),
    })
    .map(({ out, reach, bias, frozen }) => ({
      type: 'Conv2d',
      out_channels: out,
      kernel_size: 2 * reach + 1,
      padding: reach,
      bias,
      frozen,
    })),
  fc.integer({ min: 1, max: 3 }).map((reach) => ({
    type: 'Conv2d',
    out_channels: '${2 * in_channels}',
    kernel_size: [2 * reach + 1, 1],
    padding: [reach, 0],
    groups: '${in_channels}',
  })),
  fc.constantFrom<StepJson[]>(
    { type: 'BatchNorm2d' },
    { type: 'ReLU', inplace: true },
    { type: 'Sigmoid', functional: true },
    { type: 'Dropout' },
    { type: 'Identity' },
    { type: 'LayerNorm', normalized_shape: ['${size(-1)}'] },
    { type: 'MaxPool2d', kernel_size: 3, stride: 1, padding: 1 },
    { type: 'PReLU', num_parameters: '${in_channels}' },
    { type: 'Conv2d', out_channels: 3, kernel_size: 1, called: false },
    { type: 'Sigmoid', functional: true, called: false },
  ),
);

const shrinking = fc.constantFrom<StepJson[]>(
  { type: 'MaxPool2d', kernel_size: 2, ceil_mode: true },
  { type: 'Conv2d', out_channels: 4, kernel_size: 3, stride: 2, padding: 1 },
  { type: 'AvgPool2d', kernel_size: 2, ceil_mode: true },
);

/** Steps that leave the height and width as they are, containers among them. */
const { step } = fc.letrec<{ readonly step: StepJson; readonly steps: readonly StepJson[] }>((tie) => ({
  steps: fc.array(tie('step'), { maxLength: 3 }),
  step: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: keeping },
    { weight: 1, arbitrary: tie('steps').map((layers) => ({ type: 'Sequential', layers })) },
    { weight: 1, arbitrary: tie('steps').map((layers) => ({ type: 'Sequential', called: false, layers })) },
    {
      weight: 1,
      arbitrary: fc
        .record({ times: fc.integer({ min: 0, max: 2 }), layers: tie('steps') })
        .map((repeat) => ({ type: 'Repeat', ...repeat })),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ over: fc.constantFrom([], [1], [2, 3], ['a', [4]]), layers: tie('steps') })
        .map((repeat) => ({ type: 'Repeat', ...repeat })),
    },
    {
      weight: 1,
      arbitrary: fc.record({ shared: fc.boolean(), out: channels }).map(({ shared, out }) => ({
        type: 'Sequential',
        layers: [
          { type: 'Conv2d', name: 'own', out_channels: out, kernel_size: 1 },
          { type: 'Conv2d', name: 'other', out_channels: out, kernel_size: '${2 ** 0}' },
          {
            type: 'Conv2d',
            from: 'own',
            out_channels: "${in_channels('own')}",
            kernel_size: 1,
            ...(shared ? { share: { bias: 'own.bias' } } : {}),
          },
          { type: 'Concat', from: ['o*', '@previous'] },
        ],
      })),
    },
    {
      weight: 1,
      arbitrary: fc.record({ left: tie('steps'), right: tie('steps') }).map((branches) => ({
        type: 'Sequential',
        layers: [{ type: 'Branches', branches, merge: 'concat' }],
      })),
    },
    {
      weight: 1,
      arbitrary: tie('steps').map((main) => ({
        type: 'Sequential',
        layers: [
          {
            type: 'Branches',
            branches: {
              main: [...main, { type: 'Conv2d', out_channels: 3, kernel_size: 1 }],
              side: { type: 'Conv2d', out_channels: 3, kernel_size: 1 },
            },
            merge: 'add',
          },
        ],
      })),
    },
  ),
}));

const tail: readonly StepJson[] = [
  { type: 'AdaptiveAvgPool2d', output_size: 2 },
  { type: 'Flatten' },
  { type: 'Linear', out_features: 5 },
];

/** Steps that each leave the height and width as they are. */
export const keepingSteps: fc.Arbitrary<readonly StepJson[]> = fc.array(step, { minLength: 1, maxLength: 4 });

/** Small networks over images; their parameters do not depend on the size of the image. */
export const network: fc.Arbitrary<Network> = fc
  .record({
    channels,
    height: fc.integer({ min: 5, max: 9 }),
    width: fc.integer({ min: 5, max: 9 }),
    layers: fc.array(fc.oneof({ weight: 4, arbitrary: step }, { weight: 1, arbitrary: shrinking }), {
      maxLength: 5,
    }),
    hasTail: fc.boolean(),
  })
  .map(({ channels: first, height, width, layers, hasTail }) => ({
    input: [first, height, width] as const,
    layers: hasTail ? [...layers, ...tail] : layers,
  }));

/** The same network without the layers whose parameters follow the width of the image. */
export function withoutLayerNorm({ input, layers }: Network): Network {
  return {
    input,
    layers: JSON.parse(
      JSON.stringify(layers).replaceAll(/\{"type":"LayerNorm"[^}]*\}[^}]*\}/g, '{"type":"ReLU"}'),
    ),
  };
}
