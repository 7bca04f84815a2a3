import { parseInputShape } from '../language/input-shape';
import type { NamedShape, Shape } from '../ops/shape';

/** What a value of `--in` says. */
export interface GivenInput {
  /** Null where it names none. */
  readonly name: string | null;
  /** Without the batch; null where it is no shape. */
  readonly shape: Shape | null;
}

/** Reads `192x28x28` or `name=192x28x28`. */
export function parseInput(text: string): GivenInput {
  const [, name = null, sizes = text] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  return { name, shape: parseInputShape(sizes) };
}

/** Whether every value of `--in` says what one of these inputs, whose shapes begin with their batch, is anyway. */
export function changesNoInput(inputs: readonly NamedShape[], texts: readonly string[]): boolean {
  return texts.every((text) => {
    const { name, shape } = parseInput(text);
    const input = name === null ? onlyOf(inputs) : inputs.find((candidate) => candidate.name === name);
    return shape !== null && input?.shape.slice(1).join('x') === shape.join('x');
  });
}

function onlyOf(inputs: readonly NamedShape[]): NamedShape | undefined {
  return inputs.length === 1 ? inputs[0] : undefined;
}
