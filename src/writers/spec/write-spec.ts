import type { Graph } from '../../graph/graph';
import type { SpecObject } from './json';
import { opaqueArgs } from './layer-steps';
import { type WrittenInputs, writtenInputs } from './network-inputs';
import { networkSteps } from './network-steps';
import { withOutputKeys } from './output-keys';
import { stepsAsJson } from './steps-as-json';
import { withBatches } from './with-batches';

/** A spec as plain JSON with its batch, or why a network cannot be written as one: `has no input`. */
export type WrittenSpec =
  | { readonly spec: SpecObject; readonly batch: number }
  | { readonly problem: string };

/**
 * Writes a network as a JSON spec that a person can read: its layers in the order of execution, a module for
 * each class and a Repeat for equal layers in a row. Element types are not part of the language.
 */
export function writeSpec(given: Graph): WrittenSpec {
  const graph = withBatches(given);
  const inputs = writtenInputs(graph);
  if ('problem' in inputs) return inputs;
  const problem = problemOf(graph);
  if (problem !== null) return { problem };
  const { layers, outputs } = networkSteps(graph, inputs);
  const references = outputs.map(([, reference]) => reference);
  const isPlain = outputs.length === 1 && references[0] === lastCalled(layers);
  const { modules, steps } = stepsAsJson(
    layers,
    isPlain ? [] : references,
    inputs.shapes.length === 1 ? '@input' : null,
  );
  return {
    spec: {
      name: graph.name,
      ...(inputs.batch === 1
        ? {}
        : { description: `Of a batch of ${inputs.batch}: read it with --batch ${inputs.batch}` }),
      input: inputJson(inputs),
      ...(graph.kind === 'sequential' ? { base: 'Sequential' } : {}),
      ...(Object.keys(modules).length === 0 ? {} : { modules }),
      layers: steps,
      ...(isPlain ? {} : { outputs: outputNames(outputs) }),
    },
    batch: inputs.batch,
  };
}

function lastCalled(
  layers: readonly { readonly name: string; readonly args: SpecObject }[],
): string | undefined {
  return layers.findLast(({ args }) => args.called !== false)?.name;
}

function inputJson({ shapes }: WrittenInputs): SpecObject | readonly number[] {
  const [only, ...others] = shapes;
  return only !== undefined && others.length === 0 ? only[1] : Object.fromEntries(shapes);
}

function outputNames(outputs: readonly (readonly [name: string, reference: string])[]): SpecObject {
  const named = outputs.map(([name, value]) => ({ name, otherwise: 'output', value }));
  return Object.fromEntries(withOutputKeys(named));
}

function problemOf({ nodes, outputs }: Graph): string | null {
  for (const { called, computation, path } of nodes)
    if (called && computation.op === null && opaqueArgs(computation) === null)
      return `has a ${computation.type}${path === '' ? '' : ` (${path})`} that no layer type can express`;
  return outputs.length === 0 ? 'has no output' : null;
}
