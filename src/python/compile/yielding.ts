import { failureOf, type Raised } from '../failure';
import { takeSteps } from '../machine';
import type { Expression, NameExpression, Statement, StatementOf } from '../syntax';
import { truth } from '../truth';
import type { Value } from '../value';
import { type Activation, type Context, END, type End, type ExecuteYielding } from './code';
import { enterContext } from './contexts';
import { compileHandler, raisedOrThrow, withContext } from './exceptions';
import { unsupported } from './expressions';
import { hasYield } from './has-yield';
import { openLoop } from './loops';
import { compileCases } from './match';
import {
  compileParts,
  compileYieldingExpression,
  compileYieldingTarget,
  newName,
  withoutYieldsInTarget,
} from './yielding-expressions';
import type { EarlyPart } from './yielding-parts';

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

function compileStatement(node: Statement, context: Context): ExecuteYielding {
  switch (node.nodeType) {
    case 'Expr': {
      const value = compileYieldingExpression(node.value, context);
      return function* (frame) {
        yield* value(frame);
        return END.normal;
      };
    }
    case 'Assign': {
      const value = compileYieldingExpression(node.value, context);
      const targets = node.targets.map((target) => compileYieldingTarget(target, context));
      return function* (frame) {
        const given = yield* value(frame);
        for (const { prepare, assign } of targets) {
          yield* prepare(frame);
          assign(frame, given);
        }
        return END.normal;
      };
    }
    case 'Return': {
      const value = node.value == null ? null : compileYieldingExpression(node.value, context);
      return function* (frame) {
        frame.result = value === null ? null : yield* value(frame);
        return END.return;
      };
    }
    case 'If': {
      const test = compileYieldingExpression(node.test, context);
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
      const subject = compileYieldingExpression(node.subject, context);
      const cases = compileCases(node, context);
      const bodies = node.cases.map((one) => compileYieldingBlock(one.body, context));
      return function* (frame) {
        const value = yield* subject(frame);
        const body = bodies[cases.findIndex((one) => one.takes(frame, value))];
        return body === undefined ? END.normal : yield* body(frame);
      };
    }
    case 'AugAssign':
    case 'AnnAssign':
    case 'Raise':
    case 'Delete':
      return compileSimple(node, context);
    case 'Assert':
      return compileAssert(node, context);
    default:
      return unsupportedStatement(node);
  }
}

function unsupportedStatement(node: Statement): ExecuteYielding {
  const refuse = unsupported(node, '"yield" in a definition');
  return (frame) => refuse(frame);
}

/** The message is evaluated where the test fails only. */
function compileAssert(node: StatementOf<'Assert'>, context: Context): ExecuteYielding {
  const test = compileYieldingExpression(node.test, context);
  const message = node.msg === null ? null : compileYieldingExpression(node.msg, context);
  const failed = newName(node.test, context);
  const text = node.msg === null ? null : newName(node.msg, context);
  const assignText = text === null ? null : context.compiler.target(text, context);
  const assignTest = context.compiler.target(failed, context);
  const execute = context.compiler.block([{ ...node, test: failed, msg: text }], context);
  return function* (frame) {
    const value = yield* test(frame);
    frame.span = node.test;
    if (truth(frame.machine, value)) return END.normal;
    assignTest(frame, value);
    if (message !== null) assignText?.(frame, yield* message(frame));
    return execute(frame);
  };
}

type SimpleStatement = StatementOf<'AugAssign' | 'AnnAssign' | 'Raise' | 'Delete'>;

/** A statement whose values are evaluated before it. */
function compileSimple(node: SimpleStatement, context: Context): ExecuteYielding {
  const early: EarlyPart[] = [];
  const replace = <Part extends Expression | null>(part: Part): Part | NameExpression => {
    if (part === null || !hasYield(part)) return part;
    const name = newName(part, context);
    early.push({ node: part, name });
    return name;
  };
  const statement = withValues(node, replace);
  const prepare = compileParts(early, context);
  const execute = context.compiler.block([statement], context);
  return function* (frame) {
    yield* prepare(frame);
    return execute(frame);
  };
}

function withValues(
  node: SimpleStatement,
  replace: <Part extends Expression | null>(part: Part) => Part | NameExpression,
): Statement {
  switch (node.nodeType) {
    case 'AugAssign':
      return { ...node, target: withoutYieldsInTarget(node.target, replace), value: replace(node.value) };
    case 'AnnAssign':
      return { ...node, value: replace(node.value) };
    case 'Raise':
      return { ...node, exc: replace(node.exc), cause: replace(node.cause) };
    case 'Delete':
      return { ...node, targets: node.targets.map((one) => withoutYieldsInTarget(one, replace)) };
  }
}

function compileFor(node: StatementOf<'For'>, context: Context): ExecuteYielding {
  const source = compileYieldingExpression(node.iter, context);
  const assign = context.compiler.target(node.target, context);
  const body = compileYieldingBlock(node.body, context);
  const orelse = compileYieldingBlock(node.orelse, context);
  return function* (frame) {
    const items = yield* source(frame);
    frame.span = node.iter;
    const loop = openLoop(frame, node, items);
    try {
      for (let item = loop.next(); item !== undefined; item = loop.next()) {
        takeSteps(frame.machine, 1);
        assign(frame, item);
        const end = yield* body(frame);
        if (end === END.break || end === END.return) return loop.stop(end);
        frame.span = node.iter;
      }
    } catch (thrown) {
      return loop.fail(thrown);
    }
    return yield* orelse(frame);
  };
}

function compileWhile(node: StatementOf<'While'>, context: Context): ExecuteYielding {
  const test = compileYieldingExpression(node.test, context);
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
    try {
      return yield* found.run(frame);
    } catch (thrown) {
      throw withContext(thrown, failure);
    } finally {
      frame.handled = before;
      found.handler.unbind(frame);
    }
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
    manager: compileYieldingExpression(item.context_expr, context),
    assign: item.optional_vars == null ? null : compiler.target(item.optional_vars, context),
  }));
  function* run(frame: Activation, index: number): Generator<Value, End, Value> {
    const item = items[index];
    if (item === undefined) return yield* body(frame);
    const entered = enterContext(frame, yield* item.manager(frame), item.span);
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
