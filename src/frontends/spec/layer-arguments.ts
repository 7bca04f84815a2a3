import { madeOnce } from '../../graph/made-once';
import { expectedInstead } from '../../language/arguments';
import { isComputed, type LayerSpec, type Template } from '../../language/spec';
import { helpWithValue } from '../../language/value-help';
import type { Args, ArgValue, Op } from '../../ops/op';
import { evaluateIn, helpWithFraction, reportWrongResult, type Site, scopeOfSite } from './evaluate';

/**
 * The arguments of a layer that has expressions, with these worked out and their results checked by the op's
 * own fields; null, with the problems reported, when one has no value or a wrong one.
 *
 * If a layer's expressions have the same values again, its arguments are the same object again.
 */
export function layerArguments(site: Site, op: Op, layer: LayerSpec): Args | null {
  const scope = scopeOfSite(site);
  const values = new Map<string, ArgValue | undefined>();
  for (const name of layer.computed) {
    const template = layer.args[name];
    if (template !== undefined) values.set(name, evaluateIn(site, template, name, scope));
  }
  const known = madeOnce(site.expansion.argsByResults, layer.args, () => new Map<string, Args>());
  const results = `${layer.type}:${valuesText(values.values())}`;
  const same = known.get(results);
  if (same !== undefined) return same;
  const args: Record<string, ArgValue> = {};
  let isRefused = false;
  for (const [name, template] of Object.entries(layer.args)) {
    const value = isComputed(template) ? values.get(name) : template;
    const isRight =
      value !== undefined && (!isComputed(template) || isFieldValue(site, op, { name, template, value }));
    if (isRight) args[name] = value;
    else isRefused = true;
  }
  if (isRefused) return null;
  known.set(results, args);
  return args;
}

/** A string that identifies values. */
function valuesText(values: Iterable<ArgValue | undefined>): string {
  let text = '';
  for (const value of values) text += `${typeof value === 'number' ? value : JSON.stringify(value)};`;
  return text;
}

function isFieldValue(
  site: Site,
  op: Op,
  { name, template, value }: { readonly name: string; readonly template: Template; readonly value: ArgValue },
): boolean {
  const field = op.fields[name];
  const expected = field === undefined ? null : expectedInstead(field, value);
  if (field === undefined || expected === null) return true;
  const isFraction =
    typeof value === 'number' &&
    !Number.isInteger(value) &&
    [Math.floor(value), Math.ceil(value)].some((whole) => expectedInstead(field, whole) === null);
  const help = isFraction ? helpWithFraction(template) : (helpWithValue(name, field, value) ?? undefined);
  reportWrongResult(site, { template, key: name, value, expected, what: `"${name}" of ${op.type}`, help });
  return false;
}
