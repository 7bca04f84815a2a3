import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Aim } from '../report/best-fit';
import { searchedMetrics, unknownMetric } from './condition';

/** Reads `params`, `min:macs` or `max:params`; without a direction, the default one. */
export function parseAim(option: string, text: string, byDefault: Aim['direction']): Aim | Diagnostic {
  const [, sign, name = text] = /^(min|max):(.*)$/s.exec(text.trim()) ?? [];
  const metric = searchedMetrics.find((known) => known === name.trim());
  if (metric === undefined) return unknownMetric(option, name.trim());
  return { metric, direction: sign === 'min' || sign === 'max' ? sign : byDefault };
}

/** The aim as it is written. */
export function aimText({ metric, direction }: Aim): string {
  return `${direction}:${metric}`;
}
