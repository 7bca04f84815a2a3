import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addCounts, productOf, sumOf } from '../../src/counts/count';
import { compute } from '../../src/graph/compute';
import type { Computation } from '../../src/graph/graph';
import { isRefusal } from '../../src/graph/refusal';
import { allOps, findOp } from '../../src/ops/index';
import type { Op } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';
import { trainingCalls } from '../../src/passes/training';
import { acceptedCall } from '../support/call-op';

const float32 = { asked: null, byDefault: 'float32' } as const;

/** What torch kept of one call, and computed: `input 0`, `output`, or the bytes of what the call made for it. */
interface TorchRun {
  readonly saved: readonly (string | number)[];
  readonly forward_flops: number;
  readonly backward_flops: number;
}

/** One call in torch 1.13 with all gradients, without that of its inputs, and without those of its parameters. */
interface TorchCase extends Record<'all' | 'first' | 'frozen', TorchRun> {
  readonly type: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly inputs: readonly Shape[];
}

const cases: readonly TorchCase[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../golden/training/ops.json'), 'utf8'),
);

const callOf = trainingCalls({ dtypes: float32, attention: 'math' });

function computationOf({ type, args: given, inputs }: TorchCase): Computation {
  const op = findOp(type) as Op;
  const { args } = acceptedCall(op, given, inputs);
  const types = inputs.map((shape) => ({ shape }));
  const computation = compute({ op, args, inputs: types, functional: false });
  if (isRefusal(computation)) throw new Error(computation.problem);
  return computation;
}

function ownRun(torchCase: TorchCase, mode: 'all' | 'first' | 'frozen') {
  const computation = computationOf(torchCase);
  const { op, args, inputShapes } = computation;
  const flowsBack = mode !== 'first' && torchCase.type !== 'Embedding';
  const gradients = {
    inputs: inputShapes.map(() => flowsBack),
    params: mode !== 'frozen' && (op.params?.(args, inputShapes) ?? []).length > 0,
  };
  if (!gradients.params && !flowsBack) return { saved: [], bytes: 0, backward: 0 };
  const call = callOf(computation, gradients);
  const { keepsOutput, innerBytes, backwardMacs, isKnown } = call;
  expect(isKnown).toBe(true);
  const copies = copiesInputs(torchCase);
  const copied = copies
    ? sumOf(call.keptInputs.map((input) => productOf([4, ...(inputShapes[input] ?? [])])))
    : 0;
  const keptInputs = copies ? [] : call.keptInputs;
  const storage = op.trainingStorage?.(args) ?? op.storage?.(args) ?? 'new';
  const output = storage === 'new' ? ['output'] : ['input 0'];
  const saved = new Set([...keptInputs.map((input) => `input ${input}`), ...(keepsOutput ? output : [])]);
  return {
    saved: [...saved].sort(),
    bytes: Number(addCounts(innerBytes, copied)),
    backward: 2 * Number(backwardMacs),
  };
}

/**
 * Of attention with its batch first torch projects copies of the inputs with their steps first, and keeps these copies; here the
 * inputs are kept. They have the same sizes.
 */
function copiesInputs({ type, args, inputs }: TorchCase): boolean {
  const isAttention = type === 'MultiheadAttention' || type === 'TransformerEncoderLayer';
  return isAttention && args.batch_first === true && (inputs[0]?.[0] ?? 0) > 1;
}

function torchRun({ saved, backward_flops: backward }: TorchRun) {
  const bytes = saved.reduce<number>((sum, each) => (typeof each === 'number' ? sum + each : sum), 0);
  return { saved: saved.filter((each) => typeof each === 'string').sort(), bytes, backward };
}

/** Families of layer types that do not say yet what autograd keeps: training figures of a network with one are not complete. */
const SILENT_FAMILIES: readonly string[] = [
  'element-wise',
  'reduction',
  'indexing',
  'linear algebra',
  'loss',
  'onnx',
];

/** And layer types of other families that do not say it. */
const SILENT_TYPES: readonly string[] = [
  // its figures are stated, and this is none of them
  'Opaque',
  'SlidingWindows',
  'Diagonal',
  'Einsum',
  'GLU',
  'Softmin',
  'Softmax2d',
  'Unfold',
  'Fold',
  'GridSample',
  'AffineGrid',
  'ZeroPad1d',
  'ZeroPad2d',
  'ZeroPad3d',
  'ConstantPad1d',
  'ConstantPad2d',
  'ConstantPad3d',
  'ReflectionPad1d',
  'ReflectionPad2d',
  'ReflectionPad3d',
  'ReplicationPad1d',
  'ReplicationPad2d',
  'ReplicationPad3d',
  'CircularPad1d',
  'CircularPad2d',
  'CircularPad3d',
  'MaxUnpool1d',
  'MaxUnpool2d',
  'MaxUnpool3d',
  'LPPool1d',
  'LPPool2d',
  'FractionalMaxPool2d',
  'FractionalMaxPool3d',
  'RNNCell',
  'LSTMCell',
  'GRUCell',
  'Bilinear',
  'EmbeddingBag',
];

test('every layer type of every other family says what autograd keeps of it', () => {
  const silent = allOps().filter((op) => op.saved === undefined && op.writtenOut === undefined);
  const others = silent.filter(
    ({ type, family }) => !SILENT_FAMILIES.includes(family) && !SILENT_TYPES.includes(type),
  );
  expect(others.map(({ type }) => type)).toEqual([]);
});

describe.each(['all', 'first', 'frozen'] as const)(
  'as torch keeps and computes it, gradients: %s',
  (mode) => {
    test.each(
      cases.map(
        (each) =>
          [`${each.type} ${JSON.stringify(each.args)} on ${JSON.stringify(each.inputs)}`, each] as const,
      ),
    )('%s', (_name, torchCase) => {
      expect(ownRun(torchCase, mode)).toEqual(torchRun(torchCase[mode]));
    });
  },
);
