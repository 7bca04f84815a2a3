import type { LayerRow, ModuleRow, Report } from '../report/report-rows';

/** One call as PyTorch's forward hooks see it: of a layer, with its number, or of a module. */
export type CallRow =
  | { readonly kind: 'layer'; readonly row: LayerRow; readonly number: number }
  | { readonly kind: 'module'; readonly row: ModuleRow };

/** Every call of a report in the order in which the calls end: a module after what is inside it. */
export function callsInOrder({ layers, modules }: Report): readonly CallRow[] {
  const calls: CallRow[] = [];
  let next = 0;
  const addModulesEndingAt = (end: number): void => {
    for (let row = modules[next]; row !== undefined && row.end <= end; row = modules[next]) {
      calls.push({ kind: 'module', row });
      next += 1;
    }
  };
  addModulesEndingAt(0);
  layers.forEach((row, number) => {
    calls.push({ kind: 'layer', row, number });
    addModulesEndingAt(number + 1);
  });
  return calls;
}
