import type { CompletedArgs } from '../../../graph/builder';
import type { ArgValue, Op } from '../../../ops/op';

/**
 * Fills in the defaults of arguments that this front end makes itself, so that nothing needs to check them; equal
 * arguments of an op come to one object.
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
      filled[name] = value;
    }
    const completed = { args: filled };
    known.set(key, completed);
    return completed;
  };
}
