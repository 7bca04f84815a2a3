import type { Args, ArgValue, Op } from '../../ops/op';
import type { Shape } from '../../ops/shape';
import { type Code, call, flat, joined } from '../python/layout';
import { literal } from '../python/literals';
import { axesBetween, isSameOrder, type Order, plainOrder } from './order';

/** A tensor of the written network. */
export interface KerasTensor {
  readonly variable: string;
  readonly order: Order;
  /** In the order of PyTorch. */
  readonly shape: Shape;
}

/** A call of an op that is written for Keras. */
export interface KerasCall {
  readonly op: Op;
  readonly args: Args;
  /** Its first input. */
  readonly input: KerasTensor;
  readonly inputs: readonly KerasTensor[];
  /** Its main output, in the order of PyTorch. */
  readonly output: Shape;
  /** Whether the values of the first input are known not to be negative, as those of a ReLU. */
  readonly isNotNegative: boolean;
}

/** One operation on a tensor: a layer that is called on it, or an expression. */
export type Step =
  | {
      readonly kind: 'layer';
      readonly type: string;
      readonly items: readonly Code[];
      /** The operands it is called on; only the tensor if not given. */
      readonly operands?: (tensor: Code) => readonly Code[];
    }
  | { readonly kind: 'expression'; readonly of: (tensor: Code) => Code };

/** A layer that is called on the tensor. */
export type LayerStep = Extract<Step, { readonly kind: 'layer' }>;

/** The steps that are applied to the first input, and the order of the result. */
export interface Written {
  readonly steps: readonly Step[];
  readonly order: Order;
}

/** Why a call cannot be written for Keras; empty if Keras simply has no such layer. */
export interface Unwritable {
  readonly why: string;
}

/** How an op is written. */
export type WriteCall = (given: KerasCall) => Written | Unwritable;

/** A layer with its arguments; those that are null are left out. */
export function layer(type: string, ...items: readonly (Code | null)[]): Step {
  return { kind: 'layer', type, items: items.filter((item) => item !== null) };
}

/** `ops.mean(x, axis=1)`. */
export function operation(name: string, ...items: readonly (Code | null)[]): Step {
  const given = items.filter((item) => item !== null);
  return { kind: 'expression', of: (tensor) => call(`ops.${name}`, [tensor, ...given]) };
}

/** `name=value`; null if the value is the default of Keras, so that the call leaves it out. */
export function keyword(name: string, value: ArgValue, byDefault?: ArgValue): Code | null {
  if (byDefault !== undefined && JSON.stringify(value) === JSON.stringify(byDefault)) return null;
  return `${name}=${literal(value)}`;
}

/** The sizes of all axes as Keras takes them: one number if they are equal. */
export function sizes(values: readonly number[]): ArgValue {
  const [first = 0] = values;
  return values.every((value) => value === first) ? first : values;
}

/** An argument as one number for each axis, given as one number for all or as a list. */
export function eachOf(value: ArgValue | undefined, axes: number): readonly number[] {
  const list = Array.isArray(value) ? value : [value];
  return Array.from({ length: axes }, (_, axis) => Number(list[list.length === 1 ? 0 : axis] ?? 0));
}

/** Whether an argument is true; one that is not given counts as false. */
export function isOn(value: ArgValue | undefined): boolean {
  return value === true;
}

/** The step that transposes a tensor to another order; null if it has that order. */
export function arranging(from: Order, to: Order): Step | null {
  if (isSameOrder(from, to)) return null;
  const axes = axesBetween(from, to);
  return axes[0] === 0 ? layer('Permute', literal(axes.slice(1))) : operation('transpose', literal(axes));
}

/** The operands of a layer's call. */
export function operandsText({ operands = (tensor) => [tensor] }: LayerStep, tensor: Code): string {
  return `(${operands(tensor).map(flat).join(', ')})`;
}

/** The code that constructs a layer. */
export function constructed({ type, items }: LayerStep): Code {
  return call(`layers.${type}`, items);
}

/** The code that applies a step to a tensor. */
export function applied(step: Step, tensor: Code): Code {
  if (step.kind === 'expression') return step.of(tensor);
  return joined(constructed(step), operandsText(step, tensor));
}

/** A tensor as an operand, transposed if it has another order. */
export function operand({ variable, order }: KerasTensor, wanted: Order): Code {
  const step = arranging(order, wanted);
  return step === null ? variable : applied(step, variable);
}

/** The steps, preceded by the one that transposes the first input if it has another order. */
export function arranged(
  { input }: KerasCall,
  wanted: Order,
  ...steps: readonly (Step | null)[]
): readonly Step[] {
  return [arranging(input.order, wanted), ...steps].filter((step) => step !== null);
}

/** An order with the last dimension last: that of the first input if it has it last. */
export function withLastBehind({ input }: KerasCall): Order {
  const rank = input.shape.length;
  return input.order.at(-1) === rank - 1 ? input.order : plainOrder(rank);
}

/** A call that cannot be written for Keras, with the reason. */
export function unwritable(why: string): Unwritable {
  return { why };
}
