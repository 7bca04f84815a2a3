import type { CompletedArgs } from '../../../graph/builder';
import type { Kind } from '../../../ops/field';
import type { ArgValue, Op } from '../../../ops/op';

/**
 * Adds the defaults to arguments that this front end makes itself. Only their numbers, which come from the
 * file, are checked; equal arguments of an op are one object.
 */
export function argumentFiller(): (op: Op, given: Readonly<Record<string, ArgValue>>) => CompletedArgs {
  const known = new Map<string, CompletedArgs>();
  return (op, given) => {
    const key = `${op.type} ${JSON.stringify(given)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const filled: Record<string, ArgValue> = {};
    for (const [name, field] of Object.entries(op.fields)) {
      const value = given[name] ?? field.default;
      if (value === undefined)
        return { refusal: { code: 'argument', argument: name, problem: `${op.type} needs ${name}` } };
      if (!hasNumbersOf(field, value))
        return {
          refusal: { code: 'argument', argument: name, problem: `${op.type} cannot take this ${name}` },
        };
      filled[name] = value;
    }
    const completed = { args: filled };
    known.set(key, completed);
    return completed;
  };
}

/** Whether the numbers of a value are whole where its kind says so, and finite. */
function hasNumbersOf(kind: Kind, value: ArgValue): boolean {
  if (kind.kind === 'either') return kind.of.some((each) => hasNumbersOf(each, value));
  const inner = kind.kind === 'list' || kind.kind === 'per axis' ? kind.of : kind;
  if (isList(value)) return value.every((each) => hasNumbersOf(inner, each));
  if (typeof value !== 'number') return true;
  return inner.kind === 'whole' ? Number.isSafeInteger(value) : Number.isFinite(value);
}

function isList(value: ArgValue): value is readonly ArgValue[] {
  return Array.isArray(value);
}
