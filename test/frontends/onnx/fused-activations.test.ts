import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { network, node, rowsOf } from '../../support/onnx-network';

const numbers = {
  sixth: { number: 1 / 6 },
  steep: { number: 1.702 },
  slope: { number: 0.2 },
  minusOne: { number: -1 },
};
const decay = [node('n = Neg(x)'), node('e = Exp(n)'), node('d = Add(e, one)')];
const cubic = [node('c = Mul(x, cubic)'), node('q = Mul(c, x)'), node('p = Add(q, one)')];
const shifted = [node('a = Add(x, three)'), node('r = Relu(a)')];

const written = (...nodes: ModelText['nodes']): ModelText => network([1, 4, 8], nodes, numbers);
const rowOf = (text: ModelText) => rowsOf(text).map(({ type, params, macs }) => ({ type, params, macs }));

// Each computes what the layer of PyTorch computes by its documentation.
describe('an activation that is written out is that activation:', () => {
  it.each<readonly [type: string, form: string, text: ModelText]>([
    ['Sigmoid', '1 / (1 + exp(-x))', written(...decay, node('y = Div(one, d)'))],
    ['Sigmoid', 'the reciprocal of 1 + exp(-x)', written(...decay, node('y = Reciprocal(d)'))],
    ['SiLU', 'x / (1 + exp(-x))', written(...decay, node('y = Div(x, d)'))],
    [
      'SiLU',
      'x times 1 / (1 + exp(-x))',
      written(...decay, node('s = Reciprocal(d)'), node('y = Mul(s, x)')),
    ],
    ['Softplus', 'log(1 + exp(x))', written(node('e = Exp(x)'), node('a = Add(one, e)'), node('y = Log(a)'))],
    [
      'Mish',
      'x tanh(log(1 + exp(x)))',
      written(
        node('e = Exp(x)'),
        node('a = Add(one, e)'),
        node('l = Log(a)'),
        node('t = Tanh(l)'),
        node('y = Mul(x, t)'),
      ),
    ],
    ['LogSigmoid', 'log(sigmoid(x))', written(node('s = Sigmoid(x)'), node('y = Log(s)'))],
    ['LogSigmoid', '-softplus(-x)', written(node('n = Neg(x)'), node('s = Softplus(n)'), node('y = Neg(s)'))],
    [
      'Softsign',
      'x / (1 + |x|)',
      written(node('a = Abs(x)'), node('b = Add(a, one)'), node('y = Div(x, b)')),
    ],
    ['Tanhshrink', 'x - tanh(x)', written(node('t = Tanh(x)'), node('y = Sub(x, t)'))],
    ['LogSoftmax', 'log(softmax(x))', written(node('s = Softmax(x)', { axis: -1 }), node('y = Log(s)'))],
    ['LeakyReLU', 'max(x, 0.2 x)', written(node('m = Mul(slope, x)'), node('y = Max(m, x)'))],
    ['ReLU6', 'min(relu(x), 6)', written(node('r = Relu(x)'), node('y = Min(r, six)'))],
    ['ReLU6', 'min(max(x, 0), 6)', written(node('r = Max(x, zero)'), node('y = Min(r, six)'))],
    ['ReLU6', 'max(min(x, 6), 0)', written(node('r = Min(x, six)'), node('y = Max(r, zero)'))],
    ['ReLU6', 'clip(relu(x), at most 6)', written(node('r = Relu(x)'), node('y = Clip(r, zero, six)'))],
    [
      'Hardsigmoid',
      'relu6(x + 3) / 6',
      written(...shifted, node('c = Clip(r, zero, six)'), node('y = Div(c, six)')),
    ],
    [
      'Hardsigmoid',
      'clip(x / 6 + 1/2, 0, 1)',
      written(node('d = Mul(x, sixth)'), node('a = Add(d, half)'), node('y = Clip(a, zero, one)')),
    ],
    [
      'Hardswish',
      'x relu6(x + 3) / 6',
      written(...shifted, node('c = Min(r, six)'), node('m = Mul(x, c)'), node('y = Mul(m, sixth)')),
    ],
    [
      'Hardswish',
      'x clip(x / 6 + 1/2, 0, 1)',
      written(
        node('d = Div(x, six)'),
        node('a = Add(d, half)'),
        node('c = Clip(a, zero, one)'),
        node('y = Mul(c, x)'),
      ),
    ],
    [
      'GELU',
      'x (1/2 + 1/2 erf)',
      written(
        node('d = Div(x, root)'),
        node('e = Erf(d)'),
        node('m = Mul(e, half)'),
        node('a = Add(m, half)'),
        node('y = Mul(x, a)'),
      ),
    ],
    [
      'GELU',
      'x (1 + erf) / 2',
      written(
        node('d = Div(x, root)'),
        node('e = Erf(d)'),
        node('a = Add(e, one)'),
        node('m = Mul(x, a)'),
        node('y = Div(m, two)'),
      ),
    ],
    [
      'GELU',
      'tanh of x sqrt(2/pi) (1 + 0.044715 x x)',
      written(
        ...cubic,
        node('k = Mul(x, kappa)'),
        node('m = Mul(k, p)'),
        node('t = Tanh(m)'),
        node('a = Add(one, t)'),
        node('h = Mul(x, half)'),
        node('y = Mul(h, a)'),
      ),
    ],
    [
      'onnx.QuickGELU',
      'x sigmoid(1.702 x)',
      written(node('m = Mul(x, steep)'), node('s = Sigmoid(m)'), node('y = Mul(x, s)')),
    ],
  ])('%s as %s', (type, _form, text) => {
    expect(rowOf(text)).toEqual([{ type, params: 0, macs: 0 }]);
  });
});

describe('what only looks like one is not:', () => {
  it.each<readonly [form: string, text: ModelText, types: readonly string[]]>([
    ['max of three', written(node('m = Mul(slope, x)'), node('y = Max(m, x, one)')), ['Mul', 'Maximum']],
    ['max(x, 2 x)', written(node('m = Mul(two, x)'), node('y = Max(m, x)')), ['Mul', 'Maximum']],
    ['2 / (1 + exp(-x))', written(...decay, node('y = Div(two, d)')), ['Neg', 'Exp', 'Add', 'Div']],
    [
      'clip(x / 6 + 1/2, 0, 6)',
      written(node('d = Div(x, six)'), node('a = Add(d, half)'), node('y = Clip(a, zero, six)')),
      ['Div', 'Add', 'ReLU6'],
    ],
    [
      'clip(relu(x), at least 1)',
      written(node('r = Relu(x)'), node('y = Clip(r, one, six)')),
      ['ReLU', 'Hardtanh'],
    ],
    [
      'x sigmoid(2 x)',
      written(node('m = Mul(x, two)'), node('s = Sigmoid(m)'), node('y = Mul(x, s)')),
      ['Mul', 'Sigmoid', 'Mul'],
    ],
  ])('%s', (_form, text, types) => {
    expect(rowsOf(text).map(({ type }) => type)).toEqual(types);
  });
});

describe('arguments of activations', () => {
  it('are those that are written out', () => {
    const leaky = written(node('m = Mul(slope, x)'), node('y = Max(m, x)'));
    expect(rowsOf(leaky)).toMatchObject([{ args: { negative_slope: 0.2 } }]);
  });
});
