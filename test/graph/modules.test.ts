import { describe, expect, it } from 'vitest';
import { attempt, built, conv, errorsOf, lines, modulePaths, params, relu, series } from '../support/built';
import { allNodes, outputOf } from '../support/graph-view';

const unit = {
  args: { out: null, kernel: 3, padding: '${kernel // 2}', wide: false },
  layers: [
    { type: 'Conv2d', name: 'conv', out_channels: '${out}', kernel_size: '${kernel}', padding: '${padding}' },
    { ...relu, name: 'relu', when: '${wide}' },
  ],
};

describe('a module', () => {
  it('takes its arguments, defaults that are expressions of earlier ones included', () => {
    const graph = series(
      [
        { type: 'Unit', out: 4 },
        { type: 'Unit', out: '${in_channels * 2}', kernel: 5, name: 'big' },
        { type: 'Unit', out: 2, padding: 0, wide: true },
      ],
      { modules: { Unit: unit } },
    );
    expect(lines(graph)).toEqual([
      '0.conv Conv2d 1x4x6x4',
      'big.conv Conv2d 1x8x6x4',
      '2.conv Conv2d 1x2x4x2',
      '2.relu ReLU 1x2x4x2',
    ]);
    // 4 (8 x 9 + 1), 8 (4 x 25 + 1), 2 (8 x 9 + 1)
    expect(params(graph)).toEqual([292, 808, 146, 0]);
    expect(modulePaths(graph)).toEqual(['0 Unit', 'big Unit', '2 Unit']);
  });

  it('has its arguments worked out where it is used, and its defaults inside', () => {
    const modules = {
      Outer: { args: { out: null }, layers: [{ type: 'Inner', out: '${out + 1}' }] },
      Inner: {
        args: { out: 3, twice: '${2 * out}', channels: '${in_channels}' },
        layers: [conv('${twice}'), conv('${channels}')],
      },
    };
    const graph = series([{ type: 'Outer', out: 5 }, { type: 'Inner' }], { modules });
    expect(allNodes(graph).map(({ output }) => output[1])).toEqual([12, 8, 6, 8]);
  });

  it("sees the document's variables, not the names around its use", () => {
    const modules = {
      Block: { layers: [conv('${n}')] },
      Uses: { args: { n: 5 }, layers: [{ type: 'Block' }] },
    };
    expect(outputOf(series([{ type: 'Uses' }], { modules, vars: { n: 3 } }))).toEqual([1, 3, 6, 4]);
    expect(errorsOf({ input: [8, 6, 4], modules, layers: [{ type: 'Uses' }] })).toEqual([
      'expression/unknown-name modules.Block.layers.0.out_channels',
    ]);
    const repeated = [{ type: 'Repeat', times: 1, layers: [{ type: 'Block' }] }];
    const usesCounter = { Block: { layers: [conv('${i + 1}')] } };
    expect(errorsOf({ input: [8, 6, 4], modules: usesCounter, layers: repeated })).toEqual([
      'expression/unknown-name modules.Block.layers.0.out_channels',
    ]);
  });

  it('has arguments that hide variables of the same name', () => {
    const modules = { Block: { args: { n: 5 }, layers: [conv('${n}')] } };
    expect(
      allNodes(
        series([{ type: 'Block' }, { type: 'Block', n: '${n + 1}' }], { modules, vars: { n: 2 } }),
      ).map(({ output }) => output[1]),
    ).toEqual([5, 3]);
  });

  it('may be branches with a merge, and may be empty', () => {
    const modules = {
      Fork: { branches: { a: conv(2), b: [] }, merge: 'concat' },
      Nothing: { layers: [] },
    };
    const graph = series([{ type: 'Fork' }, { type: 'Nothing' }, relu], { modules });
    expect(lines(graph)).toEqual(['0.a Conv2d 1x2x6x4', '0 Concat 1x10x6x4', '2 ReLU 1x10x6x4']);
    expect(modulePaths(graph)).toEqual(['0 Fork', '1 Nothing']);
  });

  it('is told what is wrong with its use', () => {
    const use = (step: object) =>
      errorsOf({ input: [8, 6, 4], modules: { Unit: unit }, layers: [{ type: 'Unit', ...step }] });
    expect(use({})).toEqual(['spec/missing-key layers.0']);
    expect(use({ out: 4, kernal: 3 })).toEqual(['spec/unknown-key layers.0.kernal']);
    expect(use({ outt: 4 })).toEqual(['spec/unknown-key layers.0.outt']);
    expect(use({ out: { a: 1 } })).toEqual(['spec/invalid-value layers.0.out']);
    expect(use({ out: -1 })).toEqual(['spec/invalid-value modules.Unit.layers.0.out_channels']);
    expect(use({ out: '${nosuch}' })).toEqual(['expression/unknown-name layers.0.out']);
  });

  it('never uses itself, directly or through others, but many may use one', () => {
    const errors = (modules: object) => errorsOf({ input: [8, 6, 4], modules, layers: [{ type: 'A' }] });
    const using = (...types: string[]) => ({ layers: types.map((type) => ({ type })) });
    expect(errors({ A: using('A') })).toEqual(['spec/module-cycle modules.A']);
    expect(errors({ A: using('B'), B: using('C'), C: using('A') })).toEqual(['spec/module-cycle modules.A']);
    expect(errors({ A: using('B', 'C'), B: using('C'), C: using('ReLU') })).toEqual([]);
    const repeated = { A: { layers: [{ type: 'Repeat', times: 1, layers: [{ type: 'A' }] }] } };
    expect(errors(repeated)).toEqual(['spec/module-cycle modules.A']);
    const branched = { A: { branches: { x: { type: 'A' }, y: [] }, merge: 'add' } };
    expect(errors(branched)).toEqual(['spec/module-cycle modules.A']);
  });

  it('may not have the name of a layer, nor arguments with the words of every layer', () => {
    expect(errorsOf({ input: [8, 6, 4], modules: { ReLU: { layers: [] } }, layers: [] })).toEqual([
      'spec/invalid-name modules.ReLU',
    ]);
    for (const word of ['name', 'from', 'when', 'functional', 'frozen', 'type', 'reuse']) {
      const modules = { Block: { args: { [word]: 1 }, layers: [] } };
      expect(errorsOf({ input: [8, 6, 4], modules, layers: [] })).toEqual([
        `spec/invalid-name modules.Block.args.${word}`,
      ]);
    }
  });
});

describe('variables', () => {
  const channels = (vars: object) => outputOf(built({ input: [8, 6, 4], vars, layers: [conv('${a}')] }))[1];

  it('may use each other in any order', () => {
    expect(channels({ a: '${b + c}', b: '${2 * c}', c: 3 })).toBe(9);
    expect(channels({ c: 3, b: '${2 * c}', a: '${b + c}' })).toBe(9);
  });

  it('may be texts, truths and lists', () => {
    const vars = { pad: 'same', bias: false, kernel: [3, '${k}'], k: 1 };
    const layer = {
      type: 'Conv2d',
      out_channels: 1,
      kernel_size: '${kernel}',
      padding: '${pad}',
      bias: '${bias}',
    };
    const graph = series([layer], { vars });
    expect(outputOf(graph)).toEqual([1, 1, 6, 4]);
    expect(params(graph)).toEqual([24]);
  });

  it('may not go in a circle: one error for the circle, none for those that use it', () => {
    expect(errorsOf({ input: [8, 6, 4], vars: { a: '${a}' }, layers: [conv('${a}')] })).toHaveLength(1);
    expect(
      errorsOf({ input: [8, 6, 4], vars: { a: '${b}', b: '${a}' }, layers: [conv('${a}'), conv('${b}')] }),
    ).toHaveLength(1);
  });

  it('that have no value are told once, and what uses them is not judged', () => {
    expect(
      errorsOf({ input: [8, 6, 4], vars: { a: '${nosuch}', b: '${a + 1}' }, layers: [conv('${b}')] }),
    ).toEqual(['expression/unknown-name vars.a']);
  });

  it('may be many in a chain, which is worked out or refused, never a fault', () => {
    const vars: Record<string, unknown> = { v5000: 7 };
    for (let index = 0; index < 5000; index += 1) vars[`v${index}`] = `\${v${index + 1}}`;
    const { graph, diagnostics } = attempt({ input: [8, 6, 4], vars, layers: [conv('${v0}')] });
    if (diagnostics.length === 0) expect(outputOf(graph)[1]).toBe(7);
    else expect(diagnostics).toHaveLength(1);
  });

  it('may not ask for the shape, nor be null', () => {
    expect(errorsOf({ input: [8, 6, 4], vars: { a: '${in_channels}' }, layers: [] })).toEqual([
      'expression/unknown-name vars.a',
    ]);
    expect(errorsOf({ input: [8, 6, 4], vars: { a: '${size(1)}' }, layers: [] })).toEqual([
      'expression/unknown-name vars.a',
    ]);
    expect(errorsOf({ input: [8, 6, 4], vars: { a: null }, layers: [] })).toEqual([
      'spec/invalid-value vars.a',
    ]);
  });

  it.each(['and', 'min', 'true', '1a', 'a-b', ''])('may not be called %j', (name) => {
    expect(errorsOf({ input: [8, 6, 4], vars: { [name]: 1 }, layers: [] })).toEqual([
      `spec/invalid-name vars.${name}`,
    ]);
  });
});
