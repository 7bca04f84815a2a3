import type { Diagnostic } from '../diagnostics/diagnostic';
import { invalidOption } from '../diagnostics/invalid-option';
import { CHECKS_SCHEMA } from '../language/checks/checks-schema';
import { type CheckEntry, parseChecksValue } from '../language/checks/parse-checks';
import type { ChecksSource } from './checks-source';

/** Limits as the command line gives them, each `metric=limit`. */
export interface LimitOptions {
  readonly max?: readonly string[];
  readonly min?: readonly string[];
  readonly equals?: readonly string[];
  readonly maxGrowth?: readonly string[];
  readonly maxShrink?: readonly string[];
  /** The part of the network that they apply to. */
  readonly at?: string;
}

const limitOptions = [
  { option: '--max', key: 'max', name: 'max', example: 'params=200k' },
  { option: '--min', key: 'min', name: 'min', example: 'params=100k' },
  { option: '--equals', key: 'equals', name: 'equals', example: 'output=256x28x28' },
  { option: '--max-growth', key: 'no_more_than_base', name: 'maxGrowth', example: 'macs=+2%' },
  { option: '--max-shrink', key: 'no_less_than_base', name: 'maxShrink', example: 'params=-2%' },
] as const;

/** Whether the command line gives any limit, so that its arguments are specs, not files of checks. */
export function hasLimits(options: LimitOptions): boolean {
  return limitOptions.some(({ name }) => (options[name] ?? []).length > 0);
}

/** The limits of the command line as checks of one spec. */
export function checksOfOptions(spec: string, options: LimitOptions): ChecksSource {
  const checks: Readonly<Record<string, unknown>>[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { option, key, name, example } of limitOptions) {
    for (const text of options[name] ?? []) {
      const [, metric, limit] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
      if (metric === undefined || limit === undefined) {
        diagnostics.push(invalidOption(option, text, 'metric=limit', `for example ${option} ${example}`));
        continue;
      }
      const at = options.at === undefined ? {} : { at: options.at };
      const label = [spec, options.at, metric].filter((word) => word !== undefined).join(' ');
      checks.push({ name: label, spec, metric, [key]: limit, ...at });
    }
  }
  const { entries } = parseChecksValue({ schema: CHECKS_SCHEMA, checks }, spec);
  return {
    origin: 'options',
    document: spec,
    text: null,
    byteOrderMark: '',
    entries: entries.map(withoutPlace),
    diagnostics,
  };
}

/** Checks of the command line are in no document. */
function withoutPlace(entry: CheckEntry): CheckEntry {
  if (entry.kind === 'check') return { kind: 'check', check: { ...entry.check, location: null } };
  return {
    kind: 'refused',
    check: { ...entry.check, location: null },
    diagnostics: entry.diagnostics.map(({ location: _nowhere, ...diagnostic }) => diagnostic),
  };
}
