import type { Diagnostic } from '../diagnostics/diagnostic';
import { invalidOption } from '../diagnostics/invalid-option';
import { settingText } from '../frontends/setting';
import { parseInputShape } from '../language/input-shape';
import type { ArgValue } from '../ops/op';
import type { NamedShape, PartialShape } from '../ops/shape';
import type { Axis } from './axis';

/** One value of an axis, as the command line gives it. */
export interface Choice {
  /** Values of `--set` and of `--in`. */
  readonly set: readonly string[];
  readonly in: readonly string[];
}

/** An axis with what each of its values means for a network. */
export interface ResolvedAxis extends Axis {
  readonly choiceAt: (position: number) => Choice;
}

/**
 * Resolves the values of an axis for a network with these inputs, given without the batch.
 *
 * A single size of `in` sets every dimension after the channels, of all inputs that have such dimensions; a
 * whole shape sets that of the input. For a single input, the value of the row is its whole shape.
 */
export function resolveAxis(axis: Axis, inputs: readonly NamedShape[]): ResolvedAxis | Diagnostic {
  const { name, values } = axis;
  const [, own] = /^in(?:\.(.+))?$/s.exec(name) ?? [];
  if (name !== 'in' && own === undefined)
    return {
      ...axis,
      choiceAt: (position) => ({ set: [`${name}=${settingText(values[position] ?? null)}`], in: [] }),
    };
  const varied = own === undefined ? inputs : inputs.filter((input) => input.name === own);
  if (varied.length === 0) {
    const names = inputs.map((input) => `in.${input.name}`).join(', ');
    return invalidOption(
      '--vary',
      name,
      `in, or one of ${names === '' ? 'its inputs' : names}`,
      names === '' ? 'give the network an input' : `for example --vary ${inputName(inputs)}=160,192`,
    );
  }
  const choices: Choice[] = [];
  const shown: ArgValue[] = [];
  for (const value of values) {
    const shapes = varied.map((input) => shapeFor(input.shape, value));
    const texts = shapes.map((shape, index) => {
      const text = shape?.join('x') ?? '';
      return inputs.length === 1 ? text : `${varied[index]?.name}=${text}`;
    });
    if (shapes.includes(null)) {
      const expected = 'a size, or a whole shape such as 3x224x224';
      return invalidOption(`--vary ${name}`, String(value), expected, 'for example --vary in=160,192,224');
    }
    choices.push({ set: [], in: texts });
    shown.push(varied.length === 1 ? (shapes[0]?.join('x') ?? value) : value);
  }
  return { name, values: shown, choiceAt: (position) => choices[position] ?? { set: [], in: [] } };
}

/** The name by which `--vary` varies the first input: `in` if it is the only one. */
function inputName([first, ...others]: readonly NamedShape[]): string {
  return others.length === 0 ? 'in' : `in.${first?.name}`;
}

/** The shape of an input for a value of the axis; null if that is neither a size nor a whole shape. */
function shapeFor(shape: PartialShape, value: ArgValue): PartialShape | null {
  if (typeof value === 'string' && value.includes('x')) return parseInputShape(value);
  const size = parseInputShape(String(value))?.[0];
  if (size === undefined) return null;
  const [channels = size, ...sizes] = shape;
  return sizes.length === 0 ? [size] : [channels, ...sizes.map(() => size)];
}
