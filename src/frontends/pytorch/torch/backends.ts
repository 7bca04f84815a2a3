import { hostClass, hostFunction } from '../../../python/host';
import type { HostModule, Machine, PyModule, Value } from '../../../python/value';
import { contextFunction, inertDecorator } from './contexts';
import { partialModule } from './host-part';

/** A part of torch.backends: known settings; anything else may be passed on. */
function backend(machine: Machine, name: string, values: Readonly<Record<string, Value>>): PyModule {
  return partialModule(machine, `torch.backends.${name}`, values);
}

const saying = (name: string, value: Value) => hostFunction(name, () => value);

function sayings(names: string, value: Value): Readonly<Record<string, Value>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, saying(name, value)]));
}

/** How attention is computed, which changes nothing that is counted. */
const attentionSettings: Readonly<Record<string, Value>> = {
  sdp_kernel: contextFunction('sdp_kernel'),
  ...sayings('enable_flash_sdp enable_mem_efficient_sdp enable_math_sdp enable_cudnn_sdp', null),
  ...sayings('flash_sdp_enabled mem_efficient_sdp_enabled math_sdp_enabled', true),
};

/** The parts of torch.backends on a machine with a CPU only. */
const PARTS: Readonly<Record<string, (machine: Machine) => Readonly<Record<string, Value>>>> = {
  cudnn: () => ({
    enabled: true,
    benchmark: false,
    deterministic: false,
    allow_tf32: true,
    ...sayings('is_available', false),
    ...sayings('version', null),
    flags: contextFunction('flags'),
  }),
  mps: () => sayings('is_available is_built', false),
  mkldnn: () => ({ enabled: true, ...sayings('is_available', true), flags: contextFunction('flags') }),
  mkl: () => sayings('is_available', true),
  openmp: () => sayings('is_available', true),
  cuda: (machine) => ({
    matmul: backend(machine, 'cuda.matmul', { allow_tf32: false }),
    ...sayings('is_built', false),
    ...attentionSettings,
  }),
};

/** Mixed precision; a gradient scaler is only passed on. */
function ampModule(machine: Machine, name: string): PyModule {
  return partialModule(machine, name, {
    autocast: contextFunction('autocast'),
    custom_fwd: inertDecorator('custom_fwd'),
    custom_bwd: inertDecorator('custom_bwd'),
  });
}

/** `torch.backends`, `torch.nn.attention`, which chooses among them, and devices that do not exist. */
export const backendModules: readonly HostModule[] = [
  {
    name: 'torch.backends',
    create: (machine) => partialModule(machine, 'torch.backends'),
  },
  ...Object.entries(PARTS).map(
    ([name, values]): HostModule => ({
      name: `torch.backends.${name}`,
      create: (machine) => backend(machine, name, values(machine)),
    }),
  ),
  ...['torch.cuda', 'torch.xpu', 'torch.mps', 'torch.mtia'].map(
    (name): HostModule => ({
      name,
      create: (machine) =>
        partialModule(machine, name, {
          ...sayings('is_available is_initialized is_bf16_supported is_current_stream_capturing', false),
          ...sayings('manual_seed manual_seed_all empty_cache synchronize', null),
          ...sayings('device_count', 0),
        }),
    }),
  ),
  ...['torch.cuda.amp', 'torch.amp'].map(
    (name): HostModule => ({ name, create: (machine) => ampModule(machine, name) }),
  ),
  {
    name: 'torch.accelerator',
    create: (machine) =>
      partialModule(machine, 'torch.accelerator', {
        ...sayings('is_available', false),
        ...sayings('device_count', 0),
        ...sayings('current_accelerator', null),
      }),
  },
  {
    name: 'torch.nn.attention',
    create: (machine) =>
      partialModule(machine, 'torch.nn.attention', {
        sdpa_kernel: contextFunction('sdpa_kernel'),
        SDPBackend: attentionBackends(),
      }),
  },
];

function attentionBackends(): Value {
  const made = hostClass({ name: 'SDPBackend', module: 'torch.nn.attention', methods: {} });
  for (const name of ['ERROR', 'MATH', 'FLASH_ATTENTION', 'EFFICIENT_ATTENTION', 'CUDNN_ATTENTION'])
    made.attributes.set(name, `SDPBackend.${name}`);
  return made;
}
