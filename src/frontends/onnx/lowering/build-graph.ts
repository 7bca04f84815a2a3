import { createBuilder } from '../../../graph/builder';
import type { Dtype } from '../../../graph/dtype';
import type { Graph, Parameter, Value } from '../../../graph/graph';
import { pathBelow } from '../../../graph/naming';
import { fuseCalls } from '../fusing/fuse-calls';
import type { Tensor } from '../operators/operator';
import type { TracedModel } from '../trace/trace-model';
import { argumentFiller } from './completed-arguments';
import { type Emission, emitCall, graphValue, typeOf } from './emit';
import { liveCalls } from './live-calls';
import { nameCalls } from './named-calls';
import { notesOf } from './notes';
import { parameterRules } from './parameters';
import { statedTensors } from './stated-tensors';

/** The parts of the graph that do not follow from the calls. */
type Root = Pick<Graph, 'name' | 'source' | 'batch'> & Pick<Graph, 'file'>;

/** Makes the graph of a traced model: the calls that process data, in modules by their paths. */
export function buildGraph(
  traced: TracedModel,
  inputs: readonly Tensor[],
  root: Root,
  onLayers?: (count: number) => void,
): Graph {
  const live = liveCalls(traced);
  const stated = statedTensors(traced.trace.model.graph);
  const rules = parameterRules(live, stated.kinds);
  const kept = [...traced.outputs.map(({ tensor }) => tensor), ...traced.trace.untaken];
  const calls = fuseCalls(live, kept, rules);
  const { named, classes } = nameCalls(calls, rules);
  const builder = createBuilder(argumentFiller(), onLayers);
  const emission: Emission = {
    builder,
    document: root.source,
    values: new Map(),
    parameters: new Map(),
    layers: new Map(),
    readers: new Map(),
    shared: new Set(),
  };
  for (const input of inputs) emission.values.set(input, builder.input(input.name, typeOf(input)));
  const modules = moduleStack(emission, classes);
  for (const each of named) {
    modules.enter(each.modules);
    emitCall(emission, each);
  }
  modules.enter([]);
  for (const { name, tensor } of traced.outputs) builder.output(name, graphValue(emission, tensor));
  return builder.finish({
    ...root,
    kind: 'module',
    dtype: mainDtype(builder.parameters()),
    layout: 'contiguous',
    notes: notesOf(traced, live, calls, { shared: emission.shared.size, missing: stated.missing }),
  });
}

/** The floating-point type of most of the parameters. */
function mainDtype(parameters: readonly Parameter[]): Dtype {
  const elements = new Map<Dtype, number>();
  for (const { dtype = 'float32', shape } of parameters) {
    if (!dtype.includes('float')) continue;
    const count = shape.reduce((product, size) => product * size, 1);
    elements.set(dtype, (elements.get(dtype) ?? 0) + count);
  }
  const [most] = [...elements].sort(([, left], [, right]) => right - left);
  return most?.[0] ?? 'float32';
}

/** Begins and ends modules around their calls. */
function moduleStack(
  { builder, document }: Emission,
  classes: ReadonlyMap<string, string>,
): { readonly enter: (modules: readonly string[]) => void } {
  const open: string[] = [];
  const leave = (): void => {
    open.pop();
    const last = builder.nodes.length - 1;
    const value: Value = { node: last, slot: 0 };
    builder.leave([{ name: 'output', value }]);
  };
  return {
    enter: (modules) => {
      while (open.some((path, depth) => modules[depth] !== path)) leave();
      for (const path of modules.slice(open.length)) {
        const called = true;
        const type = classes.get(path) ?? 'Module';
        builder.enter({
          kind: 'module',
          path: pathBelow('', path),
          type,
          called,
          origin: { document, at: '' },
        });
        open.push(path);
      }
    },
  };
}
