import { childPointer } from '../../diagnostics/json-pointer';
import { didYouMean } from '../../diagnostics/nearest';
import { createPathScope, pathBelow } from '../../graph/naming';
import { looksLikePath } from '../../language/document-name';
import { overrideVars } from '../../language/parse-spec';
import { inputNamesOf, type NetworkUseSpec, type VarSpec } from '../../language/spec';
import { quoted, shortened } from '../../text/shortened';
import { evaluateIn, scopeOfSite } from './evaluate';
import { type ExpandBody, moduleInputs } from './expand-module';
import { type Expansion, goDeeper, isCut, pushDiagnostic, reportAt, takeSteps, tap } from './expansion';
import type { Flow, ShapedValue } from './flow';
import { type BodyInput, beginFrame, stepsOfBody } from './frame';
import { outputsByName } from './outputs';
import { firstOf, type Started, siteOf } from './place';
import { beginRegion, endRegion } from './regions';
import { takePath } from './step-path';
import { evaluateVariables } from './variables';

/** Expands a use of another document: its root, with its own variables, on the given inputs. */
export function expandNetwork(step: NetworkUseSpec, started: Started, expandBody: ExpandBody): Flow {
  const { functional, frame: outside } = started;
  const { expansion } = outside;
  const { at, spec, outputs } = step;
  const path = takePath(at, started, functional ? 'function' : 'module');
  const inputs = moduleInputs(step, inputNamesOf(spec), started);
  const vars = varsOf(step, started);
  // each use evaluates all variables again
  if (!takeSteps(expansion, at, spec.vars.length + spec.modules.length)) return null;
  if (vars === null || !goDeeper(expansion, at)) return null;
  const kind = spec.base === 'Sequential' ? 'sequential' : 'module';
  if (!functional) beginRegion(expansion, { kind, path, type: spec.name }, at);
  const firstNode = expansion.builder.nodes.length;
  const { taps: around } = expansion;
  const wanted = new Set(outputs.map(([, inner]) => pathBelow(path, inner)));
  const found = new Map<string, ShapedValue>();
  if (outputs.length > 0) expansion.taps = { wanted, found, around };
  const own = expandInside({ ...step, spec: { ...spec, vars } }, { started, path, inputs }, expandBody);
  expansion.taps = around;
  expansion.depth -= 1;
  const output =
    outputs.length === 0 || isCut(expansion)
      ? own
      : tappedOutputs(step, found, { expansion, path, firstNode });
  if (!functional) endRegion(expansion, output, at);
  tap(expansion, path, output);
  if (output !== null && outputs.length > 0) markUnneeded(expansion, firstNode, [...found.values()]);
  return output;
}

/** Expands the root of the other document, which is the current document meanwhile. */
function expandInside(
  { spec, type, at }: NetworkUseSpec,
  {
    started,
    path,
    inputs,
  }: { readonly started: Started; readonly path: string; readonly inputs: readonly BodyInput[] },
  expandBody: ExpandBody,
): Flow {
  const { expansion, frozen, bodies } = started.frame;
  const { document, modulesByName, presetUse } = expansion;
  if (!looksLikePath(type)) expansion.presetUse ??= { document, at };
  expansion.document = spec.document;
  expansion.modulesByName = new Map(spec.modules.map((module) => [module.name, module]));
  const environment = {
    values: evaluateVariables(spec, (found) => pushDiagnostic(expansion, found)),
    parent: null,
    vars: spec.vars,
  };
  const scope = createPathScope(path, 'list');
  const steps = stepsOfBody(spec.body);
  const frame = beginFrame({ expansion, scope, inputs, parent: null, frozen, steps, bodies });
  const output = expandBody(spec.body, frame, environment);
  expansion.document = document;
  expansion.modulesByName = modulesByName;
  expansion.presetUse = presetUse;
  return output;
}

/** The variables of the other document; given ones are evaluated where it is used. */
function varsOf({ at, spec, vars }: NetworkUseSpec, started: Started): readonly VarSpec[] | null {
  const { expansion } = started.frame;
  const site = siteOf(`${at}/vars`, started, firstOf(started.flows));
  const location = { document: expansion.document, path: [] };
  const given: VarSpec[] = [];
  for (const [name, template] of vars) {
    const value = evaluateIn(site, template, name, scopeOfSite(site));
    if (value === undefined) return null;
    given.push({ name, value, location });
  }
  return overrideVars(spec.vars, given, () => undefined);
}

/** The inner layers that are outputs, by name; null, with the problems reported, if one does not exist. */
function tappedOutputs(
  { at, type, outputs }: NetworkUseSpec,
  found: ReadonlyMap<string, ShapedValue>,
  {
    expansion,
    path,
    firstNode,
  }: { readonly expansion: Expansion; readonly path: string; readonly firstNode: number },
): Flow {
  const byName = new Map<string, ShapedValue>();
  const hasErrors = expansion.diagnostics.length > 0;
  for (const [name, inner] of outputs) {
    const output = found.get(pathBelow(path, inner));
    if (output !== undefined) byName.set(name, output);
    else if (!hasErrors) {
      const outputAt = childPointer(`${at}/outputs`, name);
      const message = `${shortened(type)} has no layer ${quoted(inner)}`;
      reportAt(expansion, 'spec/unknown-reference', outputAt, message, {
        help: () =>
          didYouMean(inner, pathsBelow(expansion, path, firstNode)) ??
          'name a layer or a module by its path below it',
      });
    }
  }
  const [first] = byName.values();
  if (first === undefined || byName.size < outputs.length) return null;
  return { ...first, outputs: outputsByName(byName) };
}

function pathsBelow({ builder }: Expansion, path: string, firstNode: number): ReadonlySet<string> {
  const paths = new Set<string>();
  const start = path === '' ? 0 : path.length + 1;
  for (const node of builder.nodes.slice(firstNode)) {
    const below = node.path.slice(start);
    for (let end = below.length; end > 0; end = below.lastIndexOf('.', end - 1))
      paths.add(below.slice(0, end));
  }
  return paths;
}

/** Marks the nodes from one on that none of these outputs depends on. */
function markUnneeded(
  { builder, unneeded }: Expansion,
  firstNode: number,
  outputs: readonly ShapedValue[],
): void {
  const { nodes } = builder;
  const needed = new Set(outputs.map(({ value }) => value.node));
  for (let number = nodes.length - 1; number >= firstNode; number -= 1) {
    if (needed.has(number)) for (const { node } of nodes[number]?.inputs ?? []) needed.add(node);
    else unneeded.add(number);
  }
}
