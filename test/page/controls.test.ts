import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import { analyseNetwork } from '../../src/page/analysed-network';
import { type Control, type ControlTarget, controlsOf, withValue } from '../../src/page/controls';
import { equivalentCommand } from '../../src/page/equivalent-command';
import { fractionalVariables } from '../../src/page/fractional-variables';
import type { PageNetwork, PageSettings } from '../../src/page/page-document';
import { type NetworkState, writtenState } from '../../src/page/page-state';
import { storeGraph } from '../../src/page/stored-graph';
import { parsedNetwork } from './parsed-network';

const settings: PageSettings = { batch: null, maxLayers: null };
const unchanged = writtenState(1).networks[0] as NetworkState;

const convolution = parsedNetwork({
  input: [3, 32, 32],
  vars: { width: 16, depth: '${width // 4}', rate: 0.5, wide: true, mode: 'same', sizes: [1, 2] },
  layers: [{ type: 'Conv2d', out_channels: '${width + depth}', kernel_size: 3, padding: 1 }],
});

function changed(network: PageNetwork, ...changes: readonly [ControlTarget, string][]): NetworkState {
  return changes.reduce((state, [target, value]) => withValue(network, state, target, value), unchanged);
}

function controlAt(network: PageNetwork, state: NetworkState, label: string): Control | undefined {
  return controlsOf(network, state).find((control) => control.label === label);
}

const width: ControlTarget = { kind: 'variable', name: 'width' };
const size: ControlTarget = { kind: 'input', name: 'input', dims: [1, 2] };

describe('a page has', () => {
  it('a control for each variable, by its kind, and one for the size of a square input', () => {
    const kinds = controlsOf(convolution, unchanged).map(({ label, kind }) => [label, kind]);
    expect(kinds).toEqual([
      ['width', 'number'],
      ['depth', 'number'],
      ['rate', 'number'],
      ['wide', 'flag'],
      ['mode', 'text'],
      ['sizes', 'text'],
      ['input size', 'number'],
    ]);
  });

  it('a control for each dimension of an input that is not square, the channels left out', () => {
    const network = parsedNetwork({ input: [3, 32, 48], layers: [{ type: 'ReLU' }] });
    expect(controlsOf(network, unchanged).map(({ target }) => target)).toEqual([
      { kind: 'input', name: 'input', dims: [1] },
      { kind: 'input', name: 'input', dims: [2] },
    ]);
  });

  it('a control for each dimension of inputs of one and of two dimensions, with the names of the inputs', () => {
    const network = parsedNetwork({
      input: { ids: [20], mel: [80, 300] },
      layers: [{ type: 'ReLU', from: '@mel' }],
    });
    const labels = controlsOf(network, unchanged).map(({ label }) => label);
    expect(labels).toEqual(['input size of ids', 'input size 1 of mel', 'input size 2 of mel']);
  });

  it('no control where the sizes are fixed', () => {
    const graph = storeGraph(buildGraph(convolution.spec).graph);
    expect(controlsOf({ name: 'net.onnx', words: [], kind: 'graph', graph }, unchanged)).toEqual([]);
  });
});

describe('a variable that is written as a whole number', () => {
  const network = parsedNetwork({
    input: [3, 32, 32],
    vars: { width: 1, channels: 4, rate: 0 },
    layers: [
      { type: 'Conv2d', out_channels: '${floor(16 * width) + channels}', kernel_size: 3 },
      { type: 'Dropout', p: '${rate}' },
    ],
  });

  it('takes fractions where the network can be built with one', () => {
    expect(fractionalVariables(network.spec, settings)).toEqual(['width', 'rate']);
  });

  it('then has a slider of fractions', () => {
    const fractional = { ...network, fractional: ['width', 'rate'] };
    const ranges = controlsOf(fractional, unchanged).map((control) => 'range' in control && control.range);
    expect(ranges.slice(0, 3)).toEqual([
      { least: 0, most: 2, step: 0.05 },
      { least: 1, most: 8, step: 1 },
      { least: 0, most: 1, step: 0.05 },
    ]);
  });
});

describe('a value that follows from others', () => {
  it('changes with them and says its expression', () => {
    const control = controlAt(convolution, changed(convolution, [width, '40']), 'depth');
    expect(control).toMatchObject({ value: 10, written: 4, formula: 'width // 4', isChanged: false });
  });

  it('stays once it has a value of its own, until that is taken away', () => {
    const depth: ControlTarget = { kind: 'variable', name: 'depth' };
    const own = changed(convolution, [depth, '4'], [width, '40']);
    expect(controlAt(convolution, own, 'depth')).toMatchObject({ value: 4, isChanged: true });
    const without = withValue(convolution, own, depth, '');
    expect(controlAt(convolution, without, 'depth')).toMatchObject({ value: 10, isChanged: false });
  });
});

describe('a state', () => {
  it('holds what differs from what is written, and forgets it when it is as written again', () => {
    const state = changed(convolution, [width, '40'], [size, '64']);
    expect([...state.vars, ...state.inputs]).toEqual([
      ['width', '40'],
      ['input', '3x64x64'],
    ]);
    const back = withValue(convolution, withValue(convolution, state, width, '16'), size, '32');
    expect(back).toEqual(unchanged);
  });

  it('gives the figures of the same options on the command line, which the page names', () => {
    const state = changed(convolution, [width, '40'], [size, '64']);
    // 3x3x3 weights for each of 40 + 40 // 4 = 50 channels and their biases; a multiply-add each at 64 x 64 positions.
    expect(analyseNetwork(convolution, state, settings)).toMatchObject({
      report: { totals: { params: 27 * 50 + 50, macs: 27 * 50 * 64 * 64 } },
    });
    expect(equivalentCommand(convolution, state)).toBe(
      'inception summary net.json --set width=40 --in input=3x64x64',
    );
  });

  it('that the network cannot have is refused with what is wrong', () => {
    const refused = (target: ControlTarget, value: string) =>
      analyseNetwork(convolution, changed(convolution, [target, value]), settings).problems?.map(
        ({ code }) => code,
      );
    expect(refused(width, '0')).toEqual(['spec/invalid-value']);
    expect(refused(width, '2.5')).toEqual(['spec/invalid-value']);
    expect(refused(width, 'x')).toEqual(['expression/type']);
    expect(refused(size, '0')).toEqual(['usage/invalid-option']);
    expect(refused(size, '-1')).toEqual(['usage/invalid-option']);
    expect(refused({ kind: 'variable', name: 'none' }, '1')).toEqual(['usage/invalid-option']);
  });

  it('is written for a shell with words that need it in quotes', () => {
    const network = { ...convolution, words: ["my net's.json", '--batch', '2'] };
    expect(equivalentCommand(network, unchanged)).toBe("inception summary 'my net'\\''s.json' --batch 2");
  });
});
