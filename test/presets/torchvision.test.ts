import { describe, expect, test } from 'vitest';
import { addCounts, type Count, productOf } from '../../src/counts/count';
import type { Report } from '../../src/report/report-rows';
import { type GoldenRun, goldenMacs, goldenNetworks } from '../support/golden-networks';
import { reportOf } from '../support/load-preset';

const runs = goldenNetworks.flatMap((network) =>
  Object.entries(network.runs).map(([size, run]) => ({ network, size: Number(size), run })),
);

/** A segmentation network gives a dictionary, any other one a tensor without a name. */
function outputsOf({ output }: GoldenRun) {
  return Object.entries(Array.isArray(output) ? { output } : output).map(([name, shape]) => ({
    name,
    shape,
  }));
}

function convOutputElements(report: Report): Count {
  return report.layers
    .filter(({ type, call }) => type.startsWith('Conv') && call !== 'never')
    .reduce<Count>((sum, { output }) => addCounts(sum, productOf(output.filter((dim) => dim !== null))), 0);
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
    expect(outputs).toEqual(outputsOf(run));
  });
});

test.each(goldenNetworks)('$name takes images of its own size', ({ name, input_size: size }) => {
  expect(reportOf(name).model.inputs[0]?.shape).toEqual([1, 3, size, size]);
});

/** fvcore lists the modules that are built and not called. */
test.each(goldenNetworks.filter(({ name }) => name.endsWith('@aux')))(
  '$name calls all but the modules that torch does not call',
  ({ name, runs: bySize }) => {
    const report = reportOf(name);
    const uncalled = [
      ...report.layers.filter(({ call, functional }) => call === 'never' && !functional),
      ...report.modules.filter(({ called }) => !called),
    ].map(({ path }) => path);
    expect(uncalled.sort()).toEqual(Object.values(bySize)[0]?.fvcore.uncalled_modules);
  },
);
