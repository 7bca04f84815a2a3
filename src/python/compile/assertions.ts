import { shortened } from '../../text/shortened';
import { call } from '../call';
import { compare } from '../comparison';
import { exceptionClass } from '../exceptions';
import { unlessFailed } from '../failure';
import { representation } from '../representation';
import type { Expression, StatementOf } from '../syntax';
import { truth } from '../truth';
import type { Machine, Value } from '../value';
import { checkOfData } from './checks';
import { type Activation, type Context, END, type Execute } from './code';
import { toRaised } from './exceptions';
import { compileTest } from './expressions';

/** Compiles `assert`. */
export function compileAssert(node: StatementOf<'Assert'>, context: Context): Execute {
  const { text } = context.source;
  const { failedValues, sides } = compileCondition(node.test, context);
  const check = checkOfData(failedValues, null);
  const message = node.msg == null ? null : context.compiler.expression(node.msg, context);
  // CPython names the line of the condition
  const isBelow = /[\n\r]/.test(text.slice(node.start, node.test.start));
  return (frame) => {
    const values = check(frame);
    if (values === null) return END.normal;
    const given = message?.(frame);
    frame.span = isBelow ? node.test : node;
    const { machine } = frame;
    const args = given === undefined ? [] : [given];
    const thrown = toRaised(machine, call(machine, exceptionClass('AssertionError'), args));
    throw { ...thrown, help: (told: Machine) => helpForSides(told, text, sides, values) };
  };
}

/** The condition of an `assert`. */
interface Condition {
  /** The two sides of a comparison; none of any other condition. */
  readonly sides: readonly Expression[];
  /** The values of the sides where the condition does not hold; null if it holds. */
  readonly failedValues: (frame: Activation) => readonly Value[] | null;
}

function compileCondition(test: Expression, context: Context): Condition {
  const sides = test.nodeType === 'Compare' ? [test.left, ...test.comparators] : [];
  const [op, furtherOp] = test.nodeType === 'Compare' ? test.ops : [];
  if (op === undefined || furtherOp !== undefined) {
    const holds = compileTest(test, context);
    return { sides: [], failedValues: (frame) => (holds(frame) ? null : []) };
  }
  const [left, right] = sides.map((side) => context.compiler.expression(side, context));
  return {
    sides,
    failedValues: (frame) => {
      const one = left?.(frame) ?? null;
      const other = right?.(frame) ?? null;
      frame.span = test;
      return truth(frame.machine, compare(frame.machine, op, one, other)) ? null : [one, other];
    },
  };
}

/** `x.size(1) is 4, n is 3`: the sides of a comparison, but for those that are written as they are printed. */
function helpForSides(
  machine: Machine,
  text: string,
  sides: readonly Expression[],
  values: readonly Value[],
): string | null {
  const told = values.flatMap((value, index) => {
    const side = sides[index];
    if (side === undefined || side.nodeType === 'Constant') return [];
    const written = text.slice(side.start, side.end).replaceAll(/\s+/g, ' ');
    const shown = unlessFailed(() => representation(machine, value));
    return shown === null || shown === written ? [] : [`${shortened(written)} is ${shortened(shown)}`];
  });
  return told.length === 0 ? null : told.join(', ');
}
