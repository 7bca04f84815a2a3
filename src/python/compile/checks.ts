import { failureOf } from '../failure';
import type { Expression, Statement } from '../syntax';
import type { Activation } from './code';

/**
 * A check of data, as `assert` makes one: where its answer depends on data that is not known, it is taken to
 * pass, since what follows runs only then. `passed` is its value if it passes.
 */
export function checkOfData<Answer>(
  evaluate: (frame: Activation) => Answer,
  passed: Answer,
): (frame: Activation) => Answer {
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
      return passed;
    }
  };
}

type Subscript = Extract<Expression, { readonly nodeType: 'Subscript' }>;

/** Whether statements only raise, warn, print or store elements: then the condition above them is a check. */
export function onlyComplains(body: readonly Statement[], text: string): boolean {
  const sliced = new Set(body.flatMap((statement) => slicedName(statement) ?? []));
  return body.every(
    (statement) =>
      statement.nodeType === 'Raise' ||
      statement.nodeType === 'Pass' ||
      storesElements(statement, sliced) ||
      (statement.nodeType === 'Assign' && LOGGER.test(text.slice(statement.start, statement.end))) ||
      (statement.nodeType === 'Expr' && COMPLAINT.test(text.slice(statement.start, statement.end))),
  );
}

/** `w[:, 0] = -1 * w[:, 0]`: it changes elements, and no shape. So does `w[0, 0] = 1` where another statement slices w. */
function storesElements(statement: Statement, sliced: ReadonlySet<string>): boolean {
  const target = storedInto(statement);
  if (target === null) return false;
  return slicesWithin(target) || (target.value.nodeType === 'Name' && sliced.has(target.value.id));
}

/** The name that a statement stores into by a slice among others. */
function slicedName(statement: Statement): string | null {
  const target = storedInto(statement);
  return target !== null && slicesWithin(target) && target.value.nodeType === 'Name' ? target.value.id : null;
}

/** What a statement stores into by several indexes, without a call; null if it does anything else. */
function storedInto(statement: Statement): Subscript | null {
  if (statement.nodeType !== 'Assign' && statement.nodeType !== 'AugAssign') return null;
  const [target, other] = statement.nodeType === 'Assign' ? statement.targets : [statement.target];
  if (target?.nodeType !== 'Subscript' || other !== undefined || calls(statement.value)) return null;
  return target.slice.nodeType === 'Tuple' ? target : null;
}

/** A slice alone may be of a list, whose length it changes, and indexes alone are keys of a dict. */
function slicesWithin({ slice }: Subscript): boolean {
  return slice.nodeType === 'Tuple' && slice.elts.some(({ nodeType }) => nodeType === 'Slice');
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
