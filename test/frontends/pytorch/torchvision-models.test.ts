import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../../src/frontends/spec/build-graph';
import { createReport } from '../../../src/report/report';
import { loadPreset, presetNames } from '../../support/load-preset';
import { graphRows, readSource } from '../../support/pytorch-truth';

/** Presets that are no networks of torchvision. */
const notTorchvision = new Set([
  'bottleneck5x5',
  'direct5x5',
  'googlenet_paper',
  'inception_resnet_v2',
  'inception_v4',
  'mobilenet_v1',
  'v1',
  'v2',
]);
const names = presetNames.filter((name) => !notTorchvision.has(name));

test('there are 81 networks', () => {
  expect(names.length).toBe(81);
});

/** Presets are compared with runs of torch in test/presets: what equals them equals torch. */
describe.each(names)('torchvision.models: %s', (name) => {
  const spec = loadPreset(name);
  const preset = buildGraph(spec).graph;
  const where = preset.nodes.some(({ path }) => path.startsWith('backbone.')) ? '.segmentation' : '';
  const args = ['googlenet', 'inception_v3'].includes(name) ? '(aux_logits=False)' : '';
  const inputs = spec.inputs.map(({ shape }) => JSON.stringify([1, ...(shape ?? [])]));
  const { graph, diagnostics } = readSource(
    `import torchvision\n`,
    `torchvision.models${where}.${name}${args}`,
    inputs,
  );

  test('has the figures of the preset, and calls the same layers in the same order', () => {
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
    // A spec has no second outputs, and its bare parameters are layers of their own.
    const rows = (of: typeof graph) =>
      graphRows(of).map(({ path, class: type, shapes }) => [path, type, shapes[0]]);
    expect(rows(graph)).toEqual(rows(preset));
  });
});
