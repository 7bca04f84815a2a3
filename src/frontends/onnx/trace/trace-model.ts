import type { GraphModel, OnnxModel } from '../model/model';
import type { Tensor } from '../operators/operator';
import { openWire, type Wire } from '../wire/wire';
import { elementReader } from './elements';
import { storedTensor } from './make-tensor';
import { orderOf } from './order';
import { outputNamed, type Scope, type Trace } from './trace';
import { traceNode } from './trace-node';

/** A model whose calls are written out. */
export interface TracedModel {
  readonly trace: Trace;
  /** The values of the main graph by name. */
  readonly values: ReadonlyMap<string, Tensor>;
  readonly outputs: readonly { readonly name: string; readonly tensor: Tensor }[];
}

/**
 * Writes out every call of a model on inputs whose sizes are known, in the order of execution; throws a fault
 * if the graph cannot be followed.
 */
export function traceModel(
  model: OnnxModel & { readonly graph: GraphModel },
  inputs: readonly Tensor[],
  { wire, maxCalls }: { readonly wire: Wire; readonly maxCalls: number },
): TracedModel {
  const { graph } = model;
  const trace: Trace = {
    model,
    calls: [],
    untaken: [],
    maxCalls,
    notes: new Set(),
    // Elements are read in the order of the file, through a window of their own.
    ...elementReader(openWire(wire.bytes)),
    traceBody: (scope, body) => {
      scope.declared = body.declared ?? scope.declared;
      for (const tensor of body.initializers ?? [])
        scope.values.set(tensor.name, storedTensor(tensor, tensor.name, 'initializer'));
      const { nodes, isSorted } = orderOf(body);
      if (!isSorted)
        trace.notes.add('the nodes of the file are not in the order of execution: they were sorted');
      for (const node of nodes) traceNode(trace, scope, node);
    },
    nodes: 0,
    steps: 0,
    depth: 0,
  };
  const declared = new Map([
    ...graph.declared,
    ...graph.outputs.map(({ name, type }) => [name, type] as const),
  ]);
  const scope: Scope = {
    values: new Map(inputs.map((input) => [input.name, input])),
    parent: null,
    within: [],
    region: [],
    opsets: model.opsets,
    attributes: new Map(),
    called: true,
    declared,
  };
  trace.traceBody(scope, { ...graph, declared });
  const outputs = graph.outputs.map(({ name }) => ({ name, tensor: outputNamed(scope, name) }));
  noteDifferences(trace, scope.values, declared);
  return { trace, values: scope.values, outputs };
}

/** Notes where the declared type of a value differs from the computed one, which is used. */
function noteDifferences(
  trace: Trace,
  values: ReadonlyMap<string, Tensor>,
  declared: GraphModel['declared'],
): void {
  const different: string[] = [];
  for (const [name, type] of declared) {
    const dims = values.get(name)?.dims ?? null;
    if (type.dims === null || dims === null) continue;
    const isSame =
      dims.length === type.dims.length &&
      dims.every(
        (dim, axis) => dim === null || typeof type.dims?.[axis] !== 'number' || dim === type.dims[axis],
      );
    if (!isSame) different.push(name);
  }
  if (different.length === 0) return;
  const names = `${different.slice(0, 3).join(', ')}${different.length > 3 ? ` and ${different.length - 3} more` : ''}`;
  trace.notes.add(`the file declares other sizes than follow from its nodes for ${names}`);
}
