import type { Call, Tensor } from '../operators/operator';
import type { TracedModel } from '../trace/trace-model';

/**
 * The calls on the way of the data, in the order of execution: those whose output an output of the network follows from by
 * operands that are data. What follows from constants and shapes alone is folded, and has none.
 */
export function liveCalls({ trace, outputs }: Pick<TracedModel, 'trace' | 'outputs'>): readonly Call[] {
  const live = new Set<Call>();
  const open: Tensor[] = [...outputs.map(({ tensor }) => tensor), ...trace.untaken];
  for (let tensor = open.pop(); tensor !== undefined; tensor = open.pop()) {
    if (tensor.items != null) open.push(...tensor.items);
    const { origin } = tensor;
    if (origin.kind !== 'call' || tensor.isFixed || live.has(origin.call)) continue;
    live.add(origin.call);
    const { inputs, operator } = origin.call;
    for (const [index, input] of inputs.entries()) {
      if (input !== null && operator.roles?.[index] !== 'shape') open.push(input);
    }
  }
  return trace.calls.filter((call) => live.has(call));
}
