import { compare } from '../comparison';
import { failureOf } from '../failure';
import { iterate } from '../iteration';
import { isKind } from '../kinds';
import { takeSteps } from '../machine';
import type { Expression, ExpressionOf, NameExpression } from '../syntax';
import { truth } from '../truth';
import type { Value } from '../value';
import type { Activation, Assign, Context, EvaluateYielding } from './code';
import { unsupported } from './expressions';
import { hasYield } from './has-yield';
import { type EarlyPart, withoutYields, withParts } from './yielding-parts';

/** Compiles an expression of a generator, which may yield inside. */
export function compileYieldingExpression(node: Expression, context: Context): EvaluateYielding {
  const { expression } = context.compiler;
  if (!hasYield(node)) {
    const evaluate = expression(node, context);
    return (frame) => ended(evaluate(frame));
  }
  switch (node.nodeType) {
    case 'Yield': {
      const value = node.value === null ? null : compileYieldingExpression(node.value, context);
      return function* (frame) {
        const given = value === null ? null : yield* value(frame);
        frame.span = node;
        return yield given;
      };
    }
    case 'YieldFrom': {
      const source = compileYieldingExpression(node.value, context);
      return function* (frame) {
        const items = yield* source(frame);
        frame.span = node;
        return yield* delegate(frame, items);
      };
    }
    case 'BoolOp':
      return compileBoolean(node, context);
    case 'IfExp': {
      const test = compileYieldingExpression(node.test, context);
      const body = compileYieldingExpression(node.body, context);
      const orelse = compileYieldingExpression(node.orelse, context);
      return function* (frame) {
        const value = yield* test(frame);
        frame.span = node.test;
        return yield* truth(frame.machine, value) ? body(frame) : orelse(frame);
      };
    }
    case 'NamedExpr': {
      const value = compileYieldingExpression(node.value, context);
      const assign = context.compiler.target(node.target, context);
      return function* (frame) {
        const given = yield* value(frame);
        assign(frame, given);
        return given;
      };
    }
    case 'Compare':
      if (node.ops.length > 1) return compileChain(node, context);
      break;
    default:
  }
  return compileEarly(node, context);
}

/** A generator that returns a result without yielding. */
function* ended<Result>(result: Result): Generator<Value, Result, Value> {
  yield* [];
  return result;
}

/** A name that no program has, in which a value waits while the function does. */
export function newName(node: Expression, { scope }: Context): NameExpression {
  const id = `.${scope.bound.size}`;
  scope.bound.add(id);
  return { nodeType: 'Name', start: node.start, end: node.end, id };
}

function compileEarly(node: Expression, context: Context): EvaluateYielding {
  const found = withoutYields(node, (part) => newName(part, context));
  if (found === null) {
    const refuse = unsupported(node, '"yield" in a comprehension');
    return (frame) => refuse(frame);
  }
  context.scopes.share(node, found.node);
  const prepare = compileParts(found.early, context);
  const evaluate = context.compiler.expression(found.node, context);
  return function* (frame) {
    yield* prepare(frame);
    return evaluate(frame);
  };
}

type Prepare = (frame: Activation) => Generator<Value, void, Value>;

/** Compiles parts that are evaluated before the rest, and kept under their names. */
export function compileParts(early: readonly EarlyPart[], context: Context): Prepare {
  const parts = early.map(({ node, name }) => ({
    value: compileYieldingExpression(node, context),
    assign: context.compiler.target(name, context),
  }));
  return function* (frame) {
    for (const { value, assign } of parts) assign(frame, yield* value(frame));
  };
}

function compileBoolean(node: ExpressionOf<'BoolOp'>, context: Context): EvaluateYielding {
  const parts = node.values.map((one) => ({ span: one, value: compileYieldingExpression(one, context) }));
  const isAnd = node.op === 'And';
  return function* (frame) {
    let value: Value = isAnd;
    for (const [index, part] of parts.entries()) {
      value = yield* part.value(frame);
      frame.span = part.span;
      if (index < parts.length - 1 && truth(frame.machine, value) !== isAnd) break;
    }
    return value;
  };
}

function compileChain(node: ExpressionOf<'Compare'>, context: Context): EvaluateYielding {
  const first = compileYieldingExpression(node.left, context);
  const rest = node.comparators.map((one) => compileYieldingExpression(one, context));
  return function* (frame) {
    let left = yield* first(frame);
    let result: Value = true;
    for (const [index, op] of node.ops.entries()) {
      const value = rest[index];
      const right = value === undefined ? null : yield* value(frame);
      frame.span = node;
      result = compare(frame.machine, op, left, right);
      if (!truth(frame.machine, result)) break;
      left = right;
    }
    return result;
  };
}

/** Compiles what is assigned to where its parts yield: they are evaluated first. */
export function compileYieldingTarget(
  node: Expression,
  context: Context,
): { readonly prepare: Prepare; readonly assign: Assign } {
  const early: EarlyPart[] = [];
  const replaced = withoutYieldsInTarget(node, (part) => {
    const name = newName(part, context);
    early.push({ node: part, name });
    return name;
  });
  return { prepare: compileParts(early, context), assign: context.compiler.target(replaced, context) };
}

/** A target in which names stand for the parts of it that are evaluated first. */
export function withoutYieldsInTarget(
  node: Expression,
  replace: (part: Expression) => Expression,
): Expression {
  if (!hasYield(node)) return node;
  if (node.nodeType === 'Tuple' || node.nodeType === 'List')
    return { ...node, elts: node.elts.map((one) => withoutYieldsInTarget(one, replace)) };
  if (node.nodeType === 'Starred') return { ...node, value: withoutYieldsInTarget(node.value, replace) };
  return withParts(node, replace) ?? node;
}

/** What `yield from` does: the items of another, and what that one returned. */
function* delegate({ machine }: Activation, items: Value): Generator<Value, Value, Value> {
  if (isKind(items, 'iterator') && items.generator !== null) {
    const { generator } = items;
    let step = generator.next(null);
    while (!step.done) {
      let sent: Value = null;
      let thrown: unknown;
      let isThrown = false;
      try {
        sent = yield step.value;
      } catch (failure) {
        if (failureOf(failure)?.kind !== 'raised') throw failure;
        thrown = failure;
        isThrown = true;
      }
      step = isThrown ? generator.throw(thrown) : generator.next(sent);
    }
    return step.value ?? null;
  }
  const next = iterate(machine, items);
  for (let item = next(); item !== undefined; item = next()) {
    takeSteps(machine, 1);
    yield item;
  }
  return null;
}
