import { describe, expect, test } from 'vitest';
import { type BuildOptions, renderReportJson, renderText, renderTorchsummary } from '../../src/index';
import { analyse, parsePreset, readGolden } from '../support/load-golden';

const modules = [
  { preset: 'v1', params: 393_472, macs: 308_281_344 },
  { preset: 'v2', params: 163_696, macs: 128_049_152 },
];

const convolutions = [
  { preset: 'direct5x5', shape: [128, 28, 28], params: 204_864, macs: 160_563_200 },
  { preset: 'bottleneck5x5', shape: [128, 28, 28], params: 55_392, macs: 43_352_064 },
  { preset: 'bottleneck5x5', shape: [192, 28, 28], params: 57_440, macs: 44_957_696 },
];

function reportOf(preset: string, options?: BuildOptions) {
  const { spec, diagnostics, report } = analyse(parsePreset(preset), options);
  expect(spec.diagnostics).toEqual([]);
  expect(diagnostics).toEqual([]);
  return report;
}

function printed(preset: string): string {
  return readGolden(`seed/${preset}.torchsummary.txt`);
}

/** The printed text as torchsummary(batch_size=...) gives it, by its own formulas. */
function withBatch(text: string, batch: number, input: readonly number[], params: number): string {
  const elements = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
  const outputs = [...text.matchAll(/\[-1, ([\d, ]+)\]/g)].map(([, sizes = '']) =>
    sizes.split(',').map(Number),
  );
  const inputSize = (elements([batch, ...input]) * 4) / 1024 ** 2;
  const outputElements = outputs.reduce((sum, shape) => sum + elements([batch, ...shape]), 0);
  const outputSize = (2 * outputElements * 4) / 1024 ** 2;
  const paramsSize = (params * 4) / 1024 ** 2;
  return text
    .replaceAll('[-1, ', `[${batch}, `)
    .replace(/(Input size .*: ).*/, `$1${inputSize.toFixed(2)}`)
    .replace(/(pass size .*: ).*/, `$1${outputSize.toFixed(2)}`)
    .replace(/(Params size .*: ).*/, `$1${paramsSize.toFixed(2)}`)
    .replace(/(Total Size .*: ).*/, `$1${(paramsSize + outputSize + inputSize).toFixed(2)}`);
}

/** Each line of `narrow` begins the line at the same position of `wide`. */
function expectToContinue(wide: string, narrow: string): void {
  const begun = narrow.trimEnd().split('\n');
  const lines = wide.split('\n').map((line, index) => line.slice(0, begun[index]?.length));
  expect(lines.slice(0, begun.length)).toEqual(begun);
}

describe.each(modules)('$preset', ({ preset, params, macs }) => {
  test("prints the article's table byte for byte", () => {
    expect(renderTorchsummary(reportOf(preset))).toBe(printed(preset));
  });

  test('continues that table in the default format', () => {
    expectToContinue(renderText(reportOf(preset)), printed(preset));
  });

  test("has the article's totals", () => {
    const { totals, model } = reportOf(preset);
    expect(totals).toMatchObject({ params, macs, flops: 2 * macs, count: macs, complete: true });
    expect(model.outputs).toEqual([{ name: 'output', shape: [1, 256, 28, 28] }]);
  });

  test('prints a batch of 16 as torchsummary(batch_size=16)', () => {
    const report = reportOf(preset, { batch: 16 });
    const expected = withBatch(printed(preset), 16, [192, 28, 28], params);
    expect(expected).toContain('[16, 64, 28, 28]');
    expect(renderTorchsummary(report, { batch: 16 })).toBe(expected);
    expectToContinue(renderText(report, { batch: 16 }), expected);
  });

  test('multiplies with a batch of 16 only what depends on it', () => {
    const { totals } = reportOf(preset, { batch: 16 });
    expect(totals).toMatchObject({ params, macs: 16 * macs, flops: 32 * macs });
  });
});

test('the formulas of the batch give the printed sizes for the batch that torchsummary prints as -1', () => {
  for (const { preset, params } of modules) {
    const text = withBatch(printed(preset), 1, [192, 28, 28], params);
    expect(text.replaceAll('[1, ', '[-1, ')).toBe(printed(preset));
  }
});

describe('one 5x5 convolution', () => {
  test.each(convolutions)('$preset at $shape', ({ preset, shape, params, macs }) => {
    const { totals } = reportOf(preset, { inputs: [{ name: 'input', shape }] });
    expect(totals).toMatchObject({ params, macs, flops: 2 * macs });
  });

  test.each(['direct5x5', 'bottleneck5x5'])('%s stands at 128x28x28 by itself', (preset) => {
    expect(reportOf(preset).model.inputs).toEqual([{ name: 'input', shape: [1, 128, 28, 28] }]);
  });
});

describe('the JSON document has the keys of the design, in order', () => {
  const document: Readonly<Record<string, unknown>> = JSON.parse(renderReportJson(reportOf('v2')));
  const keysOfAll = (list: unknown) => [
    ...new Set((list as readonly object[]).map((item) => Object.keys(item).join())),
  ];

  test('document', () => {
    expect(Object.keys(document)).toEqual([
      'schema',
      'model',
      'convention',
      'totals',
      'branches',
      'layers',
      'modules',
    ]);
    expect(document.schema).toBe('inception.report/1');
    expect(document.convention).toBe('macs');
  });

  test('model', () => {
    const model = document.model as { readonly inputs: unknown; readonly outputs: unknown };
    expect(Object.keys(model)).toEqual(['name', 'source', 'inputs', 'outputs', 'batch', 'dtype']);
    expect(keysOfAll(model.inputs)).toEqual(['name,shape']);
    expect(keysOfAll(model.outputs)).toEqual(['name,shape']);
  });

  test('totals', () => {
    expect(Object.keys(document.totals as object)).toEqual([
      'params',
      'trainable_params',
      'buffers',
      'macs',
      'flops',
      'count',
      'complete',
      'param_bytes',
      'input_bytes',
      'activation_bytes',
      'peak_activation_bytes',
    ]);
  });

  test('branches and modules', () => {
    expect(keysOfAll(document.branches)).toEqual(['name,params,macs,count,output']);
    expect(keysOfAll(document.modules)).toEqual(['path,type,params,macs,count,output']);
  });

  test('layers, functional ones marked after their type', () => {
    const figures = 'args,inputs,output,params,trainable_params,buffers,macs,flops,count,receptive_field';
    expect(keysOfAll(document.layers)).toEqual([`path,type,${figures}`, `path,type,functional,${figures}`]);
    for (const { receptive_field } of document.layers as readonly { readonly receptive_field: object }[]) {
      expect(Object.keys(receptive_field)).toEqual(['size', 'stride']);
    }
  });

  test('the sample of the design', () => {
    expect(document).toMatchObject({
      model: {
        name: 'InceptionModuleV2',
        inputs: [{ name: 'input', shape: [1, 192, 28, 28] }],
        outputs: [{ name: 'output', shape: [1, 256, 28, 28] }],
        batch: 1,
        dtype: 'float32',
      },
      totals: {
        params: 163_696,
        trainable_params: 163_696,
        buffers: 0,
        macs: 128_049_152,
        flops: 256_098_304,
      },
    });
    expect((document.branches as readonly unknown[])[0]).toEqual({
      name: 'conv1x1',
      params: 12_352,
      macs: 9_633_792,
      count: 9_633_792,
      output: [1, 64, 28, 28],
    });
  });
});
