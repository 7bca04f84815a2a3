import { describe, expect, it } from 'vitest';
import type { Computation } from '../../src/graph/graph';
import { typeName } from '../../src/graph/graph';
import type { Writer } from '../../src/ops/inside';
import { writeOut } from '../../src/passes/write-out';
import { computationOf } from '../support/call-row';

const options = { attention: 'math', parameters: 'trainable' } as const;
const padded = { out_channels: 2, kernel_size: 3, padding: 1, padding_mode: 'reflect' };
const attention = computationOf({
  type: 'MultiheadAttention',
  args: { embed_dim: 8, num_heads: 2, add_bias_kv: true, add_zero_attn: true },
  inputs: [[5, 1, 8]],
});

/** A call of an op that writes itself out like this. */
function writing(write: (writer: Writer) => ReturnType<NonNullable<Computation['op']['writtenOut']>>) {
  const computation = computationOf({ type: 'ReLU', args: {}, inputs: [[1, 4]] });
  const op = {
    ...computation.op,
    writtenOut: (_args: unknown, _inputs: unknown, writer: Writer) => write(writer),
  };
  return { ...computation, op } as Computation;
}

describe('a call that is written out', () => {
  it('is a network of its inputs, of its calls and of one output', () => {
    const conv = computationOf({ type: 'Conv2d', args: padded, inputs: [[1, 3, 6, 6]] });
    const graph = writeOut(conv, options);
    expect(graph?.name).toBe('Conv2d');
    expect(graph?.nodes.map(typeName)).toEqual(['Pad', 'Conv2d']);
    expect(graph?.nodes.map(({ path }) => path)).toEqual(['', '']);
    expect(graph?.sources.map(({ kind, name }) => [kind, name])).toEqual([['input', 'input 0']]);
    expect(graph?.outputs).toEqual([{ name: '', value: { node: 1, slot: 0 } }]);
    expect(graph?.parameters.map(({ kind }) => kind)).toEqual(['trainable', 'trainable']);
  });

  it('has parameters and constants of its own beside its inputs', () => {
    const graph = writeOut(attention, { attention: 'math', parameters: 'frozen' });
    expect(graph?.sources.map(({ kind, name, type }) => [kind, name, type.shape])).toEqual([
      ['input', 'input 0', [5, 1, 8]],
      ['parameter', '', [1, 1, 8]],
      ['constant', '', [1, 1, 8]],
      ['parameter', '', [1, 1, 8]],
      ['constant', '', [1, 1, 8]],
    ]);
    expect(new Set(graph?.parameters.map(({ kind }) => kind))).toEqual(new Set(['frozen']));
  });

  it.each([
    ['an op that is not made of others', { type: 'ReLU', args: {}, inputs: [[1, 4]] }],
    [
      'arguments with which it is not',
      { type: 'Conv2d', args: { ...padded, padding_mode: 'zeros' }, inputs: [[1, 3, 6, 6]] },
    ],
  ])('is none of %s', (_what, row) => {
    expect(writeOut(computationOf(row), options)).toBeNull();
  });

  it('is none where its op gives none', () => {
    expect(
      writeOut(
        writing(() => null),
        options,
      ),
    ).toBeNull();
  });
});

describe('the fault of an op that is written out wrongly', () => {
  it.each<readonly [string, Computation, string]>([
    [
      'that uses a tensor which it was not given',
      writing(({ call }) => call('ReLU', {}, { shape: [1, 4] })),
      'ReLU uses a tensor that it was not given',
    ],
    [
      'that makes a call which is not accepted',
      writing(({ call, inputs }) => call('Concat', { dim: 7 }, ...inputs, ...inputs)),
      'Concat inside ReLU: ',
    ],
    [
      'whose inputs are not known',
      { ...writing(({ inputs: [input] }) => input ?? null), inputs: [{ shape: [1, null] }] } as never,
      'ReLU has an inner tensor of unknown size',
    ],
  ])('%s is named', (_what, computation, message) => {
    expect(() => writeOut(computation, options)).toThrow(RangeError);
    expect(() => writeOut(computation, options)).toThrow(message);
  });
});
