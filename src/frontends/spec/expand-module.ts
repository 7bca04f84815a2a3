import { childPointer } from '../../diagnostics/json-pointer';
import { createPathScope } from '../../graph/naming';
import type { BodySpec, ModuleSpec, ModuleUseSpec, NetworkUseSpec } from '../../language/spec';
import type { ArgValue } from '../../ops/op';
import { shortened } from '../../text/shortened';
import { builtOnce } from './built-once';
import { type Environment, scopeAt } from './environment';
import { evaluateIn } from './evaluate';
import { goDeeper, reportAt, tap } from './expansion';
import type { Flow } from './flow';
import { type BodyInput, beginFrame, type Frame, stepsOfBody } from './frame';
import { oneInput, type Started } from './place';
import { shapeOfReference } from './reference';
import { beginRegion, endRegion } from './regions';
import { takePath } from './step-path';

/** Expands the body of the root or of a module and returns its output. */
export type ExpandBody = (body: BodySpec, frame: Frame, environment: Environment) => Flow;

/** Expands a use of a module: its body, with its arguments as names. */
export function expandModule(step: ModuleUseSpec, started: Started, expandBody: ExpandBody): Flow {
  const { expansion } = started.frame;
  const { type, at } = step;
  const module = expansion.modulesByName.get(type);
  const path = takePath(at, started, started.functional ? 'function' : 'module');
  if (module === undefined) return null;
  const inputs = moduleInputs(step, module.inputs, started);
  const flow = inputs[0]?.flow ?? null;
  const values = moduleArguments(step, module, started, flow);
  if (values === null) return null;
  const environment = { values, parent: rootOf(started.environment), use: step };
  const use = { step, module, path, inputs, environment };
  const flows = inputs.map((input) => input.flow);
  const part = { step, path, frame: started.frame, environment, flows, functional: started.functional };
  return builtOnce(part, () => expandInside(use, started, expandBody));
}

/** A use of a module whose arguments are known. */
interface KnownUse {
  readonly step: ModuleUseSpec;
  readonly module: ModuleSpec;
  readonly path: string;
  readonly inputs: readonly BodyInput[];
  readonly environment: Environment;
}

/** Expands the body of a module. */
function expandInside(
  { step: { at, type }, module, path, inputs, environment }: KnownUse,
  { functional, frame: outside }: Started,
  expandBody: ExpandBody,
): Flow {
  const { expansion, frozen, bodies } = outside;
  if (!goDeeper(expansion, at)) return null;
  const scope = createPathScope(path, 'list');
  const steps = stepsOfBody(module.body);
  const frame = beginFrame({ expansion, scope, inputs, parent: null, frozen, steps, bodies });
  const kind = module.base === 'Sequential' ? 'sequential' : 'module';
  if (!functional) beginRegion(expansion, { kind, path, type }, at);
  const output = expandBody(module.body, frame, environment);
  expansion.depth -= 1;
  if (!functional) endRegion(expansion, output, at);
  tap(expansion, path, output);
  return output;
}

/** The inputs of a module by their names; unknown, with the error reported, if it takes more or fewer. */
export function moduleInputs(
  step: ModuleUseSpec | NetworkUseSpec,
  inputs: readonly string[],
  started: Started,
): readonly BodyInput[] {
  const [only = 'input', ...others] = inputs;
  if (others.length === 0) return [{ name: only, flow: oneInput(step, started) }];
  const { flows, frame } = started;
  const isRight = flows.length === inputs.length;
  if (!isRight) {
    const message = `${shortened(step.type)} takes ${inputs.length} inputs (${inputs.join(', ')}), not ${flows.length}`;
    const [first, second] = inputs;
    const help = `name them: "from": ["a", "b"], or {"${first}": "a", "${second}": "b"}`;
    const at = step.from === null ? step.at : childPointer(step.at, 'from');
    reportAt(frame.expansion, 'spec/arity', at, message, { help });
  }
  return inputs.map((name, index) => ({ name, flow: isRight ? (flows[index] ?? null) : null }));
}

/** The environment of a module: its own arguments and the document's variables, not the names around its use. */
function rootOf(environment: Environment): Environment {
  let outer = environment;
  while (outer.parent !== null) outer = outer.parent;
  return outer;
}

/** The arguments of a module: given ones are evaluated where it is used, defaults inside it. */
function moduleArguments(
  step: ModuleUseSpec,
  module: ModuleSpec,
  { frame, environment }: Started,
  flow: Flow,
): ReadonlyMap<string, ArgValue> | null {
  const { expansion } = frame;
  const given = new Map(step.args);
  const values = new Map<string, ArgValue>();
  const shape = flow?.shape ?? null;
  const inside = scopeAt({ values, parent: rootOf(environment) }, shape, null);
  const outside = scopeAt(environment, shape, (layer) => shapeOfReference(frame, layer));
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
