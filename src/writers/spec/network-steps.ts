import type { Graph, ParameterId, Region, Value } from '../../graph/graph';
import { type Body, calledRegions, layOut, type RegionForm, unused } from './bodies';
import { isConstant, notFromSources } from './constants';
import { bordersOf } from './flows';
import { constantArgs, heldStep, layerStep, nodeSteps, sourceSteps } from './layer-steps';
import type { WrittenInputs } from './network-inputs';
import { type OwnTensors, shareOut } from './own-tensors';
import { inputNames, outputKeys, referenceTo, targetOf, type Writing } from './references';
import { secondCalls } from './second-calls';
import type { WrittenStep } from './written-step';

/** The steps of a network, and how its outputs are named. */
export interface NetworkSteps {
  readonly layers: readonly WrittenStep[];
  readonly outputs: readonly (readonly [name: string, reference: string])[];
}

/**
 * Writes the calls of a network as steps: each region as a module or a Sequential if its inputs and outputs can
 * be named that way, else with its layers in the body around it.
 */
export function networkSteps(graph: Graph, inputs: WrittenInputs): NetworkSteps {
  const regions = calledRegions(graph);
  const borders = bordersOf(graph, regions);
  const own = shareOut(graph);
  const forms = new Map(
    regions.map((region) => [region, firstForm(region, borders.get(region)?.taken.length ?? 0)]),
  );
  const inputOf = new Map(
    regions.map((region) => [
      region,
      forms.get(region) === 'module' ? (borders.get(region)?.taken ?? []) : firstRead(graph, region),
    ]),
  );
  const again = new Map(secondCalls(graph, regions, { borders, forms: own.forms }));
  for (;;) {
    for (const [region, first] of again) if (forms.get(first) === 'dissolved') again.delete(region);
    const root = layOut(graph, { forms, inputs: inputOf, again });
    const writing = { graph, inputs, borders, own, changes: new Map<Region, RegionForm>() };
    const layers = [...inputSteps(inputs), ...stepsOf(root, writing), ...leftSteps(root, writing)];
    const outputs = graph.outputs.map(({ name, value }) => {
      const reference = isConstant(graph, value) ? null : referenceTo(writing, value, root);
      return [name, reference, value] as const;
    });
    if (writing.changes.size === 0) return withOutputs({ graph, root, layers, outputs });
    for (const [region, form] of writing.changes) {
      forms.set(region, form);
      if (form === 'list') inputOf.set(region, firstRead(graph, region));
    }
  }
}

/** A class that takes tensors can be a module of the language. */
function firstForm({ kind, type }: Region, taken: number): RegionForm {
  if (type === '' || type === 'Sequential') return 'list';
  return taken > 0 ? 'module' : kind === 'sequential' ? 'list' : 'dissolved';
}

function firstRead({ nodes }: Graph, { first }: Region): readonly Value[] {
  return nodes[first]?.inputs.slice(0, 1) ?? [];
}

/** Inputs that are declared whole, without the dimension of the batch. */
function inputSteps({ form, shapes }: WrittenInputs): readonly WrittenStep[] {
  if (form === 'samples') return [];
  return shapes.map(([name]) =>
    layerStep({
      type: 'Squeeze',
      name: `${name}_whole`,
      from: shapes.length === 1 ? '@input' : `@${name}`,
      args: { dim: 0 },
    }),
  );
}

/** Parameters that belong to no layer, so that they are counted. */
function leftSteps(
  root: Body,
  { graph, own }: { readonly graph: Graph; readonly own: OwnTensors },
): readonly WrittenStep[] {
  return notFromSources(graph, own.left).flatMap((id: ParameterId) => {
    const parameter = graph.parameters[id];
    return parameter === undefined ? [] : [heldStep(parameter, unused(root, parameter.name))];
  });
}

function stepsOf(body: Body, writing: Writing): readonly WrittenStep[] {
  return body.items.flatMap((item): readonly WrittenStep[] => {
    if (item.kind === 'source') return sourceSteps(item, writing);
    if (item.kind === 'node') return nodeSteps(item, body, writing);
    if (item.kind === 'again') {
      const [taken] = writing.borders.get(item.region)?.taken ?? [];
      const from = taken === undefined ? null : referenceTo(writing, taken, body);
      return [layerStep({ kind: 'again', type: targetOf(writing, item.first, body), name: item.name, from })];
    }
    const { body: inner, name } = item;
    const layers = stepsOf(inner, writing);
    const from = inputOfBody(writing, inner, body);
    if (layers.length === 0) return [];
    if (inner.form !== 'module' || inner.region === null)
      return [layerStep({ kind: 'list', type: 'Sequential', name, isModule: true, from, layers })];
    const keys = outputKeys(writing, inner);
    const outputs =
      keys === null
        ? null
        : Object.fromEntries(keys.map(([key, value]) => [key, referenceTo(writing, value, inner)]));
    const base = inner.region.kind === 'sequential' ? 'Sequential' : 'Module';
    return [
      layerStep({
        kind: 'module',
        type: inner.region.type,
        name,
        isModule: true,
        from,
        inputs: inputNames(inner),
        layers,
        outputs,
        base,
      }),
    ];
  });
}

function inputOfBody(writing: Writing, { inputs }: Body, around: Body): WrittenStep['from'] {
  const read = inputs.filter((input) => !isConstant(writing.graph, input));
  const [only, ...others] = read.map((input) => referenceTo(writing, input, around));
  return only === undefined ? null : others.length === 0 ? only : [only, ...others];
}

/** An output that is an input or a constant is passed through a layer that does nothing. */
function withOutputs({
  graph,
  root,
  layers,
  outputs,
}: {
  readonly graph: Graph;
  readonly root: Body;
  readonly layers: readonly WrittenStep[];
  readonly outputs: readonly (readonly [
    name: string,
    reference: string | null,
    value: { readonly node: number },
  ])[];
}): NetworkSteps {
  const added: WrittenStep[] = [];
  const named = outputs.map(([name, reference, { node }]) => {
    if (reference !== null && !reference.startsWith('@')) return [name, reference] as const;
    const source = graph.sources[-1 - node];
    const step = layerStep(
      reference === null
        ? {
            type: 'onnx.ConstantOfShape',
            name: unused(root, name),
            args: constantArgs(source?.type),
          }
        : { type: 'Identity', name: unused(root, name), from: reference, args: { functional: true } },
    );
    added.push(step);
    return [name, step.name] as const;
  });
  return { layers: [...layers, ...added], outputs: named };
}
