import { describe, expect, it } from 'vitest';
import { countTensors, isBias, paramTensors } from '../../src/passes/params';
import { workOf } from '../../src/passes/work';
import { createReport } from '../../src/report/report';
import { conv, params, relu, series } from '../support/built';
import { allNodes } from '../support/graph-view';

const named = (name: string) => isBias({ name });

const float32 = { asked: null, byDefault: 'float32' } as const;

describe('biases', () => {
  it('are known by the names that PyTorch gives them', () => {
    for (const name of ['bias', 'out_proj.bias', 'in_proj_bias', 'bias_hh_l0', 'bias_ih_l0_reverse'])
      expect([name, named(name)]).toEqual([name, true]);
    for (const name of ['weight', 'biased', 'unbias', 'weight_ih_l0', 'biases', 'a-bias'])
      expect([name, named(name)]).toEqual([name, false]);
  });

  it('count once for a layer, however often it is called', () => {
    const graph = series([conv(8, { name: 'c', bias: true }), relu, { reuse: 'c' }]);
    expect(countTensors(graph, float32).map(({ biases }) => biases)).toEqual([8, 0, 0]);
    // 8 x 8 weights of a kernel of 1, and 8 biases
    expect(params(graph)).toEqual([72, 0, 0]);
  });
});

it('the buffers of a layer are counted apart from its parameters', () => {
  // a mean and a variance of 8 channels, and how many batches there were
  expect(countTensors(series([{ type: 'BatchNorm2d' }]), float32)).toMatchObject([
    { params: 16, buffers: 17 },
  ]);
  const norms = [{ type: 'BatchNorm2d', name: 'n' }, { type: 'BatchNorm2d', frozen: true }, { reuse: 'n' }];
  const rows = createReport(series(norms)).layers;
  expect(rows.map(({ params, trainableParams, buffers }) => [params, trainableParams, buffers])).toEqual([
    [16, 16, 17],
    [16, 0, 17],
    [0, 0, 0],
  ]);
});

it('a layer without parameters has no tensors and no work', () => {
  const [identity] = allNodes(series([{ type: 'Identity' }]));
  if (identity === undefined) throw new Error('no node');
  expect([paramTensors(identity), workOf(identity)]).toEqual([[], []]);
});
