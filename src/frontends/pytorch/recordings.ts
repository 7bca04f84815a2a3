import { createBuilder, type GraphBuilder } from '../../graph/builder';
import type { Parameter } from '../../graph/graph';
import { madeOnce } from '../../graph/made-once';
import type { NamedArguments } from '../../language/arguments';
import { argumentCompleter } from '../../language/complete-arguments';
import type { Instance } from '../../python/value';
import { visitState, visitTensors } from './nn/module-tree';
import type { RecordedParameter, Recording } from './session';
import type { TensorData } from './tensor';

function newBuilder(onLayers?: (count: number) => void): GraphBuilder<NamedArguments> {
  return createBuilder<NamedArguments>(argumentCompleter(), onLayers);
}

/** The recording for calls while modules are constructed: their shapes are computed, and nothing is kept. */
export function scratchRecording(): Recording {
  return {
    kind: 'scratch',
    builder: newBuilder(),
    untypedInputs: new Set(),
    parameters: new Map(),
    bareParameters: new Map(),
    paths: new Map(),
    firstCalls: new Map(),
    called: new Set(),
    running: [],
  };
}

/** The recording for the calls of a network, with its parameters and buffers in the order of its `state_dict`. */
export function networkRecording(
  network: Instance,
  paths: ReadonlyMap<Instance, string>,
  onLayers?: (count: number) => void,
): Recording {
  const builder = newBuilder(onLayers);
  const parameters = new Map<TensorData, RecordedParameter>();
  const keys = keysOf(network);
  for (const registry of ['_parameters', '_buffers'] as const) {
    visitTensors(paths, registry, (path, { host }) => {
      const kind = registry === '_buffers' ? 'buffer' : host.requiresGrad ? 'trainable' : 'frozen';
      const dtype = host.dtype === 'float32' ? undefined : host.dtype;
      const state = stateOf(path, kind, keys.get(host));
      parameters.set(host, { id: builder.parameter(path, host.shape, kind, dtype, state), path, kind });
    });
  }
  return {
    kind: 'network',
    builder,
    untypedInputs: new Set(),
    parameters,
    bareParameters: new Map(),
    paths,
    firstCalls: new Map(),
    called: new Set(),
    running: [],
  };
}

/** The keys of each tensor of a `state_dict`. */
function keysOf(network: Instance): ReadonlyMap<TensorData, readonly string[]> {
  const keys = new Map<TensorData, string[]>();
  visitState(network, (key, { host }) => madeOnce(keys, host, () => []).push(key));
  return keys;
}

function stateOf(
  path: string,
  kind: Parameter['kind'],
  keys: readonly string[] = [],
): Pick<Parameter, 'furtherNames' | 'persistent'> {
  if (kind === 'buffer' && keys.length === 0) return { persistent: false };
  const furtherNames = keys.filter((key) => key !== path);
  return furtherNames.length === 0 ? {} : { furtherNames };
}
