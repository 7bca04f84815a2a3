import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import type { Spec } from '../../src/language/spec';
import { createReport } from '../../src/report/report';
import { optimizers, type Training, type TrainingPlan } from '../../src/report/training';
import { conv, relu, series } from '../support/built';
import { parseGoldenSpec } from '../support/load-golden';
import { loadPreset } from '../support/load-preset';

/** What torch 1.13 keeps and computes of one training step, a dropout as on a GPU. */
interface TorchTraining {
  readonly name: string;
  readonly input: readonly number[];
  readonly saved_bytes: number;
  readonly saved_input_bytes: number;
  readonly forward_flops: number;
  readonly backward_flops: number;
  readonly gradient_bytes: number;
  readonly optimizer_bytes: Readonly<Record<TrainingPlan['optimizer'], number>>;
}

/** The same with some modules under torch.utils.checkpoint. */
interface TorchCheckpoint
  extends Pick<TorchTraining, 'name' | 'input' | 'saved_bytes' | 'forward_flops' | 'backward_flops'> {
  readonly modules: string;
}

function golden<Row extends { readonly name: string }>(part: string): (readonly [string, Row])[] {
  const text = readFileSync(join(import.meta.dirname, `../golden/training/${part}.json`), 'utf8');
  const rows: readonly Row[] = JSON.parse(text);
  return rows.map((row) => [row.name, row]);
}

function trainingOf(spec: Spec, [batch = 1, ...shape]: readonly number[], plan: TrainingPlan): Training {
  const { graph, diagnostics } = buildGraph(spec, { batch, inputs: [{ name: 'input', shape }] });
  expect(diagnostics).toEqual([]);
  return createReport(graph, { training: plan }).training as Training;
}

function goldenSpec(name: string): Spec {
  const { spec } = parseGoldenSpec(`${name}.json`);
  if (spec === null) throw new Error(`${name} is no spec`);
  return spec;
}

/** Where torch has other figures, and why; what is added to ours is torch's. */
const differences: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // torch copies the input, whose batch is first, into steps first, and keeps the copy in its place: 2 x 196 x 384 floats.
  transformer_encoder_layer: { saved_bytes: 2 * 196 * 384 * 4, saved_input_bytes: -2 * 196 * 384 * 4 },
};

function expectTorchFigures(training: Training, torch: TorchTraining): void {
  const more = differences[torch.name] ?? {};
  const figures = {
    saved_bytes: Number(training.savedBytes) + (more.saved_bytes ?? 0),
    saved_input_bytes: Number(training.savedInputBytes) + (more.saved_input_bytes ?? 0),
    forward_flops: training.forwardFlops,
    backward_flops: training.backwardFlops,
    gradient_bytes: training.gradientBytes,
  };
  expect(torch).toMatchObject(figures);
  expect(training.complete).toBe(true);
}

describe('one training step is as torch has it', () => {
  it('on 21 modules, 19 networks and 4 of these with checkpoints', () => {
    const rows = ['modules', 'networks', 'checkpoints'].map((part) => golden(part).length);
    expect(rows).toEqual([21, 19, 4]);
  });

  test.each(golden<TorchTraining>('modules'))('%s', (name, torch) => {
    expectTorchFigures(trainingOf(goldenSpec(name), torch.input, { optimizer: 'adam' }), torch);
  });

  test.each(golden<TorchTraining>('networks'))('%s', (name, torch) => {
    expectTorchFigures(trainingOf(loadPreset(name), torch.input, { optimizer: 'adam' }), torch);
  });

  test.each(optimizers)('with the state of %s', (optimizer) => {
    for (const [name, torch] of golden<TorchTraining>('modules')) {
      const { optimizerBytes } = trainingOf(goldenSpec(name), torch.input, { optimizer });
      expect([name, optimizerBytes]).toEqual([name, torch.optimizer_bytes[optimizer]]);
    }
  });

  test.each(golden<TorchCheckpoint>('checkpoints'))('with checkpoints in %s', (name, torch) => {
    const plan = { optimizer: 'adam', checkpointing: torch.modules } as const;
    const { savedBytes, forwardFlops, backwardFlops } = trainingOf(loadPreset(name), torch.input, plan);
    expect(torch).toMatchObject({
      saved_bytes: savedBytes,
      forward_flops: forwardFlops,
      backward_flops: backwardFlops,
    });
  });
});

describe('the training of a report', () => {
  const graph = series([conv(4, { name: 'a' }), relu, conv(2, { name: 'b' })], { input: [2, 2, 2] });

  it('is none where it was not asked for', () => {
    const { training, layers } = createReport(graph);
    expect(training).toBeNull();
    expect(layers.map(({ savedBytes }) => savedBytes)).toEqual([0, 0, 0]);
  });

  it('adds parameters, gradients, optimizer state and what is kept', () => {
    // Convolutions of 2 x 4 + 4 = 12 and 4 x 2 + 2 = 10 parameters in 4 tensors; the ReLU keeps 16 floats.
    const { training, layers } = createReport(graph, { training: { optimizer: 'adamw' } });
    expect(training).toMatchObject({
      paramBytes: 88,
      gradientBytes: 88,
      optimizerBytes: 2 * 88 + 4 * 4,
      savedBytes: 64,
      recomputedBytes: 0,
      totalBytes: 88 + 88 + 192 + 64,
      checkpointed: null,
    });
    expect(layers.map(({ savedBytes }) => savedBytes)).toEqual([0, 64, 0]);
  });

  it('names the checkpointed calls, of one in another the outer', () => {
    const nested = series(
      [
        {
          type: 'Sequential',
          name: 'outer',
          layers: [{ type: 'Sequential', name: 'inner', layers: [relu] }],
        },
        { type: 'Sequential', name: 'other', layers: [relu], called: false },
      ],
      { input: [2, 2, 2] },
    );
    const checkpointed = (checkpointing: string) =>
      createReport(nested, { training: { optimizer: 'sgd', checkpointing } }).training?.checkpointed;
    expect(checkpointed('**')).toEqual(['outer']);
    expect(checkpointed('outer.*')).toEqual(['outer.inner']);
    expect(checkpointed('outer.inner.0')).toEqual(['outer.inner.0']);
    expect(checkpointed('other')).toEqual([]);
  });
});
