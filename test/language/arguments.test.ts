import { describe, expect, test } from 'vitest';
import { bindArguments, checkArguments } from '../../src/language/arguments';
import { findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';

const op = (type: string): Op => findOp(type) as Op;

/** PyTorch's signature of nn.Conv2d with its defaults. */
const conv = {
  in_channels: null,
  out_channels: 8,
  kernel_size: 3,
  stride: 1,
  padding: 0,
  dilation: 1,
  groups: 1,
  bias: true,
  padding_mode: 'zeros',
};

describe('arguments by their names', () => {
  test('are completed by defaults, in the order of the fields', () => {
    const { args, problems } = checkArguments(op('Conv2d'), { bias: false, kernel_size: 3, out_channels: 8 });
    expect(problems).toEqual([]);
    expect(args).toEqual({ ...conv, bias: false });
    expect(Object.keys(args ?? {})).toEqual(Object.keys(conv));
  });

  test('keep null and lists as they are', () => {
    const { args } = checkArguments(op('BatchNorm2d'), { momentum: null, num_features: 4 });
    expect(args).toMatchObject({ momentum: null, num_features: 4, affine: true });
    expect(checkArguments(op('MaxPool2d'), { kernel_size: [1, 2] }).args).toMatchObject({
      kernel_size: [1, 2],
    });
  });

  test('are all told when they are wrong', () => {
    const named = { kernel_size: [3, 0], padding: 'some', device: 'cpu', bias: null };
    expect(checkArguments(op('Conv2d'), named)).toEqual({
      args: null,
      problems: [
        { kind: 'unknown', argument: 'device' },
        { kind: 'missing', argument: 'out_channels', expected: 'a whole number of at least 1' },
        {
          kind: 'invalid',
          argument: 'kernel_size',
          index: 1,
          expected: 'a whole number of at least 1',
          value: 0,
        },
        {
          kind: 'invalid',
          argument: 'padding',
          index: null,
          expected: '"same", "valid", a whole number of at least 0, or a list of 2 of them',
          value: 'some',
        },
        { kind: 'invalid', argument: 'bias', index: null, expected: 'true or false', value: null },
      ],
    });
  });

  test('are not those of every object', () => {
    const { problems } = checkArguments(op('Identity'), JSON.parse('{"__proto__": 1, "constructor": 2}'));
    expect(problems).toEqual([
      { kind: 'unknown', argument: '__proto__' },
      { kind: 'unknown', argument: 'constructor' },
    ]);
  });
});

describe('arguments by their positions', () => {
  test('come in the order of PyTorch, before the named ones', () => {
    expect(bindArguments(op('Conv2d'), [3, 8, [1, 7]], { padding: 'same' }).args).toEqual({
      ...conv,
      in_channels: 3,
      kernel_size: [1, 7],
      padding: 'same',
    });
    expect(bindArguments(op('RNN'), [5, 4, 2, 'relu', false], {}).args).toMatchObject({
      input_size: 5,
      hidden_size: 4,
      num_layers: 2,
      nonlinearity: 'relu',
      bias: false,
    });
  });

  test('may be null where the field takes it', () => {
    expect(bindArguments(op('Embedding'), [10, 4, null], {}).args).toMatchObject({ padding_idx: null });
  });

  test('are refused when they are given twice or are too many', () => {
    expect(bindArguments(op('Linear'), [8, 4, true, 'cpu'], { in_features: 8, out_features: 0 })).toEqual({
      args: null,
      problems: [
        { kind: 'too many', given: 4, most: 3 },
        { kind: 'twice', argument: 'in_features' },
        { kind: 'twice', argument: 'out_features' },
      ],
    });
  });

  test('are checked as those by name', () => {
    expect(bindArguments(op('Linear'), [8, 0], {}).problems).toEqual([
      {
        kind: 'invalid',
        argument: 'out_features',
        index: null,
        expected: 'a whole number of at least 1',
        value: 0,
      },
    ]);
  });
});
