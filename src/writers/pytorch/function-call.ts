import { findOp } from '../../ops/index';
import type { Shape } from '../../ops/shape';
import type { Code } from '../python/layout';
import { literal } from '../python/literals';
import type { ArgumentOf } from './arguments';
import type { Expression } from './expression';

/** A call of a function with what its code needs. */
export interface FunctionCall {
  readonly type: string;
  readonly of: ArgumentOf;
  readonly inputs: readonly Expression[];
  /** The parameters that it uses, by the op's names for them. */
  readonly weights: ReadonlyMap<string, string>;
  readonly shapes: readonly Shape[];
  readonly outputs: readonly Shape[];
  /** The code for the size of the batch; null if no tensor has it. */
  readonly batch: string | null;
}

/** The operands of a call, including numbers that take the place of inputs. */
export function withNumbers(type: string, of: ArgumentOf, operands: readonly Code[]): readonly Code[] {
  const { leadingOperand, operand } = findOp(type) ?? {};
  const [leading, last] = [leadingOperand?.name, operand].map((name) => of(name ?? '')?.text);
  const others = leading === undefined ? operands : operands.toSpliced(leadingOperand?.at ?? 0, 0, leading);
  return last === undefined ? others : [...others, last];
}

/** An argument as Python writes it, or its default if it is left out. */
export function textOf({ type, of }: FunctionCall, name: string): string {
  const field = findOp(type)?.fields[name] ?? null;
  return of(name)?.text ?? literal(field?.default ?? null, field);
}
