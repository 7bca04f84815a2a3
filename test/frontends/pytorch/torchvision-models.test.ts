import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../../src/frontends/spec/build-graph';
import { createReport } from '../../../src/report/report';
import { loadPreset, presetNames } from '../../support/load-preset';
import { graphRows, readSource } from '../../support/pytorch-truth';

/** The presets beyond torchvision. */
const { models } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../golden/networks/networks.json'), 'utf8'),
) as { readonly models: Readonly<Record<string, unknown>> };
const others = new Set([
  ...Object.keys(models),
  ...['bottleneck5x5', 'direct5x5', 'v1', 'v2'],
  ...['googlenet_paper', 'inception_resnet_v2', 'inception_v4', 'mobilenet_v1'],
]);
const names = presetNames.filter((name) => !others.has(name));

test('there are 81 networks', () => {
  expect(names.length).toBe(81);
});

const SEGMENTATION = /^(?:fcn|deeplabv3|lraspp)_/;

/** With auxiliary heads, which are there and not called. */
const heads = ['googlenet', 'inception_v3', 'fcn_resnet50', 'deeplabv3_resnet101'].map(
  (name) => `${name}@aux`,
);

/** Presets are compared with runs of torch in test/presets: what equals them equals torch. */
describe.each([...names, ...heads])('torchvision.models: %s', (name) => {
  const spec = loadPreset(name);
  const [function_ = name, aux] = name.split('@');
  const isSegmentation = SEGMENTATION.test(name);
  const where = isSegmentation ? '.segmentation' : '';
  const hasSwitch = isSegmentation || ['googlenet', 'inception_v3'].includes(function_);
  const flag = aux === undefined ? 'False' : 'True';
  const args = hasSwitch ? `(${isSegmentation ? 'aux_loss' : 'aux_logits'}=${flag})` : '';
  const inputs = spec.inputs.map(({ shape }) => JSON.stringify([1, ...(shape ?? [])]));
  const part = `torchvision.models${where}.${function_}${args}`;

  test('has the figures of the preset, and calls the same layers in the same order', () => {
    const preset = buildGraph(spec).graph;
    const { graph, diagnostics } = readSource('import torchvision\n', part, inputs);
    expect(diagnostics).toEqual([]);
    if (graph === null) return expect.fail('there is no graph');
    const figures = (of: typeof graph) => {
      const { totals, model } = createReport(of);
      const { params, trainableParams, buffers, macs } = totals;
      return {
        name: of.name,
        params,
        trainableParams,
        buffers,
        macs,
        outputs: model.outputs.map(({ shape }) => shape),
      };
    };
    expect(figures(graph)).toEqual(figures(preset));
    const [rows, presetRows] = [graphRows(graph), graphRows(preset)];
    expect(rows.map(({ path, class: type }) => [path, type])).toEqual(
      presetRows.map(({ path, class: type }) => [path, type]),
    );
    // A spec names no second outputs of layers, and gives a module's in an order of its own.
    for (const [at, { shapes }] of presetRows.entries())
      expect(rows[at]?.shapes.map(String)).toContain(String(shapes[0]));
  });
});
