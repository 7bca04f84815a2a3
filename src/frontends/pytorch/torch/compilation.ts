import { exceptionClasses } from '../../../python/exceptions';
import { hostClass, hostFunction, hostModule } from '../../../python/host';
import { isInstanceOf } from '../../../python/instance-check';
import { refusedFunction } from '../../../python/library/small-modules';
import type { HostModule, PyClass, PyModule, Value } from '../../../python/value';
import { moduleClass } from '../nn/module-class';
import { sessionOf } from '../session';
import { inertDecorator } from './contexts';
import { partialModule } from './host-part';

/** Whether code is traced, as by torch.compile. */
export const whetherTraced = (name: string) =>
  hostFunction(name, (machine) => {
    const session = sessionOf(machine);
    session.asksWhetherTraced = true;
    return session.running === 'traced';
  });

const nothing = (name: string) => hostFunction(name, () => null);

const named = (names: string, make: (name: string) => Value): Readonly<Record<string, Value>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, make(name)]));

/** The class of warnings about traces, which code silences by its name. */
function tracerWarning(): PyClass {
  const warning = exceptionClasses.get('Warning');
  const bases = warning === undefined ? [] : [warning];
  return hostClass({ name: 'TracerWarning', module: 'torch.jit', bases, methods: {} });
}

/** `torch.jit`: everything is run as Python. */
function jitModule(): PyModule {
  return hostModule(
    'torch.jit',
    {
      ...named(
        'script script_method ignore unused export interface trace freeze optimize_for_inference script_if_tracing _script_if_tracing _overload _overload_method',
        inertDecorator,
      ),
      // the element types of containers are not checked, since annotations keep none
      isinstance: hostFunction('isinstance', (machine, [value = null, type = null]) =>
        isInstanceOf(machine, value, type),
      ),
      is_scripting: hostFunction('is_scripting', () => false),
      is_tracing: whetherTraced('is_tracing'),
      annotate: hostFunction('annotate', (_machine, [, value = null]) => value),
      TracerWarning: tracerWarning(),
      ScriptModule: moduleClass,
      Final: moduleClass,
      load: refusedFunction('torch.jit.load', 'reads a file'),
      save: hostFunction('save', () => null),
    },
    (name) => (name === 'Attribute' ? hostFunction(name, (_machine, [value = null]) => value) : undefined),
  );
}

/** Compilers of torch code, which do not change its results: `torch.jit`, `torch.compiler` and their modules. */
export const compilationModules: readonly HostModule[] = [
  { name: 'torch.jit', create: jitModule },
  ...['torch.compiler', 'torch._dynamo'].map(
    (module): HostModule => ({
      name: module,
      create: (machine) =>
        partialModule(machine, module, {
          ...named('compile disable allow_in_graph assume_constant_result forbid_in_graph', inertDecorator),
          ...named('is_compiling is_dynamo_compiling is_exporting', whetherTraced),
          ...named(
            'mark_static_address mark_static mark_dynamic maybe_mark_dynamic reset graph_break',
            nothing,
          ),
        }),
    }),
  ),
  {
    name: 'torch._C',
    create: (machine) =>
      partialModule(machine, 'torch._C', {
        ...named('_log_api_usage_once _get_tracing_state', nothing),
        _is_tracing: whetherTraced('_is_tracing'),
      }),
  },
];
