import { failureOf, type Raised } from '../failure';
import { iterate } from '../iteration';
import { isKind } from '../kinds';
import { takeSteps } from '../machine';
import type { Expression, Statement, StatementOf } from '../syntax';
import { truth } from '../truth';
import type { Value } from '../value';
import {
  type Activation,
  type Context,
  END,
  type End,
  type EvaluateYielding,
  type ExecuteYielding,
} from './code';
import { enterContext } from './contexts';
import { compileHandler, raisedOrThrow } from './exceptions';
import { compileCases } from './match';

/** Compiles statements of a generator: those that yield as functions that run in steps, the others as they are. */
export function compileYieldingBlock(nodes: readonly Statement[], context: Context): ExecuteYielding {
  const parts = nodes.map((node) => ({
    execute: hasYield(node) ? null : context.compiler.block([node], context),
    inSteps: hasYield(node) ? compileStatement(node, context) : null,
  }));
  return function* (frame) {
    for (const { execute, inSteps } of parts) {
      const end = execute !== null ? execute(frame) : inSteps === null ? END.normal : yield* inSteps(frame);
      if (end !== END.normal) return end;
    }
    return END.normal;
  };
}

/** Whether a node yields, functions inside of it left out. */
function hasYield(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasYield);
  if (typeof node !== 'object' || node === null) return false;
  const type = 'nodeType' in node ? node.nodeType : undefined;
  if (type === 'Yield' || type === 'YieldFrom') return true;
  if (type === 'FunctionDef' || type === 'Lambda' || type === 'ClassDef' || type === 'AsyncFunctionDef')
    return false;
  return Object.values(node).some(hasYield);
}

function compileStatement(node: Statement, context: Context): ExecuteYielding {
  switch (node.nodeType) {
    case 'Expr': {
      const value = compileValue(node.value, context);
      return function* (frame) {
        yield* value(frame);
        return END.normal;
      };
    }
    case 'Assign': {
      const value = compileValue(node.value, context);
      const assigns = node.targets.map((target) => context.compiler.target(target, context));
      return function* (frame) {
        const given = yield* value(frame);
        for (const assign of assigns) assign(frame, given);
        return END.normal;
      };
    }
    case 'Return': {
      const value = node.value == null ? null : compileValue(node.value, context);
      return function* (frame) {
        frame.result = value === null ? null : yield* value(frame);
        return END.return;
      };
    }
    case 'If': {
      const test = compileValue(node.test, context);
      const body = compileYieldingBlock(node.body, context);
      const orelse = compileYieldingBlock(node.orelse, context);
      return function* (frame) {
        const value = yield* test(frame);
        frame.span = node.test;
        return yield* truth(frame.machine, value) ? body(frame) : orelse(frame);
      };
    }
    case 'For':
      return compileFor(node, context);
    case 'While':
      return compileWhile(node, context);
    case 'Try':
      return compileTry(node, context);
    case 'With':
      return compileWith(node, context);
    case 'Match': {
      const subject = context.compiler.expression(node.subject, context);
      const cases = compileCases(node, context);
      const bodies = node.cases.map((one) => compileYieldingBlock(one.body, context));
      return function* (frame) {
        const value = subject(frame);
        const body = bodies[cases.findIndex((one) => one.takes(frame, value))];
        return body === undefined ? END.normal : yield* body(frame);
      };
    }
    default: {
      const execute = context.compiler.block([node], context);
      return (frame) => ended(execute(frame));
    }
  }
}

/** A value that may be a `yield`. */
function compileValue(node: Expression, context: Context): EvaluateYielding {
  const { expression } = context.compiler;
  if (node.nodeType === 'Yield') {
    const value = node.value == null ? null : compileValue(node.value, context);
    return function* (frame) {
      const given = value === null ? null : yield* value(frame);
      frame.span = node;
      return yield given;
    };
  }
  if (node.nodeType === 'YieldFrom') {
    const source = expression(node.value, context);
    return function* (frame) {
      const items = source(frame);
      frame.span = node;
      return yield* delegate(frame, items);
    };
  }
  const evaluate = expression(node, context);
  return (frame) => ended(evaluate(frame));
}

/** What ends without a step. */
function* ended<Result>(result: Result): Generator<Value, Result, Value> {
  yield* [];
  return result;
}

/** What `yield from` does: the items of another, and what that one returned. */
function* delegate({ machine }: Activation, items: Value): Generator<Value, Value, Value> {
  if (isKind(items, 'iterator') && items.generator !== null) {
    let sent: Value = null;
    for (;;) {
      const step = items.generator.next(sent);
      if (step.done) return step.value ?? null;
      sent = yield step.value;
    }
  }
  const next = iterate(machine, items);
  for (let item = next(); item !== undefined; item = next()) {
    takeSteps(machine, 1);
    yield item;
  }
  return null;
}

function compileFor(node: StatementOf<'For'>, context: Context): ExecuteYielding {
  const source = compileValue(node.iter, context);
  const assign = context.compiler.target(node.target, context);
  const body = compileYieldingBlock(node.body, context);
  const orelse = compileYieldingBlock(node.orelse, context);
  return function* (frame) {
    const items = yield* source(frame);
    frame.span = node.iter;
    const next = iterate(frame.machine, items);
    for (let item = next(); item !== undefined; item = next()) {
      takeSteps(frame.machine, 1);
      assign(frame, item);
      const end = yield* body(frame);
      if (end === END.break) return END.normal;
      if (end === END.return) return end;
      frame.span = node.iter;
    }
    return yield* orelse(frame);
  };
}

function compileWhile(node: StatementOf<'While'>, context: Context): ExecuteYielding {
  const test = compileValue(node.test, context);
  const body = compileYieldingBlock(node.body, context);
  const orelse = compileYieldingBlock(node.orelse, context);
  return function* (frame) {
    for (;;) {
      const value = yield* test(frame);
      frame.span = node.test;
      if (!truth(frame.machine, value)) return yield* orelse(frame);
      takeSteps(frame.machine, 1);
      const end = yield* body(frame);
      if (end === END.break) return END.normal;
      if (end === END.return) return end;
    }
  };
}

function compileTry(node: StatementOf<'Try'>, context: Context): ExecuteYielding {
  const body = compileYieldingBlock(node.body, context);
  const orelse = compileYieldingBlock(node.orelse, context);
  const handlers = node.handlers.map((one) => ({
    handler: compileHandler(one, context),
    run: compileYieldingBlock(one.body, context),
  }));
  const finalbody = compileYieldingBlock(node.finalbody, context);
  function* handle(frame: Activation, failure: Raised): Generator<Value, End, Value> {
    const found = handlers.find(({ handler }) => handler.takes(frame, failure));
    if (found === undefined) throw failure;
    const before = frame.handled;
    frame.handled = failure;
    found.handler.bind(frame, failure);
    const end = yield* found.run(frame);
    frame.handled = before;
    found.handler.unbind(frame);
    return end;
  }
  function* guarded(frame: Activation): Generator<Value, End, Value> {
    let end: End = END.normal;
    let failure: Raised | null = null;
    try {
      end = yield* body(frame);
    } catch (thrown) {
      failure = raisedOrThrow(thrown);
    }
    if (failure !== null) return yield* handle(frame, failure);
    return end === END.normal ? yield* orelse(frame) : end;
  }
  return function* (frame) {
    let end: End = END.normal;
    let isLeft = true;
    try {
      end = yield* guarded(frame);
      isLeft = false;
    } catch (thrown) {
      isLeft = false;
      if (failureOf(thrown)?.kind !== 'raised') throw thrown;
      const last = yield* finalbody(frame);
      if (last !== END.normal) return last;
      throw thrown;
    } finally {
      // The generator is closed while it waits inside of the `try`.
      if (isLeft) yield* finalbody(frame);
    }
    const { result } = frame;
    const last = yield* finalbody(frame);
    if (last !== END.normal) return last;
    frame.result = result;
    return end;
  };
}

function compileWith(node: StatementOf<'With'>, context: Context): ExecuteYielding {
  const { compiler } = context;
  const body = compileYieldingBlock(node.body, context);
  const items = node.items.map((item) => ({
    span: item.context_expr,
    manager: compiler.expression(item.context_expr, context),
    assign: item.optional_vars == null ? null : compiler.target(item.optional_vars, context),
  }));
  function* run(frame: Activation, index: number): Generator<Value, End, Value> {
    const item = items[index];
    if (item === undefined) return yield* body(frame);
    const entered = enterContext(frame, item.manager(frame), item.span);
    let end: End;
    try {
      item.assign?.(frame, entered.value);
      end = yield* run(frame, index + 1);
    } catch (thrown) {
      if (entered.exit(raisedOrThrow(thrown))) return END.normal;
      throw thrown;
    }
    entered.exit(null);
    return end;
  }
  return (frame) => run(frame, 0);
}
