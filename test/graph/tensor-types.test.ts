import { describe, expect, it, test } from 'vitest';
import { withDtype } from '../../src/graph/compute';
import { dtypeAs, isDtype, isFloat } from '../../src/graph/dtype';
import { callsOn, createKnownComputations, keepCall, knownCall } from '../../src/graph/known-computations';
import { pathsDownTo } from '../../src/graph/naming';
import { isRefusal } from '../../src/graph/refusal';
import { findOp } from '../../src/ops/index';
import { begun, first, origin } from '../support/begun-graph';

describe('tensor types of a graph', () => {
  it('are told apart by their element types', () => {
    const builder = begun();
    builder.input('a', { shape: [7] });
    const whole = builder.input('b', { shape: [7], dtype: 'int64' });
    expect(builder.typeOf(whole)).toEqual({ shape: [7], dtype: 'int64' });
  });

  it('are told apart by a size that is not known and no size', () => {
    const builder = begun();
    builder.input('scalar', { shape: [] });
    expect(builder.typeOf(builder.input('list', { shape: [null] }))).toEqual({ shape: [null] });
  });

  it('are told apart by what is known of their elements', () => {
    const builder = begun();
    const values = [{ value: [2] }, { value: [3] }, { fill: 0 }, { fill: 1 }, {}];
    const constants = values.map((known) => builder.constant('c', { shape: [1], ...known }));
    expect(constants.map((constant) => builder.typeOf(constant))).toEqual(
      values.map((known) => ({ shape: [1], ...known })),
    );
  });

  it('say nothing of an element type that is not given', () => {
    const builder = begun();
    const plain = builder.parameter('plain', [3], 'trainable');
    const half = builder.parameter('half', [3], 'trainable', 'float16');
    expect(builder.typeOf(builder.parameterValue(plain))).toStrictEqual({ shape: [3] });
    expect(builder.typeOf(builder.parameterValue(half))).toStrictEqual({ shape: [3], dtype: 'float16' });
    expect(builder.parameters()).toStrictEqual([
      { name: 'plain', shape: [3], kind: 'trainable' },
      { name: 'half', shape: [3], kind: 'trainable', dtype: 'float16' },
    ]);
  });
});

describe('a type with another element type', () => {
  const int32 = { shape: [2], dtype: 'int32' } as const;

  it('is itself where it has that type, or where none is given', () => {
    expect(withDtype(int32, 'int32')).toBe(int32);
    expect(withDtype(int32, undefined)).toBe(int32);
  });

  it('is another otherwise', () => {
    expect(withDtype(int32, 'bool')).toEqual({ shape: [2], dtype: 'bool' });
  });
});

describe('element types', () => {
  test.each([
    ['float32', true],
    ['nf4', true],
    ['float', false],
    ['toString', false],
    [32, false],
    [null, false],
  ])('%s: %s', (value, wanted) => {
    expect(isDtype(value)).toBe(wanted);
  });

  test.each(['float16', 'float8', 'bfloat16', 'nf4'] as const)('%s is of floating-point numbers', (dtype) => {
    expect(isFloat(dtype)).toBe(true);
  });

  // What is asked for takes the place of floating-point types, and of a type that is not given.
  test.each([
    ['int64', 'float16', 'int64'],
    ['float64', 'float16', 'float16'],
    ['float64', null, 'float64'],
    [undefined, 'float16', 'float16'],
    [undefined, null, 'float32'],
  ] as const)('a tensor of %s where %s is asked for is of %s', (own, asked, wanted) => {
    expect(dtypeAs(own, asked, 'float32')).toBe(wanted);
  });
});

test('no path leads down to the network itself', () => {
  expect(pathsDownTo('')).toEqual([]);
  expect(pathsDownTo('a.0.b')).toEqual(['a', 'a.0', 'a.0.b']);
});

describe('a refusal', () => {
  test.each([
    [{ code: 'shape', problem: 'too small' }, true],
    [{ code: 'unknown', problem: 'too small' }, false],
    [{ code: 'shape' }, false],
    [{ problem: 'too small' }, false],
  ])('%o: %s', (answer, wanted) => {
    expect(isRefusal(answer)).toBe(wanted);
  });

  // A MaxPool1d takes [C, L] and [N, C, L].
  test.each([
    [[1, 2, 3, 4], 'flatten it, or use the layer of another dimension'],
    [[3], 'check the shape of the input'],
  ])('of a rank, for %j, says %s', (shape, help) => {
    const builder = begun();
    const input = builder.input('x', { shape });
    expect(builder.call('MaxPool1d', { kernel_size: 2 }, [input], { path: 'pool', origin })).toMatchObject({
      code: 'rank',
      help,
    });
  });

  it('of a dimension that is not known says what to do', () => {
    const builder = begun();
    const open = builder.input('open', { shape: [2, null] });
    expect(builder.call('ReLU', {}, [open], { path: 'relu', origin })).toMatchObject({
      help: 'give the sizes of the input',
    });
  });
});

test('calls of two ops with the same arguments are told apart', () => {
  const [relu, sigmoid] = [findOp('ReLU'), findOp('Sigmoid')];
  if (relu === undefined || sigmoid === undefined) throw new Error('no such op');
  const builder = begun();
  const input = builder.input('x', { shape: [2] });
  first(builder.call('ReLU', {}, [input], { path: 'relu', origin }));
  const computation = builder.nodes[0]?.computation;
  if (computation === undefined || computation.op === null) throw new Error('no computation');
  const calls = callsOn(createKnownComputations(), false, [input], builder.typeOf);
  const args = {};
  keepCall(calls, args, computation);
  expect(knownCall(calls, relu, args)).toBe(computation);
  expect(knownCall(calls, sigmoid, args)).toBeUndefined();
});
