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
  /** The first of its inputs. */
  readonly input: KerasTensor;
  readonly inputs: readonly KerasTensor[];
  /** Its main output, in the order of PyTorch. */
  readonly output: Shape;
  /** Whether the values of the first input are known not to be negative, as those of a ReLU. */
  readonly isNotNegative: boolean;
}

/** One thing that is done to a tensor: a layer that is called on it, or an expression of it. */
export type Step =
  | {
      readonly kind: 'layer';
      readonly type: string;
      readonly items: readonly Code[];
      /** What it is called on; the tensor alone when not given. */
      readonly operands?: (tensor: Code) => readonly Code[];
    }
  | { readonly kind: 'expression'; readonly of: (tensor: Code) => Code };

/** A layer that is called on the tensor. */
export type LayerStep = Extract<Step, { readonly kind: 'layer' }>;

/** What is done to the first input, one step after the other, and the order of what it gives. */
export interface Written {
  readonly steps: readonly Step[];
  readonly order: Order;
}

/** Why Keras has nothing for a call; the empty text where there is no more to say than that. */
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

/** `name=value`; null where the value is Keras's default, so that the call leaves it out. */
export function keyword(name: string, value: ArgValue, byDefault?: ArgValue): Code | null {
  if (byDefault !== undefined && JSON.stringify(value) === JSON.stringify(byDefault)) return null;
  return `${name}=${literal(value)}`;
}

/** A size of each axis as Keras takes it: one number where they are the same. */
export function sizes(values: readonly number[]): ArgValue {
  const [first = 0] = values;
  return values.every((value) => value === first) ? first : values;
}

/** An argument with one number for each axis, of one for all or of a list. */
export function eachOf(value: ArgValue | undefined, axes: number): readonly number[] {
  const list = Array.isArray(value) ? value : [value];
  return Array.from({ length: axes }, (_, axis) => Number(list[list.length === 1 ? 0 : axis] ?? 0));
}

/** Whether an argument is true; one that is not given is not. */
export function isOn(value: ArgValue | undefined): boolean {
  return value === true;
}

/** The step that brings a tensor into another order; null where it is in that order. */
export function arranging(from: Order, to: Order): Step | null {
  if (isSameOrder(from, to)) return null;
  const axes = axesBetween(from, to);
  return axes[0] === 0 ? layer('Permute', literal(axes.slice(1))) : operation('transpose', literal(axes));
}

/** What a layer is called on, behind it. */
export function operandsText({ operands = (tensor) => [tensor] }: LayerStep, tensor: Code): string {
  return `(${operands(tensor).map(flat).join(', ')})`;
}

/** A layer as it is made. */
export function constructed({ type, items }: LayerStep): Code {
  return call(`layers.${type}`, items);
}

/** A step done to a tensor. */
export function applied(step: Step, tensor: Code): Code {
  if (step.kind === 'expression') return step.of(tensor);
  return joined(constructed(step), operandsText(step, tensor));
}

/** A tensor as an operand, brought into an order where it is in another one. */
export function operand({ variable, order }: KerasTensor, wanted: Order): Code {
  const step = arranging(order, wanted);
  return step === null ? variable : applied(step, variable);
}

/** The steps with the one before them that brings the first input into an order. */
export function arranged(
  { input }: KerasCall,
  wanted: Order,
  ...steps: readonly (Step | null)[]
): readonly Step[] {
  return [arranging(input.order, wanted), ...steps].filter((step) => step !== null);
}

/** The order in which the last dimension is behind all others: that of the first input where it is. */
export function withLastBehind({ input }: KerasCall): Order {
  const rank = input.shape.length;
  return input.order.at(-1) === rank - 1 ? input.order : plainOrder(rank);
}

/** A call that Keras has nothing for, with the reason. */
export function unwritable(why: string): Unwritable {
  return { why };
}
