import { createBuilder } from '../../src/graph/builder';
import type { Graph, Origin, Value } from '../../src/graph/graph';
import { isRefusal } from '../../src/graph/refusal';
import { argumentCompleter } from '../../src/language/complete-arguments';

/** A call by the names of what it reads: `x`, or `lstm:1` for an output after the main one. */
interface ListedCall extends Record<'name' | 'path' | 'type', string> {
  readonly args?: Readonly<Record<string, unknown>>;
  readonly from: readonly string[];
  readonly functional?: boolean;
  readonly weights?: Readonly<Record<string, string>>;
  readonly gives?: readonly (readonly number[])[];
}

export type ListedStep =
  | ListedCall
  | { readonly enter: 'module' | 'sequential' | 'branch'; readonly path: string; readonly type: string }
  | { readonly leave: string };

export interface CallList extends Record<'name' | 'output', string> {
  readonly inputs: Readonly<Record<string, readonly number[]>>;
  readonly steps: readonly ListedStep[];
}

/** A front end for lists of calls: reads JSON and builds its graph; throws where the builder refuses a call. */
export function graphOfCalls(json: string): Graph {
  const { name, inputs, steps, output }: CallList = JSON.parse(json);
  const builder = createBuilder(argumentCompleter());
  const values = new Map<string, Value>();
  const valueNamed = (reference: string): Value => {
    const value = values.get(reference);
    if (value === undefined) throw new Error(`nothing is named ${reference}`);
    return value;
  };
  const idOf = (name: string) => builder.parameters().findIndex((other) => other.name === name);
  for (const [input, shape] of Object.entries(inputs)) values.set(input, builder.input(input, { shape }));
  for (const [at, step] of steps.entries()) {
    const origin: Origin = { document: name, at: `/steps/${at}` };
    if ('enter' in step)
      builder.enter({ kind: step.enter, path: step.path, type: step.type, called: true, origin });
    else if ('leave' in step) builder.leave([{ name: 'output', value: valueNamed(step.leave) }]);
    else {
      const { path, functional = false, type, args = {}, weights = {}, gives } = step;
      const shared = Object.fromEntries(Object.entries(weights).map(([own, other]) => [own, idOf(other)]));
      const options = { path, functional, origin, weights: shared };
      const from = step.from.map(valueNamed);
      const types = gives?.map((shape) => ({ shape }));
      const given =
        types === undefined
          ? builder.call(type, args, from, options)
          : builder.unknown(type, from, types, options);
      if (isRefusal(given)) throw new Error(`${step.name}: ${given.problem}`);
      for (const [slot, value] of given.entries())
        values.set(slot === 0 ? step.name : `${step.name}:${slot}`, value);
    }
  }
  builder.output('output', valueNamed(output));
  return builder.finish({ name, kind: 'module', source: name, batch: Object.values(inputs)[0]?.[0] ?? 1 });
}
