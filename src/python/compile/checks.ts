import { failureOf } from '../failure';
import type { Expression, Statement } from '../syntax';
import type { Activation, Context } from './code';
import { compileTest } from './expressions';

/**
 * A condition that checks data, as `assert` does: where the answer depends on data that is not known, the check is taken
 * to pass, since what runs behind it runs only then: it passes where the condition is `wanted`.
 */
export function compileCheck(
  test: Expression,
  context: Context,
  wanted: 'true' | 'false',
): (frame: Activation) => boolean {
  const evaluate = compileTest(test, context);
  return (frame) => {
    const { machine } = frame;
    const { depth } = machine;
    try {
      return evaluate(frame);
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure?.kind !== 'refused' || failure.reason.dependsOnData !== true) throw thrown;
      machine.frame = frame;
      machine.depth = depth;
      return wanted === 'true';
    }
  };
}

/** Whether statements only raise, warn or print: then the condition above them is a check. */
export function onlyComplains(body: readonly Statement[], text: string): boolean {
  return body.every(
    (statement) =>
      statement.nodeType === 'Raise' ||
      statement.nodeType === 'Pass' ||
      (statement.nodeType === 'Assign' && LOGGER.test(text.slice(statement.start, statement.end))) ||
      (statement.nodeType === 'Expr' && COMPLAINT.test(text.slice(statement.start, statement.end))),
  );
}

/** `logger = get_logger()`. */
const LOGGER = /^\w*log(?:ger)?\s*=/;

/** `print(...)`, `warnings.warn(...)`, `self.logger.warning(...)`. */
const COMPLAINT = /^(?:print|(?:[\w.]*\b(?:warnings|logger|logging|log)\.)\w+)\s*\(/;
