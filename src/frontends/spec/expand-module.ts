import { createPathScope } from '../../graph/path-scope';
import type { ModuleUseSpec } from '../../language/spec';
import type { ArgValue } from '../../ops/op';
import { addModule, type BuildState, type Flow } from './build-state';
import { type Environment, scopeAt } from './environment';
import { evaluateIn } from './evaluate';
import { expandBody } from './expand';
import type { Frame } from './frame';
import { furtherOutputsOf } from './outputs';
import { enter, oneInput, type Started } from './place';
import { takePath } from './step-path';

/** Expands a use of a module: its body, with its arguments as names. */
export function expandModule(state: BuildState, step: ModuleUseSpec, started: Started): Flow {
  const module = state.modulesByName.get(step.type);
  const path = takePath(state, step.at, started, started.functional ? 'function' : 'module');
  if (module === undefined) return null;
  const flow = oneInput(state, step, started);
  const values = moduleArgs(state, step, module.args, started, flow);
  if (values === null || !enter(state, step.at)) return null;
  const frame: Frame = {
    scope: createPathScope(path, 'list'),
    inputs: [{ name: 'input', flow }],
    named: new Map(),
    parent: null,
    frozen: started.frozen,
    startedAt: state.steps,
  };
  const first = state.nodes.count;
  const environment = { values, parent: rootOf(started.environment), use: step };
  const output = expandBody(state, module.body, frame, environment);
  state.depth -= 1;
  if (output !== null && !started.functional) {
    addModule(state, {
      path,
      type: step.type,
      base: module.base,
      first,
      end: state.nodes.count,
      output: output.shape,
      outputNode: output.id,
      furtherOutputs: furtherOutputsOf(output),
      at: step.at,
    });
  }
  return output;
}

/** A module sees its own arguments and the document's variables, not the names around its use. */
function rootOf(environment: Environment): Environment {
  let outer = environment;
  while (outer.parent !== null) outer = outer.parent;
  return outer;
}

/** Given arguments are worked out where the module is used, defaults inside it. */
function moduleArgs(
  state: BuildState,
  step: ModuleUseSpec,
  declared: ModuleUseSpec['args'],
  started: Started,
  flow: Flow,
): ReadonlyMap<string, ArgValue> | null {
  const given = new Map(step.args);
  const values = new Map<string, ArgValue>();
  const declaredAt = `${state.modulesByName.get(step.type)?.at ?? ''}/args`;
  const shape = flow?.shape ?? null;
  const inside = scopeAt({ values, parent: rootOf(started.environment) }, shape);
  const outside = scopeAt(started.environment, shape);
  for (const [name, byDefault] of declared) {
    const template = given.get(name);
    const value =
      template === undefined
        ? evaluateIn(state, byDefault, declaredAt, name, inside)
        : evaluateIn(state, template, step.at, name, outside);
    if (value === undefined) return null;
    values.set(name, value);
  }
  return values;
}
