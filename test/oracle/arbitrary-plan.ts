import fc from 'fast-check';
import type { Plan, PlanStep } from './plan';

const size = (min: number, max: number) => fc.integer({ min, max });

function perAxis(axes: number, min: number, max: number): fc.Arbitrary<readonly number[]> {
  return fc.array(size(min, max), { minLength: axes, maxLength: axes });
}

/** Windows that leave the sizes of an image as they are. */
function keeping(axes: number): fc.Arbitrary<PlanStep> {
  const half = perAxis(axes, 0, 1);
  return fc.oneof(
    fc
      .record({
        half,
        outputs: size(1, 2),
        grouped: fc.boolean(),
        bias: fc.boolean(),
        dilation: perAxis(axes, 1, 2),
      })
      .map(
        (drawn): PlanStep => ({
          kind: 'convolution',
          outputs: drawn.outputs,
          grouped: drawn.grouped,
          bias: drawn.bias,
          border: 'given',
          kernel: drawn.half.map((count) => 2 * count + 1),
          stride: drawn.half.map(() => 1),
          padding: drawn.half.map((count, axis) => count * (drawn.dilation[axis] ?? 1)),
          dilation: drawn.dilation,
        }),
      ),
    fc.record({ half, mean: fc.boolean(), ceil: fc.boolean() }).map(
      (drawn): PlanStep => ({
        kind: 'pool',
        mean: drawn.mean,
        ceil: drawn.ceil,
        kernel: drawn.half.map((count) => 2 * count + 1),
        stride: drawn.half.map(() => 1),
        padding: drawn.half,
        dilation: drawn.half.map(() => 1),
      }),
    ),
    fc.record({ kernel: perAxis(axes, 1, 4), outputs: size(1, 2), bias: fc.boolean() }).map(
      (drawn): PlanStep => ({
        kind: 'convolution',
        ...drawn,
        grouped: false,
        border: 'same',
        stride: drawn.kernel.map(() => 1),
        padding: drawn.kernel.map(() => 0),
        dilation: drawn.kernel.map(() => 1),
      }),
    ),
    fc.constantFrom<PlanStep[]>({ kind: 'relu' }, { kind: 'norm' }, { kind: 'gate', squeezed: 1 }),
  );
}

/** Layers whose windows may be anything, and may not fit. */
function windows(axes: number, mostStride: number): fc.Arbitrary<PlanStep> {
  const window = {
    kernel: perAxis(axes, 1, 4),
    stride: perAxis(axes, 1, mostStride),
    padding: perAxis(axes, 0, 2),
    dilation: perAxis(axes, 1, 2),
  };
  return fc.oneof(
    fc
      .record({
        ...window,
        outputs: size(1, 2),
        grouped: fc.boolean(),
        bias: fc.boolean(),
        border: fc.constantFrom('given' as const, 'same' as const, 'valid' as const),
      })
      .map((drawn): PlanStep => ({ kind: 'convolution', ...drawn })),
    fc
      .record({ ...window, mean: fc.boolean(), ceil: fc.boolean() })
      .map((drawn): PlanStep => ({ kind: 'pool', ...drawn })),
  );
}

/** Layers that enlarge, or that see an uneven part of their input. */
function resizing(axes: number): fc.Arbitrary<PlanStep> {
  return fc.oneof(
    fc
      .record({
        kernel: perAxis(axes, 1, 3),
        stride: perAxis(axes, 1, 2),
        padding: perAxis(axes, 0, 1),
        dilation: perAxis(axes, 1, 2),
        extra: perAxis(axes, 0, 1),
        outputs: size(1, 2),
        bias: fc.boolean(),
      })
      .map((drawn): PlanStep => ({ kind: 'transposed', ...drawn })),
    perAxis(axes, 1, 4).map((sizes): PlanStep => ({ kind: 'adaptive', sizes })),
    fc.constant<PlanStep>({ kind: 'upsample', factor: 2 }),
    fc
      .record({ before: size(-1, 2), after: size(-1, 2) })
      .map((drawn): PlanStep => ({ kind: 'pad', ...drawn })),
  );
}

type Tied = { readonly step: PlanStep; readonly series: readonly PlanStep[] };

function seriesOf(axes: number, layers: fc.Arbitrary<PlanStep>): fc.Arbitrary<readonly PlanStep[]> {
  return fc.letrec<Tied>((tie) => ({
    series: fc.array(tie('step'), { maxLength: 3 }),
    step: fc.oneof(
      { maxDepth: 2 },
      { weight: 4, arbitrary: keeping(axes) },
      { weight: 2, arbitrary: layers },
      {
        weight: 1,
        arbitrary: fc
          .record({
            branches: fc.array(tie('series'), { minLength: 2, maxLength: 3 }),
            merge: fc.constantFrom('concat' as const, 'concat' as const, 'add' as const, 'mul' as const),
          })
          .map((drawn): PlanStep => ({ kind: 'branches', ...drawn })),
      },
      { weight: 1, arbitrary: tie('series').map((steps): PlanStep => ({ kind: 'residual', steps })) },
      { weight: 1, arbitrary: tie('series').map((steps): PlanStep => ({ kind: 'uncalled', steps })) },
      {
        weight: 1,
        arbitrary: fc
          .record({ first: tie('series'), second: tie('series') })
          .map((drawn): PlanStep => ({ kind: 'tapped', ...drawn })),
      },
    ),
  })).series;
}

function planOf(
  axes: number,
  least: number,
  most: number,
  steps: fc.Arbitrary<readonly PlanStep[]>,
): fc.Arbitrary<Plan> {
  return fc
    .record({
      batch: size(1, 2),
      channels: size(1, 2),
      dims: perAxis(axes, least, most),
      steps,
      head: fc.option(size(1, 3)),
    })
    .map(({ batch, channels, dims, steps: body, head }) => ({
      batch,
      input: [channels, ...dims] as const,
      steps: head === null ? body : [...body, { kind: 'head' as const, outputs: head }],
    }));
}

/** Tiny networks with every kind of step, over one or two axes. */
export const anyPlan: fc.Arbitrary<Plan> = fc.constantFrom(1, 2).chain((axes) => {
  const steps = seriesOf(axes, fc.oneof(windows(axes, 3), resizing(axes)));
  return axes === 1 ? planOf(1, 4, 14, steps) : planOf(2, 3, 5, steps);
});

/** Long enough that most outputs see neither end of it. */
const LONG_AXIS = 80;

/** Networks of convolutions and pools whose branches keep their sizes, over an axis long enough to have a middle. */
export const slidingPlan: fc.Arbitrary<Plan> = fc
  .array(fc.oneof(windows(1, 2), seriesOf(1, keeping(1)).map(inBranches)), { minLength: 1, maxLength: 3 })
  .map((steps) => ({ batch: 1, input: [1, LONG_AXIS] as const, steps }));

function inBranches(steps: readonly PlanStep[]): PlanStep {
  return { kind: 'residual', steps };
}
