import type { Report } from '../report/report-rows';

/** One call as PyTorch's forward hooks see it: a layer's number, or a module's position. */
export interface CallRow {
  readonly kind: 'layer' | 'module';
  readonly number: number;
}

/** Every call of a report in the order in which the calls end: a module after what is inside it. */
export function callsInOrder({ layers, modules }: Report): readonly CallRow[] {
  const calls: CallRow[] = [];
  let next = 0;
  const addModulesEndingAt = (end: number): void => {
    for (let call = modules[next]; call !== undefined && call.end <= end; call = modules[next]) {
      calls.push({ kind: 'module', number: next });
      next += 1;
    }
  };
  addModulesEndingAt(0);
  for (let number = 0; number < layers.length; number += 1) {
    calls.push({ kind: 'layer', number });
    addModulesEndingAt(number + 1);
  }
  return calls;
}
