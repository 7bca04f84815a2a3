import { describe, expect, it } from 'vitest';
import { attempt, type Document, series } from '../support/built';

/** The parameters of a network of layers that are not trained. */
function frozenOf(layers: readonly unknown[], modules: Exclude<Document, string> = {}): readonly string[] {
  const { parameters } = series(layers, { modules });
  return parameters.filter(({ kind }) => kind === 'frozen').map(({ name }) => name);
}

const conv = { type: 'Conv2d', out_channels: 2, kernel_size: 1 };

describe('"frozen"', () => {
  it('takes the names of parameters of a layer', () => {
    expect(frozenOf([{ ...conv, frozen: ['weight'] }, conv])).toEqual(['0.weight']);
    expect(frozenOf([{ ...conv, name: 'stem', frozen: ['bias'] }])).toEqual(['stem.bias']);
  });

  it('takes patterns of the parameters below a container', () => {
    const body = { type: 'Sequential', name: 'body', layers: [conv, { type: 'BatchNorm2d' }, conv] };
    expect(frozenOf([{ ...body, frozen: ['**.bias'] }])).toEqual([
      'body.0.bias',
      'body.1.bias',
      'body.2.bias',
    ]);
    expect(frozenOf([{ ...body, frozen: ['1', '2.weight'] }])).toEqual([
      'body.1.weight',
      'body.1.bias',
      'body.2.weight',
    ]);
  });

  it('of a module may differ from call to call', () => {
    const modules = {
      Unit: { args: { fixed: ['weight'] }, layers: [{ ...conv, name: 'conv', frozen: '${fixed}' }] },
    };
    const calls = [{ type: 'Unit' }, { type: 'Unit', fixed: true }, { type: 'Unit', fixed: false }];
    expect(frozenOf(calls, modules)).toEqual(['0.conv.weight', '1.conv.weight', '1.conv.bias']);
  });

  it('of an expression that gives neither is an error', () => {
    const { diagnostics } = attempt({
      input: [1, 2, 2],
      vars: { n: 2 },
      layers: [{ ...conv, frozen: '${n}' }],
    });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'the expression must evaluate to true, false or a list of paths, not 2',
    ]);
  });
});
