import { describe, expect, test } from 'vitest';
import { renderTorchsummary } from '../../src/renderers/torchsummary';
import { reportOf } from '../support/built';
import { quirkCases } from '../support/load-golden';

/** The tool's versions: whether the root has a row of its own, and the lines that each printed. */
const versions = [
  { rootRow: 'with-root', key: 'torchsummary' },
  { rootRow: 'without-root', key: 'torchsummary_151' },
] as const;

type Version = (typeof versions)[number];

/** A case of `torchsummary/quirks.json` with several outputs, or with a layer that is not called. */
interface Quirk {
  readonly case: string;
  readonly spec: Readonly<Record<string, unknown>>;
  /** The last words of lines that the tool gets wrong, by how they begin. */
  readonly right?: Readonly<Record<Version['rootRow'], Readonly<Record<string, string>>>>;
}

test('a tensor without dimensions is one with the batch alone', () => {
  const layers = [{ type: 'Mean', dim: [0, 1, 2, 3] }, { type: 'Identity' }];
  const text = renderTorchsummary(reportOf({ input: [4, 8, 8], layers }));
  expect(text).toMatch(/Identity-1 +\[-1\] +0\n/);
});

const conv = (out_channels: number) => ({ type: 'Conv2d', name: 'conv', out_channels, kernel_size: 1 });
const linear = { type: 'Linear', name: 'fc', out_features: 8 };

/** Stands for an index into a tuple. */
const pick = { type: 'Identity', functional: true };

/** A module that gives its only layer's output several times, as a tuple. */
function tupleOf(layer: object, count: number) {
  const outputs = Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, 'conv']));
  return { layers: [layer], outputs };
}

const wide = (count: number) => ({
  name: 'Four',
  input: [32, 64, 64],
  modules: { Many: tupleOf(conv(32), count) },
  layers: [{ type: 'Many', name: 'many' }, pick],
});

const quirks: readonly Quirk[] = [
  {
    case: 'a submodule that gives back a tuple',
    spec: {
      name: 'Tuple',
      input: [4, 6, 6],
      modules: { Two: tupleOf(conv(4), 2) },
      layers: [
        { type: 'Two', name: 'two' },
        { type: 'ReLU', name: 'relu' },
      ],
    },
  },
  {
    case: 'a dict output',
    spec: { name: 'DictOut', input: [8], layers: [linear], outputs: { out: 'fc' } },
  },
  {
    case: 'a submodule never called (true params 972)',
    spec: {
      name: 'Uncalled',
      input: [8],
      layers: [linear, { type: 'Linear', name: 'unused', out_features: 100, from: '@input', called: false }],
    },
  },
  {
    case: 'a tuple of four (32, 64, 64) tensors from a submodule',
    spec: wide(4),
    // 2^68, which the tool wraps around to 0.
    right: {
      'with-root': { Forward: '2251799813685246.00', Estimated: '2251799813685246.50' },
      'without-root': { Forward: '2251799813685247.00', Estimated: '2251799813685247.50' },
    },
  },
  {
    case: 'a tuple of three (32, 64, 64) tensors from a submodule',
    spec: wide(3),
    // The main branch adds sizes up as a float32.
    right: { 'with-root': { Estimated: '17179869186.50' }, 'without-root': {} },
  },
];

/** The lines that a version of the tool printed; null where it stopped. */
function goldenLines(name: string, { key }: Version): readonly string[] | null {
  const lines = quirkCases.find((golden) => golden.case === name)?.[key] ?? expect.fail(name);
  return Array.isArray(lines) ? lines : null;
}

describe.each(quirks)('$case', ({ case: name, spec, right }) => {
  const report = reportOf(spec);
  const printed = versions.filter((version) => goldenLines(name, version) !== null);

  test('has the true parameters', () => {
    const golden = quirkCases.find((candidate) => candidate.case === name);
    expect(report.totals).toMatchObject({
      params: golden?.true_params,
      trainableParams: golden?.true_trainable,
    });
  });

  test.each(printed)("prints the tool's text, $rootRow", (version) => {
    const lines = (goldenLines(name, version) ?? []).map((line) => {
      const figures = Object.entries(right?.[version.rootRow] ?? {});
      const [, figure] = figures.find(([start]) => line.startsWith(start)) ?? [];
      return figure === undefined ? line : line.replace(/\S+$/, figure);
    });
    expect(renderTorchsummary(report, { rootRow: version.rootRow })).toBe(lines.join('\n'));
  });
});

test('outputs of unequal rank, at which the tool stops, are printed', () => {
  const name = 'a submodule that gives back shapes of unequal rank';
  expect(versions.map((version) => goldenLines(name, version))).toEqual([null, null]);
  const column = { type: 'Unsqueeze', name: 'column', dim: 2 };
  const report = reportOf({
    input: [8],
    modules: { Two: { layers: [linear, column], outputs: { row: 'fc', column: 'column' } } },
    layers: [{ type: 'Two', name: 'two' }],
  });
  expect(renderTorchsummary(report)).toMatch(/Two-2 +\[\[-1, 8\], \[-1, 8, 1\]\] +0\n/);
});
