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

/** Whether statements only raise, warn, print or store elements: then the condition above them is a check. */
export function onlyComplains(body: readonly Statement[], text: string): boolean {
  return body.every(
    (statement) =>
      statement.nodeType === 'Raise' ||
      statement.nodeType === 'Pass' ||
      storesElements(statement) ||
      (statement.nodeType === 'Assign' && LOGGER.test(text.slice(statement.start, statement.end))) ||
      (statement.nodeType === 'Expr' && COMPLAINT.test(text.slice(statement.start, statement.end))),
  );
}

/** `w[:, 0] = -1 * w[:, 0]`: it changes elements, and no shape. */
function storesElements(statement: Statement): boolean {
  if (statement.nodeType !== 'Assign' && statement.nodeType !== 'AugAssign') return false;
  const [target, other] = statement.nodeType === 'Assign' ? statement.targets : [statement.target];
  if (target?.nodeType !== 'Subscript' || other !== undefined || calls(statement.value)) return false;
  // A slice alone may be of a list, whose length it changes.
  return target.slice.nodeType === 'Tuple' && target.slice.elts.some(({ nodeType }) => nodeType === 'Slice');
}

/** Whether an expression calls something, which may have to be counted. */
function calls(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(calls);
  if (typeof node !== 'object' || node === null) return false;
  return ('nodeType' in node && node.nodeType === 'Call') || Object.values(node).some(calls);
}

/** `logger = get_logger()`. */
const LOGGER = /^\w*log(?:ger)?\s*=/;

/** `print(...)`, `warnings.warn(...)`, `self.logger.warning(...)`. */
const COMPLAINT = /^(?:print|(?:[\w.]*\b(?:warnings|logger|logging|log)\.)\w+)\s*\(/;
