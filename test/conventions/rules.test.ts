import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { addSpecOptions } from '../../src/cli/command';
import { defineConvention } from '../../src/conventions/convention';
import { conventions, toolConventions } from '../../src/conventions/index';
import { NOTHING, weigh } from '../../src/conventions/rule';
import { transformerParts } from '../../src/conventions/transformer';
import { compute } from '../../src/graph/compute';
import { isRefusal } from '../../src/graph/refusal';
import { allOps, type Computation, findOp, type Op } from '../../src/index';
import { workOf } from '../../src/passes/work';
import { conventionTable, documentedConventions } from '../../src/views/conventions-table';
import { acceptedCall } from '../support/call-op';
import { isNotLookedUp } from '../support/not-looked-up';
import { countBy, graphOf } from './golden-counts';
import type { Layer } from './probe-specs';

/** Each example of each op, called as a module and as a function. */
const computations: readonly Computation[] = allOps().flatMap((op) =>
  op.examples.flatMap(({ args, inputs }) =>
    [false, true].map((functional) => {
      const types = inputs.map((shape) => ({ shape }));
      const computation = compute({
        op,
        args: acceptedCall(op, args, inputs).args,
        inputs: types,
        functional,
      });
      if (isRefusal(computation)) throw new Error(computation.problem);
      return computation;
    }),
  ),
);

describe.each(conventions)('$name', (convention) => {
  test('counts every example as a whole number of at least 0', () => {
    for (const computation of computations) {
      if (isNotLookedUp(computation.op) && !(convention.name === 'macs' || convention.name === 'flops'))
        continue;
      const count = convention.count(workOf(computation), computation);
      expect(typeof count === 'bigint' || Number.isSafeInteger(count), computation.op.type).toBe(true);
      expect(Number(count), computation.op.type).toBeGreaterThanOrEqual(0);
    }
  });

  test('says what it counts for each layer type', () => {
    const lookedUp = allOps().filter((each) => !isNotLookedUp(each));
    const without = lookedUp.filter((op) => convention.ruleOf(op) === null).map(({ type }) => type);
    expect(without, 'in neither list of the convention: `counted` or `uncounted`').toEqual([]);
    for (const op of lookedUp) {
      const rule = convention.ruleOf(op);
      expect(rule?.module.formula, op.type).toMatch(/./);
      expect(rule?.functional.formula, op.type).toMatch(/./);
    }
  });

  test('is named in the help', () => {
    const help = addSpecOptions(new Command('any')).helpInformation();
    expect(help.replace(/\s+/g, ' ')).toMatch(new RegExp(`[ ,]${convention.name}[ ,]`));
  });
});

test.each(toolConventions)('$name has every layer type once, counted or known not to be', (convention) => {
  expect([...convention.layerTypes].sort()).toEqual(
    allOps()
      .filter((op) => !isNotLookedUp(op))
      .map(({ type }) => type)
      .sort(),
  );
});

test('the work of every layer type is known', () => {
  expect(computations.filter((computation) => workOf(computation) === null)).toEqual([]);
});

/** An op that somebody adds to the registry and to no convention, its work not worked out. */
const shrink: Op = { ...(findOp('Softsign') as Op), type: 'Shrink', work: 'unknown' };

/** And one whose work is known to this project, but not what the tools make of it. */
const stretch: Op = {
  ...shrink,
  type: 'Stretch',
  work: (_args, _inputs, output) => [{ unit: 'mac', factors: [3, ...output] }],
};

describe('a layer type that nobody told of', () => {
  const called = (op: Op, functional: boolean): Computation => {
    const shape = [1, 2, 4];
    const types = [{ shape }];
    const shapes = { inputs: types, outputs: types, inputShapes: [shape], output: shape };
    return { op, args: {}, ...shapes, tensors: [], functional };
  };

  test.each(conventions)('is not counted by $name', ({ count, ruleOf }) => {
    expect(ruleOf(shrink)).toBeNull();
    for (const functional of [false, true]) {
      const computation = called(shrink, functional);
      expect(count(workOf(computation), computation)).toBeNull();
    }
  });

  test('is counted by macs and flops alone where its work is known', () => {
    const counts = conventions.map(({ name, count }) => {
      const computation = called(stretch, false);
      return [name, count(workOf(computation), computation)];
    });
    expect(counts).toEqual([['macs', 24], ['flops', 48], ...toolConventions.map(({ name }) => [name, null])]);
  });

  test('inside another one leaves that one uncounted', () => {
    const attention = findOp('MultiheadAttention') as Op;
    const encoder = computations.find(({ op }) => op.type === 'TransformerEncoderLayer') as Computation;
    const forgetful = defineConvention({
      name: 'forgetful',
      title: 'Forgetful',
      summary: 'Knows the encoder, but not what is in it.',
      counted: [[['TransformerEncoderLayer'], transformerParts]],
      uncounted: [attention.type, 'Linear'],
    });
    expect(forgetful.count(workOf(encoder), encoder)).toBeNull();
  });

  test('has no count by a rule of its work, where that is not known', () => {
    const computation = { ...called(shrink, false), op: { ...shrink, type: 'Linear' } };
    for (const { name, count } of toolConventions.filter((one) => one.name !== 'torchinfo'))
      expect(count(workOf(computation), computation), name).toBeNull();
  });
});

test('macs and flops come first, then the tools', () => {
  expect(conventions.map(({ name }) => name)).toEqual([
    'macs',
    'flops',
    ...toolConventions.map(({ name }) => name),
  ]);
});

test('the tables hold every layer type once', () => {
  for (const convention of documentedConventions()) {
    const rows = conventionTable(convention).rows.map(([cell]) => (cell?.kind === 'text' ? cell.text : ''));
    expect(convention.rules.map(({ type }) => type)).toEqual(allOps().map(({ type }) => type));
    expect(rows.at(-1)).toMatch(/^every (other )?layer$/);
    const listed = rows.slice(0, -1).flatMap((row) => row.split(', '));
    expect(new Set(listed).size, convention.name).toBe(listed.length);
  }
});

/** Rules that rules_probe.json has no row for, read from the tools' sources. */
describe('by the source', () => {
  const image = [1, 8, 10, 10];
  const rows: readonly (readonly [
    convention: string,
    counts: number,
    layer: Layer,
    input: readonly number[],
  ])[] = [
    ['fvcore', 4000, { type: 'BatchNorm2d', track_running_stats: false }, image],
    ['fvcore', 3200, { type: 'BatchNorm2d', track_running_stats: false, affine: false }, image],
    ['fvcore', 0, { type: 'AdaptiveAvgPool1d', output_size: 1 }, [1, 8, 10]],
    ['fvcore', 0, { type: 'Upsample', scale_factor: 2, mode: 'bicubic' }, image],
    ['fvcore', 0, { type: 'Upsample', scale_factor: 2 }, [1, 8, 10]],
    ['fvcore', 4000, { type: 'LayerNorm2d' }, image],
    ['thop', 0, { type: 'LayerNorm2d' }, image],
    ['thop', 828800, { type: 'Upsample', scale_factor: 2, mode: 'bicubic' }, image],
    ['thop', 0, { type: 'Upsample', scale_factor: 2, mode: 'nearest-exact' }, image],
    ['thop', 0, { type: 'LogSoftmax', dim: 1 }, image],
    ['thop', 2300, { type: 'Softmax', dim: 1 }, image],
    ['thop', 903, { type: 'AdaptiveAvgPool2d', output_size: 7 }, [1, 8, 8, 8]],
    ['thop', 160, { type: 'Softmax' }, [1, 5, 16]],
    ['thop', 2300, { type: 'Softmax' }, image],
    // 3 x 16 less the sums, of 16 values each
    ['thop', 47, { type: 'Softmax' }, [1, 16]],
    ['thop', 800, { type: 'Upsample', scale_factor: 2, mode: 'linear' }, [1, 8, 10]],
    // a cell: 4 (16 (i + 16) + 16 + 32) + 64, with i = 8 and then 2 x 16; two directions, 5 steps
    [
      'thop',
      51200,
      { type: 'LSTM', hidden_size: 16, num_layers: 2, bidirectional: true, batch_first: true },
      [1, 5, 8],
    ],
    ['ptflops', 1600, { type: 'ELU' }, image],
    ['ptflops', 800, { type: 'ELU', functional: true }, image],
    ['ptflops', 800, { type: 'ReLU6', functional: true }, image],
    ['ptflops', 0, { type: 'LeakyReLU', functional: true }, image],
    ['ptflops', 0, { type: 'LayerNorm2d' }, image],
    ['ptflops', 3600, { type: 'LocalResponseNorm', size: 5 }, image],
    ['ptflops-aten', 102, { type: 'Linear', out_features: 6 }, [1, 16]],
    ['ptflops-aten', 480, { type: 'Linear', out_features: 6 }, [1, 5, 1, 16]],
    ['calflops', 800, { type: 'ReLU6', functional: true }, image],
    ['calflops', 20, { type: 'Upsample', size: 20, mode: 'bilinear' }, image],
    ['calflops', 4000, { type: 'LayerNorm2d' }, image],
    ['calflops', 2873, { type: 'Conv2d', out_channels: 1, kernel_size: 2, padding: 'same' }, [1, 2, 14, 14]],
    // 8 weights at 14 x 14 positions, twice, and the bias: nothing is lost where the padding is even or put on before
    [
      'calflops',
      3332,
      { type: 'Conv2d', out_channels: 1, kernel_size: 2, padding: 'same', dilation: 2 },
      [1, 2, 14, 14],
    ],
    [
      'calflops',
      3332,
      { type: 'Conv2d', out_channels: 1, kernel_size: 2, padding: 'same', padding_mode: 'reflect' },
      [1, 2, 14, 14],
    ],
    ['torchinfo', 16, { type: 'LayerNorm2d' }, image],
    ['torchinfo', 0, { type: 'LayerNorm', functional: true }, image],
    ['torchinfo', 0, { type: 'Parameter', shape: [8] }, image],
  ];

  test.each(rows)('%s counts %i for %j of %j', (convention, count, layer, input) => {
    const text = JSON.stringify({ name: 'One', input: input.slice(1), layers: [layer] });
    expect(countBy(graphOf(text, input), convention)).toBe(count);
  });
});

describe('a rule', () => {
  test('says its weights in words', () => {
    expect(weigh({ mac: 1, bias_add: 2, add: 1, mul: 3, div: 1, compare: 1, exp: 4 }).formula).toBe(
      'multiply-adds + 2 x bias additions + additions + 3 x multiplications + divisions + comparisons + 4 x exponentials',
    );
    expect([weigh({}), weigh({ mac: 0 })]).toEqual([NOTHING, NOTHING]);
  });

  const counted = (input: readonly number[], layers: readonly unknown[], convention: string) =>
    Number(countBy(graphOf(JSON.stringify({ input, layers }), [1, ...input]), convention));

  test('for matrix products leaves out leading dimensions of the right side alone', () => {
    const left = { type: 'Parameter', name: 'p', shape: [5, 16] };
    const product = { type: 'MatMul', from: ['p', '@input'] };
    // 5 x 16 elements by 7 columns, not three times
    expect(counted([3, 16, 7], [left, product], 'fvcore')).toBe(560);
    expect(counted([3, 16, 7], [left, product], 'macs')).toBe(1680);
    // a column is one
    const column = { type: 'Parameter', name: 'p', shape: [16] };
    expect(counted([5, 16], [column, { type: 'MatMul', from: ['@input', 'p'] }], 'fvcore')).toBe(80);
  });

  test('for sums written as functions matches dimensions from the first', () => {
    const row = { type: 'Parameter', name: 'p', shape: [16] };
    const sum = (...from: readonly string[]) => ({ type: 'Add', call: 'function', from });
    // [1, 5, 16] and [16] from the first: 16 x 5 x 16
    expect(counted([5, 16], [row, sum('@input', 'p')], 'calflops')).toBe(1280);
    expect(counted([5, 16], [row, sum('p', '@input')], 'calflops')).toBe(1280);
    expect(counted([5, 16], [row, { ...sum('p', '@input'), call: 'operator' }], 'calflops')).toBe(0);
  });

  test('of ptflops adds the biases of the three projections where there are any', () => {
    const count = (bias: boolean) => {
      const layer = { type: 'MultiheadAttention', embed_dim: 16, num_heads: 4, batch_first: true, bias };
      return Number(
        countBy(graphOf(JSON.stringify({ input: [5, 16], layers: [layer] }), [1, 5, 16]), 'ptflops'),
      );
    };
    expect(count(true) - count(false)).toBeGreaterThanOrEqual(3 * 5 * 16);
  });
});
