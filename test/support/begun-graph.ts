import { createBuilder, type GraphBuilder } from '../../src/graph/builder';
import type { Graph, Origin, Value } from '../../src/graph/graph';
import { isRefusal, type Refusal } from '../../src/graph/refusal';
import { argumentCompleter } from '../../src/language/complete-arguments';
import type { Args } from '../../src/ops/op';

/** A place for calls that a test makes. */
export const origin: Origin = { document: 'net.py', at: { line: 3, column: 9 } };

/** A graph that has nothing yet, whose arguments are completed as those of specs are. */
export function begun(onNodes?: (count: number) => void): GraphBuilder<Args> {
  return createBuilder(argumentCompleter(), onNodes);
}

/** The outputs of a call that must be taken. */
export function taken(answer: readonly Value[] | Refusal): readonly Value[] {
  if (isRefusal(answer)) throw new Error(answer.problem);
  return answer;
}

/** The main output of a call that must be taken. */
export function first(answer: readonly Value[] | Refusal): Value {
  const [value] = taken(answer);
  if (value === undefined) throw new Error('no output');
  return value;
}

const root = { name: 'Net', kind: 'module', source: 'net.py', batch: 1 } as const;

/** A builder of a graph that is begun. */
export type Builder = GraphBuilder<Args>;

/** What a call of a layer type gives first. */
export function layer(
  builder: Builder,
  type: string,
  inputs: readonly Value[],
  args: Args = {},
  path = type,
): Value {
  return first(builder.call(type, args, inputs, { path, origin }));
}

/** The graph of what was built, with this output. */
export function finished(builder: Builder, output: Value): Graph {
  builder.output('output', output);
  return builder.finish(root);
}
