import { createPathScope } from '../../graph/naming';
import type { BodySpec, ModuleSpec, ModuleUseSpec } from '../../language/spec';
import type { ArgValue } from '../../ops/op';
import { type Environment, scopeAt } from './environment';
import { evaluateIn } from './evaluate';
import { type Expansion, type Flow, goDeeper } from './expansion';
import type { Frame } from './frame';
import { oneInput, type Started } from './place';
import { beginRegion, endRegion } from './regions';
import { takePath } from './step-path';

/** Expands the inside of the root or of a module and gives its output. */
export type ExpandBody = (
  expansion: Expansion,
  body: BodySpec,
  frame: Frame,
  environment: Environment,
) => Flow;

/** Expands a use of a module: its body, with its arguments as names. */
export function expandModule(
  expansion: Expansion,
  step: ModuleUseSpec,
  started: Started,
  expandBody: ExpandBody,
): Flow {
  const { functional, frozen } = started;
  const { type, at } = step;
  const module = expansion.modulesByName.get(type);
  const path = takePath(expansion, at, started, functional ? 'function' : 'module');
  if (module === undefined) return null;
  const flow = oneInput(expansion, step, started);
  const values = moduleArguments(expansion, step, module, started.environment, flow);
  if (values === null || !goDeeper(expansion, at)) return null;
  const frame: Frame = {
    scope: createPathScope(path, 'list'),
    inputs: [{ name: 'input', flow }],
    named: new Map(),
    parent: null,
    frozen,
    startedAt: expansion.steps,
  };
  const kind = module.base === 'Sequential' ? 'sequential' : 'module';
  if (!functional) beginRegion(expansion, { kind, path, type }, at);
  const environment = { values, parent: rootOf(started.environment), use: step };
  const output = expandBody(expansion, module.body, frame, environment);
  expansion.depth -= 1;
  if (!functional) endRegion(expansion, output, at);
  return output;
}

/** A module sees its own arguments and the document's variables, not the names around its use. */
function rootOf(environment: Environment): Environment {
  let outer = environment;
  while (outer.parent !== null) outer = outer.parent;
  return outer;
}

/** Given arguments are worked out where the module is used, defaults inside it. */
function moduleArguments(
  expansion: Expansion,
  step: ModuleUseSpec,
  module: ModuleSpec,
  environment: Environment,
  flow: Flow,
): ReadonlyMap<string, ArgValue> | null {
  const given = new Map(step.args);
  const values = new Map<string, ArgValue>();
  const shape = flow?.shape ?? null;
  const inside = scopeAt({ values, parent: rootOf(environment) }, shape);
  const outside = scopeAt(environment, shape);
  for (const [name, byDefault] of module.args) {
    const template = given.get(name);
    const value =
      template === undefined
        ? evaluateIn({ expansion, at: `${module.at}/args` }, byDefault, name, inside)
        : evaluateIn({ expansion, at: step.at }, template, name, outside);
    if (value === undefined) return null;
    values.set(name, value);
  }
  return values;
}
