import { type Graph, inputsOf } from '../../graph/graph';
import { isKnownShape, type Shape } from '../../ops/shape';

/**
 * The inputs of a network as a spec has them, without the batch. Without a common first dimension the batch is
 * 1, and each input is declared whole, as one sample; the first layer then removes the dimension of the batch.
 */
export interface WrittenInputs {
  readonly form: 'samples' | 'whole';
  readonly batch: number;
  /** By name, in their order. */
  readonly shapes: readonly (readonly [name: string, shape: Shape])[];
}

/** The inputs of a network, or why they cannot be written. */
export function writtenInputs(graph: Graph): WrittenInputs | { readonly problem: string } {
  const inputs = inputsOf(graph);
  if (inputs.length === 0) return { problem: 'has no input' };
  const shapes: (readonly [string, Shape])[] = [];
  for (const { name, type } of inputs) {
    if (!isKnownShape(type.shape)) return { problem: `has an input ${name} whose sizes are not all known` };
    shapes.push([name, type.shape]);
  }
  const [batch = 1] = shapes[0]?.[1] ?? [];
  if (shapes.every(([, shape]) => shape.length > 1 && shape[0] === batch))
    return { form: 'samples', batch, shapes: shapes.map(([name, shape]) => [name, shape.slice(1)]) };
  return { form: 'whole', batch: 1, shapes };
}

/** How the layers of the network refer to an input, by its position. */
export function inputReference({ form, shapes }: WrittenInputs, position: number): string {
  const [name = ''] = shapes[position] ?? [];
  if (form === 'whole') return `${name}_whole`;
  return shapes.length === 1 ? '@input' : `@${name}`;
}
