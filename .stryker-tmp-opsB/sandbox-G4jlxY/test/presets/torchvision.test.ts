// @ts-nocheck
import { describe, expect, test } from 'vitest';
import { addCounts, type Count, productOf } from '../../src/counts/count';
import type { Report } from '../../src/report/report';
import { type GoldenRun, goldenMacs, goldenNetworks } from './golden';
import { isPreset, reportOf } from './load-preset';

/** Built with auxiliary heads that the forward pass of evaluation does not call. */
const withUncalledHeads = ['googlenet@aux', 'inception_v3@aux'];

const networks = goldenNetworks.filter(({ name }) => isPreset(name));
const runs = networks.flatMap((network) =>
  Object.entries(network.runs).map(([size, run]) => ({ network, size: Number(size), run })),
);

/** A segmentation network gives a dictionary; its first entry is the output proper. */
function outputOf({ output }: GoldenRun): readonly number[] | undefined {
  return Array.isArray(output) ? output : Object.values(output)[0];
}

function convOutputElements({ layers }: Report): Count {
  return layers
    .filter(({ type }) => type.startsWith('Conv'))
    .reduce<Count>((sum, { output }) => addCounts(sum, productOf(output)), 0);
}

describe.each(runs)('$network.name at $size', ({ network, size, run }) => {
  test('has the parameters and buffers', () => {
    const { params, trainableParams, buffers } = reportOf(network.name, size).totals;
    expect({ params, trainableParams, buffers }).toEqual({
      params: network.params,
      trainableParams: network.trainable_params,
      buffers: network.buffers,
    });
  });

  test('has the multiply-adds', () => {
    expect(reportOf(network.name, size).totals.macs).toBe(goldenMacs(run));
  });

  test('has the output elements of its convolutions', () => {
    expect(convOutputElements(reportOf(network.name, size))).toBe(run.conv_output_elements_hook);
  });

  test('has the input and the output', () => {
    const { inputs, outputs } = reportOf(network.name, size).model;
    expect(inputs.map(({ shape }) => shape)).toEqual([run.input]);
    expect(outputs[0]?.shape).toEqual(outputOf(run));
  });
});

test.each(networks)('$name takes images of its own size', ({ name, input_size: size }) => {
  expect(reportOf(name).model.inputs[0]?.shape).toEqual([1, 3, size, size]);
});

test.todo(`heads that are built and not called: ${withUncalledHeads.join(', ')}`);
