import { parseCount } from '../counts/parse-count';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { invalidOption } from '../diagnostics/invalid-option';
import type { Bound } from '../report/best-fit';
import { searchedMetrics, unknownMetric } from './condition';

/** Reads `macs=300M` as an upper or lower limit. */
export function parseBound(kind: Bound['kind'], text: string): Bound | Diagnostic {
  const option = `--${kind}`;
  const [, name = '', amount = ''] = /^\s*(\w+)\s*=\s*(\S+)\s*$/.exec(text) ?? [];
  const limit = parseCount(amount);
  if (limit === null)
    return invalidOption(option, text, 'a figure and a count', `for example ${option} macs=300M`);
  const metric = searchedMetrics.find((known) => known === name);
  return metric === undefined ? unknownMetric(option, name) : { metric, kind, limit };
}
