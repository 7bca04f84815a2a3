import { call } from '../../../python/call';
import { createInstance, lookUp } from '../../../python/classes';
import { createTuple } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { hostClass, hostFunction, hostModule } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import type { HostModule, Instance, Value } from '../../../python/value';
import { contextFunction, inertDecorator } from './contexts';
import { partialModule } from './host-part';

/** `torch.autograd.Function`: its forward is run. */
const functionClass = hostClass({
  name: 'Function',
  module: 'torch.autograd',
  methods: { mark_dirty: () => null },
});
functionClass.attributes.set('apply', {
  kind: 'class-method',
  type: functionClass,
  callee: hostFunction('apply', (machine, [type = null, ...args]) => {
    const forward = isKind(type, 'class') ? lookUp(type, 'forward') : undefined;
    if (forward === undefined || !isKind(type, 'class'))
      return raise(
        'NotImplementedError',
        'You must implement the forward function for custom autograd.Function.',
      );
    const hasSetup = lookUp(type, 'setup_context') !== undefined;
    const given = hasSetup ? args : [createContext(), ...args];
    if (isKind(forward, 'class-method')) return call(machine, forward.callee, [type, ...given]);
    return call(machine, isKind(forward, 'static-method') ? forward.callee : forward, given);
  }),
});

const inplaceFunctionClass = hostClass({
  name: 'InplaceFunction',
  module: 'torch.autograd.function',
  bases: [functionClass],
  methods: {},
});

const contextClass = hostClass({
  name: 'FunctionCtx',
  module: 'torch.autograd.function',
  methods: {
    save_for_backward: (_machine, [self, ...tensors]) => {
      if (isKind(self, 'instance')) self.attributes.set('saved_tensors', createTuple(tensors));
      return null;
    },
    mark_dirty: () => null,
    mark_non_differentiable: () => null,
    set_materialize_grads: () => null,
  },
});

function createContext(): Instance {
  const made = createInstance(contextClass);
  made.attributes.set('needs_input_grad', createTuple(new Array<Value>(16).fill(false)));
  return made;
}

const functionNames: Readonly<Record<string, Value>> = {
  Function: functionClass,
  InplaceFunction: inplaceFunctionClass,
  FunctionCtx: contextClass,
  once_differentiable: inertDecorator('once_differentiable'),
};

const profilerNames: Readonly<Record<string, Value>> = Object.fromEntries(
  ['record_function', 'profile', 'emit_nvtx'].map((name) => [name, contextFunction(name)]),
);

/** `torch.autograd` and its profilers: functions run their forward, and nothing is differentiated. */
export const autogradModules: readonly HostModule[] = [
  {
    name: 'torch.autograd',
    create: (machine) =>
      partialModule(machine, 'torch.autograd', {
        Function: functionClass,
        Variable: hostFunction('Variable', (_machine, [value = null]) => value),
        no_grad: contextFunction('no_grad'),
        enable_grad: contextFunction('enable_grad'),
        set_detect_anomaly: contextFunction('set_detect_anomaly'),
        detect_anomaly: contextFunction('detect_anomaly'),
        function: hostModule('torch.autograd.function', functionNames),
        profiler: hostModule('torch.autograd.profiler', profilerNames),
      }),
  },
  {
    name: 'torch.autograd.function',
    create: () => hostModule('torch.autograd.function', functionNames),
  },
  ...['torch.autograd.profiler', 'torch.profiler'].map(
    (name): HostModule => ({ name, create: () => hostModule(name, profilerNames) }),
  ),
];
