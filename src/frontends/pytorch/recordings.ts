import { createBuilder, type GraphBuilder } from '../../graph/builder';
import type { NamedArguments } from '../../language/arguments';
import { argumentCompleter } from '../../language/complete-arguments';
import type { Instance } from '../../python/value';
import { namedModules, namedTensors } from './nn/module-state';
import type { RecordedParameter, Recording } from './session';
import type { TensorData } from './tensor';

function newBuilder(): GraphBuilder<NamedArguments> {
  return createBuilder<NamedArguments>(argumentCompleter());
}

/** What calls go into while modules are constructed: their shapes are worked out, and nothing is kept. */
export function scratchRecording(): Recording {
  return {
    kind: 'scratch',
    builder: newBuilder(),
    parameters: new Map(),
    bareParameters: new Map(),
    paths: new Map(),
    firstCalls: new Map(),
    called: new Set(),
    running: [],
  };
}

/** What the calls of a network go into: its parameters and buffers are there, in the order of its `state_dict`. */
export function networkRecording(network: Instance): Recording {
  const builder = newBuilder();
  const parameters = new Map<TensorData, RecordedParameter>();
  for (const registry of ['_parameters', '_buffers'] as const) {
    for (const [path, { host }] of namedTensors(network, registry)) {
      const kind = registry === '_buffers' ? 'buffer' : host.requiresGrad ? 'trainable' : 'frozen';
      const dtype = host.dtype === 'float32' ? undefined : host.dtype;
      parameters.set(host, { id: builder.parameter(path, host.shape, kind, dtype), path, kind });
    }
  }
  return {
    kind: 'network',
    builder,
    parameters,
    bareParameters: new Map(),
    paths: new Map(namedModules(network).map(([path, module]) => [module, path])),
    firstCalls: new Map(),
    called: new Set(),
    running: [],
  };
}
