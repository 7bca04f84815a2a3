import fc from 'fast-check';
import { type Drawn, layerDocument } from './arbitrary-layer';
import type { Json, JsonObject } from './json-value';
import { heads, joinModule, keepModule, pairModule, twiceModule } from './spec-parts';
import { writtenAsCalls } from './written-as-calls';

const halves = fc.integer({ min: 0, max: 2 });

/** Layers that give any image back in its own shape. */
const layer: fc.Arbitrary<JsonObject> = fc.oneof(
  halves.map((half) => ({
    type: 'Conv2d',
    out_channels: '${in_channels}',
    kernel_size: 2 * half + 1,
    padding: half,
  })),
  halves.map((half) => ({
    type: 'Conv2d',
    out_channels: '${max(in_channels, 1)}',
    kernel_size: ['${width - width + 1}', 2 * half + 1],
    padding: 'same',
    groups: '${in_channels}',
  })),
  fc.constantFrom<JsonObject[]>(
    { type: 'ConvTranspose2d', out_channels: '${in_channels}', kernel_size: 3, padding: 1 },
    { type: 'MaxPool2d', kernel_size: 3, stride: 1, padding: 1 },
    { type: 'AvgPool2d', kernel_size: 3, stride: 1, padding: 1, ceil_mode: true },
    { type: 'AdaptiveAvgPool2d', output_size: ['${height}', null] },
    { type: 'BatchNorm2d' },
    { type: 'GroupNorm', num_groups: '${in_channels}' },
    { type: 'LayerNorm', normalized_shape: ['${size(-1)}'] },
    { type: 'Linear', out_features: '${in_features}' },
    { type: 'PReLU', num_parameters: '${in_channels}' },
    { type: 'ReLU', inplace: true },
    { type: 'Softmax', dim: 1 },
    { type: 'Dropout', p: 0.5 },
    { type: 'Upsample', size: ['${height}', '${width}'] },
    { type: 'Transpose', dim0: 1, dim1: 1 },
    {
      type: 'Conv2d',
      out_channels: '${in_channels if n > 1 else list[0] * in_channels}',
      kernel_size: '${2 ** (n - n)}',
    },
    { type: 'Linear', out_features: "${size('@input', -1) + len(list) - 2}" },
    { type: 'Upsample', size: ["${height('@input')}", '${int(sqrt(width * width))}'] },
    { type: 'Opaque', output: ['${in_channels}', '${height}', '${width}'], params: 3, macs: '${n}' },
    inSequential([{ type: 'Join', from: { left: '@input' } }]),
    inSequential([{ type: 'Join', from: ['@previous', '@input'] }]),
    { type: 'Keep', half: 1 },
    { type: 'Keep' },
    { type: 'Twice' },
    { type: 'Conv2d', out_channels: '${in_channels}', kernel_size: 1, parametrization: 'weight_norm' },
    {
      type: 'Linear',
      out_features: '${in_features}',
      parametrization: { weight: 'spectral_norm', bias: 'weight_norm' },
    },
  ),
);

const stepWords = fc.record(
  {
    frozen: fc.constantFrom<Json[]>(true, false, '${size(0) == 1}'),
    functional: fc.boolean(),
    when: fc.constantFrom<Json[]>(
      true,
      '${n > 1}',
      '${not (in_channels >= n) or n == 2}',
      "${name == 'net'}",
    ),
    called: fc.constantFrom<Json[]>(false, true, '${n > 1}'),
  },
  { requiredKeys: [] },
);

const worded = (step: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc.oneof(
    { weight: 4, arbitrary: step },
    {
      weight: 1,
      arbitrary: fc.record({ step, words: stepWords }).map((both) => ({ ...both.step, ...both.words })),
    },
  );

/** A series in which later steps call earlier ones again, or merge them with what the body is fed. */
function withReferences(steps: readonly JsonObject[], kinds: readonly number[]): readonly JsonObject[] {
  return steps.flatMap((step, index) => {
    const name = `n${index}`;
    if (step.type === 'Repeat') return [step];
    // Nothing may refer to what is not called; its name is for an edit to refer to.
    if (step.called !== undefined) return [{ ...step, name }];
    switch (kinds[index % Math.max(1, kinds.length)]) {
      case 1:
        return [{ ...step, name }, { reuse: name }];
      case 2:
        return [
          { ...step, name },
          { type: 'Add', from: [name, '@input'] },
        ];
      case 3:
        return [{ ...step, from: '@input' }];
      case 4:
        return [{ ...step, name: `\${name}_${index}` }];
      default:
        return [step];
    }
  });
}

const layerAlone: JsonObject = { type: 'Identity' };

const point: JsonObject = { type: 'Conv2d', out_channels: '${in_channels}', kernel_size: 1 };

/** Steps that use parameters, layers or outputs of others by their names. */
const sharing: readonly (readonly JsonObject[])[] = [
  [
    { ...point, name: 'own' },
    { ...point, share: { weight: 'own.weight' } },
  ],
  [
    { ...inSequential([point, layerAlone]), name: 'own', frozen: ['0'] },
    { ...inSequential([point]), share: 'own' },
  ],
  [{ ...inSequential([{ ...point, name: 'inner' }]), name: 'own' }, { reuse: 'own.inner' }],
  [
    { ...point, name: 'own0' },
    { ...point, name: 'own1' },
    { type: 'Add', from: ['@input', 'own*'] },
  ],
];

type Tied = { readonly step: JsonObject; readonly series: readonly JsonObject[] };

/** Steps that give an image back in its own shape, so that any of them can follow, repeat or meet any other. */
const { series } = fc.letrec<Tied>((tie) => ({
  series: fc
    .record({ steps: fc.array(tie('step'), { maxLength: 3 }), kinds: fc.array(fc.nat(5), { maxLength: 3 }) })
    .map(({ steps, kinds }) => withReferences(steps, kinds)),
  step: fc.oneof(
    { maxDepth: 3 },
    { weight: 5, arbitrary: worded(layer) },
    { weight: 1, arbitrary: tie('series').map((layers) => ({ type: 'Sequential', layers })) },
    {
      weight: 1,
      arbitrary: tie('series').map((layers) => ({ type: 'Sequential', called: false, layers })),
    },
    { weight: 1, arbitrary: fc.constantFrom('pair', 'pair.halfway', 'again.halfway').map(withPair) },
    { weight: 1, arbitrary: fc.constantFrom(...sharing).map(inSequential) },
    {
      weight: 1,
      arbitrary: fc
        .record({
          over: fc.constantFrom<Json[]>('${list}', [], [1, '${n}'], [[1], [2]]),
          as: fc.constantFrom('item', 'k'),
          layers: tie('series'),
        })
        .map((repeat) => ({ type: 'Repeat', ...repeat, layers: repeat.layers.map(withoutName) })),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({
          main: tie('series'),
          side: tie('series'),
          when: fc.constantFrom<Json[]>(true, false, '${n > 1}'),
        })
        .map(({ main, side, when }) =>
          inSequential([
            {
              type: 'Branches',
              branches: {
                main,
                side: { when, layers: side },
                r: { type: 'Repeat', times: '${n}', branches: { 'r${i}': layerAlone } },
              },
              merge: 'add',
            },
          ]),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({
          times: fc.constantFrom<Json[]>(0, 1, 2, '${n}'),
          index: fc.constantFrom('i', 'k'),
          layers: tie('series'),
        })
        .map((repeat) => ({ type: 'Repeat', ...repeat, layers: repeat.layers.map(withoutName) })),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ main: tie('series'), merge: fc.constantFrom('add', 'mul') })
        .map(({ main, merge }) => inSequential([{ type: 'Branches', branches: { main, side: [] }, merge }])),
    },
    {
      weight: 1,
      arbitrary: fc.record({ left: tie('series'), right: tie('series') }).map((branches) =>
        inSequential([
          {
            type: 'Branches',
            branches: { ...branches, 'b${n}': layerAlone },
            merge: { type: 'Concat', dim: 1 },
          },
          { type: 'Conv2d', out_channels: '${in_channels // 3}', kernel_size: 1 },
        ]),
      ),
    },
  ),
}));

/** A module of two outputs, called twice, and one of its outputs added to what the body is fed. */
function withPair(source: string): JsonObject {
  return inSequential([
    { type: 'Pair', name: 'pair' },
    { reuse: 'pair', name: 'again' },
    { type: 'Add', from: [source, '@input'] },
  ]);
}

function inSequential(layers: readonly JsonObject[]): JsonObject {
  return { type: 'Sequential', layers };
}

/** What is repeated may not have the same name each time. */
function withoutName(step: JsonObject): JsonObject {
  const { name: _name, reuse, from, ...rest } = step;
  if (reuse !== undefined || Array.isArray(from)) return { type: 'ReLU' };
  return from === undefined ? rest : { ...rest, from };
}

/** Never a single position: it has no variance, so a norm of each channel refuses it. */
const image = fc.record({
  channels: fc.integer({ min: 1, max: 6 }),
  height: fc.integer({ min: 1, max: 9 }),
  width: fc.integer({ min: 2, max: 9 }),
});

/** Networks over images with every container, reference, module and kind of expression. */
const network: fc.Arbitrary<JsonObject> = fc
  .record({
    image,
    steps: series,
    head: fc.constantFrom(...heads),
    n: fc.integer({ min: 1, max: 2 }),
    form: fc.constantFrom('series', 'branches', 'inputs', 'outputs', 'batch alone'),
    calls: fc.array(fc.boolean(), { maxLength: 6 }),
  })
  .map(({ image: { channels, height, width }, steps, head, n, form, calls }) =>
    writtenAsCalls(documentOf({ input: [channels, height, width], steps, head, n, form }), calls),
  );

/** What a network is drawn from. */
interface Plan {
  readonly input: readonly number[];
  readonly steps: readonly JsonObject[];
  readonly head: readonly JsonObject[];
  readonly n: number;
  readonly form: 'series' | 'branches' | 'inputs' | 'outputs' | 'batch alone';
}

function documentOf({ input, steps, head, n, form }: Plan): JsonObject {
  const vars = { n, name: 'net', classes: '${divisible(n * 5, 8)}', list: [1, '${n}'] };
  const rest = {
    vars,
    modules: { Twice: twiceModule, Keep: keepModule, Pair: pairModule, Join: joinModule },
  };
  if (form === 'branches')
    return { input, ...rest, branches: { a: steps, b: [], c: layerAlone }, merge: 'add' };
  if (form === 'inputs') {
    const merge = { type: 'Add', from: ['@left', '@right'] };
    return { input: { left: input, right: input }, ...rest, layers: [merge, inSequential(steps), ...head] };
  }
  if (form === 'outputs') {
    const layers = [layerAlone, { ...inSequential(steps), name: 'body' }, ...head];
    const outputs = { body: 'body', image: '@input', most: { from: 'body', when: '${n > 1}' } };
    return { input, ...rest, layers, outputs };
  }
  if (form === 'batch alone') {
    const shift: readonly JsonObject[] = [
      { type: 'Unflatten', from: '@t', dim: 0, unflattened_size: [-1, 1, 1, 1] },
      { type: 'Add', from: ['@x', '@previous'] },
    ];
    return { input: { x: input, t: [] }, ...rest, layers: [...shift, inSequential(steps), ...head] };
  }
  return { input, ...rest, layers: [...steps, ...head] };
}

/** A spec of a network or of one layer, with the options that it is called with. */
export const drawnSpec: fc.Arbitrary<Drawn> = fc.oneof(
  network.map((document) => ({ document, args: [] })),
  layerDocument,
);

/** Networks that must be accepted. */
export const acceptedNetwork: fc.Arbitrary<JsonObject> = network;
