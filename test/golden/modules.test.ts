import { describe, expect, test } from 'vitest';
import { type Graph, type LayerRow, parseSpec, renderTorchsummary, type Shape } from '../../src/index';
import { allNodes } from '../support/graph-view';
import {
  analyse,
  type Given,
  type GoldenLayer,
  type GoldenModule,
  goldenModules,
  parseGoldenSpec,
  printedModules,
  readGolden,
} from '../support/load-golden';

/** The operators of fvcore that multiply by weights or multiply matrices; the others are no multiply-adds here. */
const MAC_OPERATORS = ['conv', 'linear', 'addmm', 'matmul', 'bmm', 'mm'];

const RECURRENT_TYPES = ['RNN', 'LSTM', 'GRU'];

const FIGURES = ['params', 'trainableParams', 'buffers', 'macs', 'flops', 'count'] as const;

function analyseModule({ name, input: [batch = 1, ...shape] }: GoldenModule) {
  return analyse(parseGoldenSpec(`${name}.json`), { batch, inputs: [{ name: 'input', shape }] });
}

/** Where the root is itself a layer its path is empty in torch; in a spec it is the first item of the body. */
function pathInSpec({ torch }: GoldenModule, path: string): string {
  if (!torch.layers.some(({ name }) => name === '')) return path;
  return path === '' ? '0' : `0.${path}`;
}

function isShape(given: Given): given is Shape {
  return Array.isArray(given) && given.every((size) => typeof size === 'number');
}

/** The tensors of a tuple in order, null for a None. */
function tensorsOf(given: Given): readonly (Shape | null)[] {
  if (given === 'NoneType') return [null];
  return isShape(given) ? [given] : given.flatMap(tensorsOf);
}

/**
 * The parameters of a call: its own, as the golden lists them, and those of children that torch never calls
 * (MultiheadAttention's out_proj). Those of a layer that is called again count at its first call.
 */
function paramsOf({ torch }: GoldenModule, number: number): number {
  const { name, params } = torch.layers[number] as GoldenLayer;
  if (torch.layers.slice(0, number).some((earlier) => earlier.name === name)) return 0;
  const below = Object.entries(torch.parameters).filter(
    ([path]) => path.startsWith(`${name}.`) && path.slice(name.length + 1).includes('.'),
  );
  return params + sum(below.map(([, shape]) => product(shape)));
}

function goldenRows(golden: GoldenModule) {
  return golden.torch.layers.map(({ name, type, input, output }, number) => ({
    path: pathInSpec(golden, name),
    type,
    inputs: input,
    tensors: tensorsOf(output),
    params: paramsOf(golden, number),
  }));
}

/** Our row; a further output that the module was asked to leave out is left out. */
function comparedRow({ path, type, inputs, output, furtherOutputs, params }: LayerRow, given?: Given) {
  const golden = given === undefined ? [] : tensorsOf(given);
  const tensors = [output, ...furtherOutputs].map((shape, index) => (golden[index] === null ? null : shape));
  return { path, type, inputs, tensors, params };
}

function tensorsByName(graph: Graph): Readonly<Record<string, Shape>> {
  const owners = allNodes(graph).filter(({ layer }, number) => layer === number);
  return Object.fromEntries(
    owners.flatMap(({ path, op, args, inputShapes }) =>
      (op.params?.(args, inputShapes) ?? []).map(({ name, shape }) => [`${path}.${name}`, shape]),
    ),
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function product(shape: Shape): number {
  return shape.reduce((total, size) => total * size, 1);
}

test('21 modules, of which torchsummary printed 18', () => {
  expect(goldenModules).toHaveLength(21);
  expect(printedModules.size).toBe(18);
  for (const { name, torchsummary_151 } of goldenModules) {
    expect(torchsummary_151.error === undefined, name).toBe(printedModules.has(name));
  }
});

describe.each(goldenModules)('$name', (golden) => {
  const { input, output, torch } = golden;

  test('is written as a spec without complaint, for the same input', () => {
    const { spec, diagnostics } = analyseModule(golden);
    expect(spec.diagnostics).toEqual([]);
    expect(diagnostics).toEqual([]);
    expect(spec.spec?.inputs).toEqual([{ name: 'input', shape: input.slice(1) }]);
  });

  test('has the rows of torch', () => {
    const rows = analyseModule(golden).report.layers.filter(({ functional }) => !functional);
    const compared = rows.map((row, index) => comparedRow(row, torch.layers[index]?.output));
    expect(compared).toEqual(goldenRows(golden));
  });

  test('has the tensors of torch by name', () => {
    const expected = Object.entries(torch.parameters).map(([path, shape]) => [
      pathInSpec(golden, path),
      shape,
    ]);
    expect(tensorsByName(analyseModule(golden).graph)).toEqual(Object.fromEntries(expected));
  });

  test('has the totals and the output of torch', () => {
    const { totals, model } = analyseModule(golden).report;
    expect(totals.params).toBe(torch.params);
    expect(totals.trainableParams).toBe(torch.trainable_params);
    expect(totals.buffers).toBe(torch.buffers);
    expect(model.outputs.map(({ shape }) => shape)).toEqual([tensorsOf(output)[0]]);
  });

  test('has rows that add up to the totals', () => {
    const { report } = analyseModule(golden);
    for (const figure of FIGURES) {
      expect(sum(report.layers.map((row) => Number(row[figure]))), figure).toBe(report.totals[figure]);
    }
  });
});

describe("the text of torchsummary's release", () => {
  test.each([...printedModules])('%s', (name) => {
    const golden = goldenModules.find((module) => module.name === name) as GoldenModule;
    expect(renderTorchsummary(analyseModule(golden).report)).toBe(
      readGolden(`modules/${name}.torchsummary.txt`),
    );
  });
});

describe('multiply-adds', () => {
  const isRecurrent = ({ torch }: GoldenModule) =>
    torch.layers.some(({ type }) => RECURRENT_TYPES.includes(type));
  const recurrent = goldenModules.filter(isRecurrent);

  test.each(goldenModules.filter((golden) => !isRecurrent(golden)))("$name: fvcore's", (golden) => {
    const { by_operator: counts } = golden.fvcore_int_padding ?? golden.fvcore;
    expect(analyseModule(golden).report.totals.macs).toBe(
      sum(MAC_OPERATORS.map((operator) => counts[operator] ?? 0)),
    );
  });

  test.each(recurrent)('$name: each weight once a step, which fvcore does not count', (golden) => {
    const weights = Object.values(golden.torch.parameters).filter((shape) => shape.length === 2);
    const steps = golden.input[1] ?? 0;
    expect(recurrent.map(({ name }) => name)).toEqual(['lstm']);
    expect(analyseModule(golden).report.totals.macs).toBe(sum(weights.map(product)) * steps);
  });
});

test('TransformerEncoderLayer as one layer costs what it costs written out', () => {
  const golden = goldenModules.find(({ name }) => name === 'transformer_encoder_layer') as GoldenModule;
  const encoder = { type: 'TransformerEncoderLayer', d_model: 384, nhead: 6, dim_feedforward: 1536 };
  const spec = { input: [196, 384], layers: [{ ...encoder, batch_first: true }] };
  const { graph, report } = analyse(parseSpec(JSON.stringify(spec)));
  const expected = Object.entries(golden.torch.parameters).map(([path, shape]) => [`0.${path}`, shape]);
  expect(tensorsByName(graph)).toEqual(Object.fromEntries(expected));
  expect(report.totals.params).toBe(golden.torch.params);
  expect(report.totals.macs).toBe(analyseModule(golden).report.totals.macs);
  expect(report.model.outputs[0]?.shape).toEqual(golden.output);
});
