import { parseSetting } from '../frontends/setting';
import { evaluateVariables } from '../frontends/spec/variables';
import { parseInputShape } from '../language/input-shape';
import { isExpressionProblem } from '../language/parse-expression';
import { type InputSpec, isComputed, type Spec, type VarSpec } from '../language/spec';
import type { ArgValue } from '../ops/op';
import type { Shape } from '../ops/shape';
import type { PageNetwork, SpecNetwork } from './page-document';
import type { NetworkState } from './page-state';
import { rangeWith, type SliderRange, sliderRange } from './slider-range';

/** A value of a network that the reader can change. */
export type Control = NumberControl | FlagControl | TextControl;

interface ControlOf {
  /** Its name in the page. */
  readonly label: string;
  readonly target: ControlTarget;
  readonly isChanged: boolean;
}

/** A number: a slider with a box beside it. */
export interface NumberControl extends ControlOf {
  readonly kind: 'number';
  readonly value: number;
  readonly written: number;
  readonly range: SliderRange;
  /** The expression for its value, as long as the reader has not set one. */
  readonly formula: string | null;
}

/** True or false. */
interface FlagControl extends ControlOf {
  readonly kind: 'flag';
  readonly value: boolean;
}

/** A text or a list, written as `--set` takes it. */
interface TextControl extends ControlOf {
  readonly kind: 'text';
  readonly value: string;
}

/** What a control changes: a variable, or dimensions of an input, counted without the batch. */
export type ControlTarget =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'input'; readonly name: string; readonly dims: readonly number[] };

/** The controls of a network with their values in a state; none if its sizes are fixed. */
export function controlsOf(network: PageNetwork, state: NetworkState): readonly Control[] {
  if (network.kind === 'graph') return [];
  const { spec } = network;
  return [
    ...variableControls(network, state),
    ...spec.inputs.flatMap((input) => inputControls(spec, input, state)),
  ];
}

function variableControls({ spec, fractional }: SpecNetwork, { vars }: NetworkState): readonly Control[] {
  const written = valuesOf(spec);
  const changed = spec.vars.map((variable): VarSpec => {
    const text = vars.get(variable.name);
    return text === undefined ? variable : { ...variable, value: parseSetting(text) };
  });
  const values = valuesOf({ ...spec, vars: changed });
  return spec.vars.flatMap(({ name, value: template }): readonly Control[] => {
    const value = values.get(name);
    const before = written.get(name);
    if (value === undefined || before === undefined) return [];
    const common = {
      label: name,
      target: { kind: 'variable', name } as const,
      isChanged: vars.has(name),
    };
    if (typeof before === 'number') {
      const number = typeof value === 'number' ? value : before;
      const formula = isComputed(template) && template.kind === 'expression' ? template.source : null;
      const values = fractional.includes(name) ? 'fractions' : 'whole';
      const range = rangeWith(sliderRange(before, values), number);
      return [{ ...common, kind: 'number', value: number, written: before, range, formula }];
    }
    if (typeof before === 'boolean') return [{ ...common, kind: 'flag', value: value === true }];
    return [{ ...common, kind: 'text', value: textOfValue(value) }];
  });
}

/** The values of a spec's variables, without those that have none. */
function valuesOf(spec: Pick<Spec, 'vars' | 'document'>): ReadonlyMap<string, ArgValue> {
  const known = new Map<string, ArgValue>();
  for (const [name, value] of evaluateVariables(spec, () => undefined))
    if (!isExpressionProblem(value)) known.set(name, value);
  return known;
}

/**
 * A control for the sizes of an input that are not channels: one for all if they are the same, as for a square
 * image; for an input of one or two dimensions, one for each.
 */
function inputControls(spec: Spec, { name, shape }: InputSpec, { inputs }: NetworkState): readonly Control[] {
  if (shape === null) return [];
  const given = inputs.get(name);
  const current = given === undefined ? shape : (parseInputShape(given) ?? shape);
  const dims = shape.map((_, dim) => dim).slice(shape.length > 2 ? 1 : 0);
  const isSquare =
    dims.length > 1 && shape.length > 2 && [shape, current].every((each) => isSame(each, dims));
  const of = spec.inputs.length > 1 ? ` of ${name}` : '';
  return (isSquare ? [dims] : dims.map((dim) => [dim])).map((own, at): NumberControl => {
    const [first = 0] = own;
    const [written, value] = [shape[first] ?? 1, current[first] ?? 1];
    return {
      kind: 'number',
      label: isSquare || dims.length === 1 ? `input size${of}` : `input size ${at + 1}${of}`,
      target: { kind: 'input', name, dims: own },
      isChanged: own.some((dim) => shape[dim] !== current[dim]),
      value,
      written,
      range: rangeWith(sliderRange(written), value),
      formula: null,
    };
  });
}

function isSame(shape: Shape, dims: readonly number[]): boolean {
  return dims.every((dim) => shape[dim] === shape[dims[0] ?? 0]);
}

/** The state with another value in a control; an empty text restores the value as written. */
export function withValue(
  network: PageNetwork,
  state: NetworkState,
  target: ControlTarget,
  value: string,
): NetworkState {
  if (network.kind === 'graph') return state;
  const { spec } = network;
  if (target.kind === 'variable') {
    const isWritten = value === '' || value === textOfVariable(spec, target.name);
    return { ...state, vars: withEntry(state.vars, target.name, isWritten ? null : value) };
  }
  const { name, dims } = target;
  const shape = spec.inputs.find((input) => input.name === name)?.shape ?? [];
  const current = (state.inputs.get(name) ?? shape.join('x')).split('x');
  const sizes = shape.map((size, dim) =>
    dims.includes(dim) ? value || String(size) : (current[dim] ?? String(size)),
  );
  const text = sizes.join('x');
  return { ...state, inputs: withEntry(state.inputs, name, text === shape.join('x') ? null : text) };
}

/** The text of a variable as written; null if it is computed from others. */
function textOfVariable(spec: Spec, name: string): string | null {
  const written = spec.vars.find((variable) => variable.name === name)?.value;
  return written === undefined || isComputed(written) ? null : textOfValue(written);
}

/** A value as `--set` takes it. */
function textOfValue(value: ArgValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function withEntry(
  entries: ReadonlyMap<string, string>,
  name: string,
  value: string | null,
): ReadonlyMap<string, string> {
  const others = new Map(entries);
  if (value === null) others.delete(name);
  else others.set(name, value);
  return others;
}
