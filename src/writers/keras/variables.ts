import { type Graph, keyOfValue, type Value } from '../../graph/graph';
import { variableName } from '../python/names';
import { unusedName } from '../unused-name';
import type { Plan } from './plan';

/** The variable of a tensor that only the next statement reads. */
export const CURRENT = 'x';

/** A function that gives each text a unique name. */
export function createNames(taken: readonly string[]): (text: string) => string {
  const used = new Set(taken);
  return (text) => {
    const name = unusedName(variableName(text), (other) => used.has(other));
    used.add(name);
    return name;
  };
}

/**
 * The variables of the values of a network, found by a plan whose variables are the keys of values: `x` if only
 * the next statement reads it, else the name of the module or branch that returns it, or of its layer.
 */
export function variablesOf(graph: Graph, plan: Plan): ReadonlyMap<string, string> {
  const names = createNames([CURRENT, 'keras', 'layers', 'ops', 'initializers', 'inputs', 'outputs']);
  const variables = new Map<string, string>();
  const statements = plan.nodes.filter(({ steps }) => steps.length > 0);
  const readers = new Map<string, Set<number>>();
  const read = (variable: string, statement: number): void => {
    const known = readers.get(variable);
    if (known === undefined) readers.set(variable, new Set([statement]));
    else known.add(statement);
  };
  for (const [statement, { inputs }] of statements.entries())
    for (const { variable } of inputs) read(variable, statement);
  for (const { variable } of plan.outputs) read(variable, statements.length);
  for (const [index, { variable }] of plan.inputs.entries()) {
    const name = graph.sources.filter(({ kind }) => kind === 'input')[index]?.name ?? '';
    variables.set(variable, plan.inputs.length === 1 ? 'inputs' : names(name));
  }
  for (const [statement, { number }] of statements.entries()) {
    const value = { node: number, slot: 0 };
    const [reader, ...others] = readers.get(keyOfValue(value)) ?? [];
    const isNext = reader === statement + 1 && others.length === 0;
    variables.set(keyOfValue(value), isNext ? CURRENT : names(pathOfValue(graph, value)));
  }
  return variables;
}

/** The path that a value is named after. */
function pathOfValue({ nodes, regions }: Graph, value: Value): string {
  const giving = regions.filter(
    ({ called, path, outputs }) =>
      called && path !== '' && outputs.some(({ value: given }) => keyOfValue(given) === keyOfValue(value)),
  );
  const [outermost] = giving
    .map(({ path }) => path)
    .sort((left, right) => left.split('.').length - right.split('.').length);
  return outermost ?? nodes[value.node]?.path ?? '';
}
