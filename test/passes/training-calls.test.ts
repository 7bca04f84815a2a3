import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addCounts, productOf, sumOf } from '../../src/counts/count';
import type { Computation } from '../../src/graph/graph';
import { allOps } from '../../src/ops/index';
import { isDifferentiable } from '../../src/passes/gradient-flow';
import { trainingCalls } from '../../src/passes/training';
import { type CallRow, computationOf, shapeOf, titleOf } from '../support/call-row';

const float32 = { asked: null, byDefault: 'float32' } as const;

/** What torch kept of one call, and computed: `input 0`, `output`, or the bytes of what the call made for it. */
interface TorchRun {
  readonly saved: readonly (string | number)[];
  readonly forward_flops: number;
  readonly backward_flops: number;
}

/**
 * One call in torch 1.13: with all gradients, without that of its inputs, without those of its parameters, and with that of
 * one input alone (`only 1`).
 */
interface TorchCase extends CallRow {
  readonly all: TorchRun;
  readonly [mode: string]: TorchRun | unknown;
}

const cases: readonly TorchCase[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../golden/training/ops.json'), 'utf8'),
);

const callOf = trainingCalls({ dtypes: float32, attention: 'math' });

/** Whether an input gets a gradient: one of floating-point numbers, unless another one alone does. */
function flowsTo(computation: Computation, mode: string): readonly boolean[] {
  const only = mode.startsWith('only') ? Number(mode.split(' ')[1]) : null;
  return computation.inputs.map(
    (type, position) => mode !== 'first' && isDifferentiable(type) && (only ?? position) === position,
  );
}

function ownRun(torchCase: TorchCase, mode: string) {
  const computation = computationOf(torchCase);
  const { op, args, inputShapes } = computation;
  const gradients = {
    inputs: flowsTo(computation, mode),
    params: mode !== 'frozen' && (op.params?.(args, inputShapes) ?? []).length > 0,
  };
  const isReached = gradients.params || gradients.inputs.includes(true);
  if (!isReached || !computation.outputs.some(isDifferentiable)) return { saved: [], bytes: 0, backward: 0 };
  const call = callOf(computation, gradients);
  const { keptOutputs, innerBytes, backwardMacs, isKnown } = call;
  expect(isKnown).toBe(true);
  const copies = copiesInputs(torchCase);
  const copied = copies
    ? sumOf(call.keptInputs.map((input) => productOf([4, ...(inputShapes[input] ?? [])])))
    : 0;
  const keptInputs = copies ? [] : call.keptInputs;
  const storage = op.trainingStorage?.(args) ?? op.storage?.(args) ?? 'new';
  const nameOf = (output: number): string =>
    output > 0 ? `output ${output}` : storage === 'new' ? 'output' : 'input 0';
  const saved = new Set([...keptInputs.map((input) => `input ${input}`), ...keptOutputs.map(nameOf)]);
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
  return isAttention && args.batch_first === true && (shapeOf(inputs[0] ?? [])[0] ?? 0) > 1;
}

function torchRun({ saved, backward_flops: backward }: TorchRun) {
  const bytes = saved.reduce<number>((sum, each) => (typeof each === 'number' ? sum + each : sum), 0);
  return { saved: saved.filter((each) => typeof each === 'string').sort(), bytes, backward };
}

/** Families of layer types that do not say what autograd keeps: training figures of a network with one are not complete. */
const SILENT_FAMILIES: readonly string[] = ['onnx', 'opaque'];

/** What it keeps depends on its targets. */
const DEPENDS_ON_TARGETS = 'AdaptiveLogSoftmaxWithLoss';

test('every layer type of every other family says what autograd keeps of it', () => {
  const silent = allOps().filter((op) => op.saved === undefined && op.writtenOut === undefined);
  const others = silent.filter(({ family }) => !SILENT_FAMILIES.includes(family));
  expect(others.map(({ type }) => type)).toEqual([DEPENDS_ON_TARGETS]);
});

/** torch.utils.flop_counter has no rule for this function of torchvision: it counts as a convolution here. */
const NOT_COUNTED: ReadonlySet<string> = new Set(['DeformConv2d']);

const runs = cases.flatMap((torchCase) =>
  Object.keys(torchCase)
    .filter((mode) => ['all', 'first', 'frozen'].includes(mode) || mode.startsWith('only'))
    .map((mode) => ({ mode, torchCase, title: titleOf(torchCase) })),
);

describe('as torch keeps and computes it', () => {
  test.each(runs)('$title, gradients: $mode', ({ mode, torchCase }) => {
    const { backward, ...kept } = torchRun(torchCase[mode] as TorchRun);
    const { backward: own, ...ownKept } = ownRun(torchCase, mode);
    expect(ownKept).toEqual(kept);
    if (!NOT_COUNTED.has(torchCase.type)) expect(own).toBe(backward);
  });
});
