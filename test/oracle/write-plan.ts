import type { Plan, PlanStep } from './plan';

/** A layer or container as JSON. */
export type StepJson = Readonly<Record<string, unknown>>;

/** Writes a network as the engine reads it. */
export function specOf({ input, steps }: Plan): StepJson {
  let branches = 0;
  const modules: Record<string, StepJson> = { Gate: gateModule(input.length - 1) };
  const axes = input.length - 1;
  const write = (step: PlanStep): readonly StepJson[] => {
    switch (step.kind) {
      case 'branches': {
        const entries = step.branches.map((branch) => {
          branches += 1;
          return [`branch${branches}`, branch.flatMap(write)] as const;
        });
        return [{ type: 'Branches', branches: Object.fromEntries(entries), merge: step.merge }];
      }
      case 'residual':
        return [
          {
            type: 'Sequential',
            layers: [
              { type: 'Sequential', name: 'main', layers: step.steps.flatMap(write) },
              { type: 'Add', from: ['main', '@input'] },
            ],
          },
        ];
      case 'uncalled':
        return [{ type: 'Sequential', called: false, layers: step.steps.flatMap(write) }];
      case 'tapped': {
        const type = `Tapped${Object.keys(modules).length}`;
        // Its name is taken before those of what is in it.
        modules[type] = {};
        modules[type] = tappedModule(step.first.flatMap(write), step.second.flatMap(write));
        const layers = [
          { type, name: 'tapped' },
          { type: 'Add', from: ['tapped', 'tapped.halfway'] },
        ];
        return [{ type: 'Sequential', layers }];
      }
      case 'gate':
        return [{ type: 'Gate', squeezed: step.squeezed }];
      case 'head':
        return [{ type: 'Flatten' }, { type: 'Linear', out_features: step.outputs }];
      default:
        return [writeLayer(step, axes)];
    }
  };
  const layers = steps.flatMap(write);
  return { input: [...input], modules, layers };
}

/** A module with two outputs. */
function tappedModule(first: readonly StepJson[], second: readonly StepJson[]): StepJson {
  return {
    layers: [
      { type: 'Sequential', name: 'first', layers: first },
      { type: 'Sequential', name: 'second', layers: second },
    ],
    outputs: { end: 'second', halfway: 'first' },
  };
}

/** A gate as a module, which asks for the channels of its own input. */
function gateModule(axes: number): StepJson {
  const pointwise = (out_channels: string) => ({ type: `Conv${axes}d`, out_channels, kernel_size: 1 });
  const layers = [
    { type: `AdaptiveAvgPool${axes}d`, output_size: 1 },
    pointwise('${squeezed}'),
    { type: 'ReLU' },
    pointwise('${channels}'),
  ];
  return {
    args: { squeezed: null, channels: '${in_channels}' },
    layers: [
      { type: 'Sequential', name: 'gate', layers },
      { type: 'Mul', from: ['gate', '@input'] },
    ],
  };
}

type LayerStep = Exclude<
  PlanStep,
  { readonly kind: 'branches' | 'residual' | 'uncalled' | 'tapped' | 'gate' | 'head' }
>;

function writeLayer(step: LayerStep, axes: number): StepJson {
  switch (step.kind) {
    case 'convolution':
      return {
        type: `Conv${axes}d`,
        out_channels: step.grouped ? `\${${step.outputs} * in_channels}` : step.outputs,
        groups: step.grouped ? '${in_channels}' : 1,
        kernel_size: step.kernel,
        stride: step.stride,
        padding: step.border === 'given' ? step.padding : step.border,
        dilation: step.dilation,
        bias: step.bias,
      };
    case 'transposed':
      return {
        type: `ConvTranspose${axes}d`,
        out_channels: step.outputs,
        kernel_size: step.kernel,
        stride: step.stride,
        padding: step.padding,
        output_padding: step.extra,
        dilation: step.dilation,
        bias: step.bias,
      };
    case 'pool':
      return {
        type: `${step.mean ? 'Avg' : 'Max'}Pool${axes}d`,
        kernel_size: step.kernel,
        stride: step.stride,
        padding: step.padding,
        ceil_mode: step.ceil,
        ...(step.mean ? {} : { dilation: step.dilation }),
      };
    case 'adaptive':
      return { type: `AdaptiveMaxPool${axes}d`, output_size: step.sizes };
    case 'upsample':
      return { type: 'Upsample', scale_factor: step.factor };
    case 'pad':
      return { type: 'Pad', padding: [step.before, step.after] };
    case 'relu':
      return { type: 'ReLU' };
    case 'norm':
      return { type: `BatchNorm${axes}d` };
  }
}
