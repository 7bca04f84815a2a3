import type { Call, Tensor } from '../operators/operator';
import type { TracedModel } from '../trace/trace-model';

/**
 * The calls that process data, in the order of execution: those on which an output of the network depends
 * through operands that are data. Values that follow from constants and shapes alone are folded and have no
 * call.
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
