import { expect, it } from 'vitest';
import { bytesInMemory } from '../../../src/frontends/document-bytes';
import { readOnnx } from '../../../src/frontends/onnx/read-onnx';
import { buildGraph } from '../../../src/frontends/spec/build-graph';
import { parseSpec } from '../../../src/language/parse-spec-text';
import { createReport } from '../../../src/report/report';
import { writeSpec } from '../../../src/writers/spec/write-spec';
import { onnxFixtures } from '../../support/onnx-fixtures';
import { network, node } from '../../support/onnx-network';
import { read } from '../../support/onnx-report';

const fixtures = onnxFixtures();

function graphOf(file: string, inputs: readonly string[] = []) {
  const bytes = bytesInMemory(fixtures.get(file) ?? new Uint8Array());
  const options = { batch: null, maxLayers: null, allowOutside: false, inputs, vars: [] };
  const { graph } = readOnnx({ path: file, bytes }, options);
  if (graph === null) throw new Error(`${file} cannot be read`);
  return graph;
}

function readAgain(spec: object) {
  const parsed = parseSpec(JSON.stringify(spec), { document: 'net.json', defaultName: 'Net' });
  if (parsed.spec === null) throw new Error(JSON.stringify(parsed.diagnostics));
  const { graph, diagnostics } = buildGraph(parsed.spec);
  expect([...parsed.diagnostics, ...diagnostics]).toEqual([]);
  return createReport(graph);
}

it.each([
  'models/resnet18.onnx',
  'models/googlenet.onnx',
  'models/shufflenet_v2_x0_5.onnx',
  'models/vit_b_32.onnx',
  'models/convnext_tiny.onnx',
  'inline/tiny_unet.onnx',
  'inline/tiny_lstm.onnx',
  'inline/tiny_transformer.onnx',
])('%s as a spec has the same parameters, multiply-adds and outputs', (file) => {
  const graph = graphOf(file);
  const written = writeSpec(graph);
  if ('problem' in written) throw new Error(written.problem);
  const [before, after] = [createReport(graph), readAgain(written.spec)];
  expect(after.totals).toMatchObject({
    params: before.totals.params,
    macs: before.totals.macs,
    complete: true,
  });
  expect(after.model.outputs.map(({ shape }) => shape)).toEqual(
    before.model.outputs.map(({ shape }) => shape),
  );
});

it('keeps the paths of layers where modules are read by their output alone', () => {
  const graph = graphOf('models/resnet18.onnx');
  const written = writeSpec(graph);
  if ('problem' in written) throw new Error(written.problem);
  const paths = readAgain(written.spec).layers.map(({ path }) => path);
  // The exporter's names: a convolution of a branch, one of a block, and the classifier.
  expect(paths).toEqual(expect.arrayContaining(['layer2.0.downsample.0', 'layer4.1.conv2', 'fc']));
});

it('says what a spec cannot say', () => {
  expect(writeSpec(graphOf('probes/custom_unknown.onnx'))).toEqual({
    problem: 'has a Mystery (m0) that no layer type can express',
  });
});

// ONNX stores both biases of an LSTM as one tensor, so the layer states its multiply-adds: 24 x (8 + 6) for each of 5 steps of 2.
it('reads the last states of a layer that states its multiply-adds', () => {
  const { graph } = read(
    network([5, 2, 8], [node('s, h, c = LSTM(x, w, r, b)', { hidden_size: 6 }), node('y = Tanh(h)')], {
      w: { float: [1, 24, 8] },
      r: { float: [1, 24, 6] },
      b: { float: [1, 48] },
    }),
  );
  if (graph === null) throw new Error('there is no graph');
  const written = writeSpec(graph);
  if ('problem' in written) throw new Error(written.problem);
  const { totals, layers } = readAgain(written.spec);
  expect([totals.params, totals.macs]).toEqual([24 * 8 + 24 * 6 + 48, 5 * 2 * 24 * (8 + 6)]);
  expect(layers.find(({ type }) => type === 'Tanh')?.output).toEqual([1, 2, 6]);
});
