import type { SpecObject, SpecValue } from '../spec/json';
import type { Arguments } from '../spec/module-arguments';

/** A number that a network depends on, with its value in each variant. */
export interface Declared {
  readonly name: string;
  readonly values: readonly number[];
}

/**
 * The arguments of a network's class: the numbers that it depends on, with their values as defaults. Null if
 * anything else that differs between the variants is not a sum of these numbers.
 */
export function ofNetwork<S extends { readonly name: string }>(
  found: Arguments<S>,
  declared: readonly Declared[],
): Arguments<S> | null {
  const own = new Set(declared.map(({ name }) => name));
  const expressions = new Map<string, SpecValue>();
  for (const name of Object.keys(found.defaults)) {
    if (own.has(name)) continue;
    const values = found.given.map((given) => given[name] ?? found.defaults[name] ?? null);
    const expression = valueAsSum(values, declared);
    if (expression === null) return null;
    expressions.set(`\${${name}}`, expression);
  }
  const written = new Map(
    [...found.written].map(([site, args]) => [
      site,
      Object.fromEntries(
        Object.entries(args).map(([key, value]) => [
          key,
          (typeof value === 'string' ? expressions.get(value) : undefined) ?? value,
        ]),
      ),
    ]),
  );
  const text = JSON.stringify([...written.values()]);
  const used = declared.filter(({ name }) => new RegExp(`\\$\\{[^}]*\\b${name}\\b`).test(text));
  const defaults: SpecObject = Object.fromEntries(used.map(({ name, values }) => [name, values[0] ?? 0]));
  return { written, defaults, given: found.given.map(() => ({})) };
}

/** A number, or a list of numbers, as sums of the declared ones; null if that is not possible. */
function valueAsSum(values: readonly SpecValue[], declared: readonly Declared[]): SpecValue | null {
  const [first] = values;
  if (!Array.isArray(first)) return asSum(values, declared);
  const items: SpecValue[] = [];
  for (const at of first.keys()) {
    const column = values.map((value) => (Array.isArray(value) ? (value[at] ?? null) : null));
    const item = column.every((one) => one === column[0]) ? (column[0] ?? null) : asSum(column, declared);
    if (item === null) return null;
    items.push(item);
  }
  return items;
}

/** `2 * width + out_channels`: found from how a value grows with each number, and checked with all of them changed. */
function asSum(values: readonly SpecValue[], declared: readonly Declared[]): string | null {
  const numbers = values.filter((value) => typeof value === 'number');
  const [base] = numbers;
  if (numbers.length < values.length || base === undefined || !numbers.every(Number.isSafeInteger))
    return null;
  const terms: { readonly name: string; readonly factor: number }[] = [];
  for (const [at, { name, values: given }] of declared.entries()) {
    const [before = 0, after = 0] = [given[0], given[at + 1]];
    const factor = ((numbers[at + 1] ?? 0) - base) / (after - before);
    if (factor !== 0) terms.push({ name, factor });
  }
  const valueAt = (call: number) =>
    terms.reduce((sum, { name, factor }) => {
      const given = declared.find((one) => one.name === name)?.values ?? [];
      return sum + factor * ((given[call] ?? 0) - (given[0] ?? 0));
    }, base);
  if (!numbers.every((value, call) => value === valueAt(call))) return null;
  const rest = terms.reduce((left, { name, factor }) => {
    const value = declared.find((one) => one.name === name)?.values[0] ?? 0;
    return left - factor * value;
  }, base);
  const [only] = terms;
  if (only === undefined) return null;
  if (terms.length === 1 && rest === 0 && !Number.isInteger(only.factor) && Number.isInteger(1 / only.factor))
    return `\${${only.name} // ${1 / only.factor}}`;
  if (!terms.every(({ factor }) => Number.isInteger(factor) && factor > 0)) return null;
  const parts = terms.map(({ name, factor }) => (factor === 1 ? name : `${factor} * ${name}`));
  const end = rest === 0 ? '' : rest > 0 ? ` + ${rest}` : ` - ${-rest}`;
  return `\${${parts.join(' + ')}${end}}`;
}
