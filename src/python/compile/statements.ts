import { failureOf, type Raised, refuse } from '../failure';
import { placeOf, takeSteps } from '../machine';
import type { Statement, StatementOf } from '../syntax';
import type { Place } from '../value';
import { compileAssert } from './assertions';
import { compileAnnotated, compileAssign, compileAugmented } from './assignments';
import { checkOfData, onlyComplains } from './checks';
import { compileClass } from './classes';
import { type Activation, type Context, END, type End, type Execute } from './code';
import { enterContext } from './contexts';
import { compileHandler, compileRaise, raisedOrThrow, takesImportErrors, withContext } from './exceptions';
import { compileTest, unsupported } from './expressions';
import { compileFunctionStatement } from './functions';
import { compileImport, compileImportFrom } from './imports';
import { openLoop } from './loops';
import { compileCases } from './match';
import { compileDeletion } from './targets';

/** Compiles statements that run one after the other. */
export function compileBlock(nodes: readonly Statement[], context: Context): Execute {
  const parts = nodes.flatMap((node) => {
    const execute = compileStatement(node, context);
    return execute === null ? [] : [execute];
  });
  const weight = nodes.reduce((sum, node) => sum + weightOf(node), 0);
  const [only] = parts;
  if (only !== undefined && parts.length === 1) {
    return (frame) => {
      takeSteps(frame.machine, weight);
      return only(frame);
    };
  }
  return (frame) => {
    takeSteps(frame.machine, weight);
    // By index, since `for ... of` makes an object for each part: most of a program is such a block.
    for (let index = 0; index < parts.length; index += 1) {
      const end = parts[index]?.(frame) ?? END.normal;
      if (end !== END.normal) return end;
    }
    return END.normal;
  };
}

/** This many characters of a statement count as a step: a longer one has more to compute. */
const CHARACTERS_A_STEP = 64;

/** The steps of a statement; those of the statements in it are counted when they run. */
function weightOf(node: Statement): number {
  if ('body' in node) return 1;
  return 1 + Math.floor((node.end - node.start) / CHARACTERS_A_STEP);
}

/** Null for a statement that does nothing when it is run. */
function compileStatement(node: Statement, context: Context): Execute | null {
  const { compiler } = context;
  switch (node.nodeType) {
    case 'Expr':
      return compileExpressionStatement(node, context);
    case 'Assign':
      return compileAssign(node, context);
    case 'AnnAssign':
      return compileAnnotated(node, context);
    case 'AugAssign':
      return compileAugmented(node, context);
    case 'Return': {
      if (context.scope.kind !== 'function') refuseReturn(node, context);
      const value = node.value == null ? () => null : compiler.expression(node.value, context);
      return (frame) => {
        frame.result = value(frame);
        return END.return;
      };
    }
    case 'If': {
      const isCheck = node.orelse.length === 0 && onlyComplains(node.body, context.source.text);
      const condition = compileTest(node.test, context);
      const test = isCheck ? checkOfData(condition, false) : condition;
      const body = compiler.block(node.body, context);
      const orelse = compiler.block(node.orelse, context);
      return (frame) => (test(frame) ? body(frame) : orelse(frame));
    }
    case 'For':
      return compileFor(node, context);
    case 'While':
      return compileWhile(node, context);
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return compileFunctionStatement(node, context);
    case 'ClassDef':
      return compileClass(node, context);
    case 'Raise':
      return compileRaise(node, context);
    case 'Assert':
      return compileAssert(node, context);
    case 'Try':
      return compileTry(node, context);
    case 'With':
      return compileWith(node, context);
    case 'Match':
      return compileMatch(node, context);
    case 'Import':
      return compileImport(node, context);
    case 'ImportFrom':
      return compileImportFrom(node, context);
    case 'Delete': {
      const parts = node.targets.map((target) => compileDeletion(target, context));
      return (frame) => {
        for (const part of parts) part(frame);
        return END.normal;
      };
    }
    case 'Break':
      return () => END.break;
    case 'Continue':
      return () => END.continue;
    case 'Pass':
    case 'Global':
    case 'Nonlocal':
      return null;
    default:
      return unsupported(node, `the statement ${node.nodeType}`);
  }
}

function refuseReturn(node: StatementOf<'Return'>, { source }: Context): never {
  return refuse({
    code: 'python/syntax',
    message: "'return' outside function",
    place: placeOf(source, node),
  });
}

function compileExpressionStatement(node: StatementOf<'Expr'>, context: Context): Execute | null {
  if (node.value.nodeType === 'Constant') return null;
  const evaluate = context.compiler.expression(node.value, context);
  return (frame) => {
    evaluate(frame);
    return END.normal;
  };
}

function compileFor(node: StatementOf<'For'>, context: Context): Execute {
  const source = context.compiler.expression(node.iter, context);
  const assign = context.compiler.target(node.target, context);
  const body = context.compiler.block(node.body, context);
  const orelse = context.compiler.block(node.orelse, context);
  return (frame) => {
    const items = source(frame);
    frame.span = node.iter;
    const loop = openLoop(frame, node, items);
    try {
      for (let item = loop.next(); item !== undefined; item = loop.next()) {
        frame.span = node;
        takeSteps(frame.machine, 1);
        assign(frame, item);
        const end = body(frame);
        if (end === END.break || end === END.return) return loop.stop(end);
        frame.span = node.iter;
      }
    } catch (thrown) {
      return loop.fail(thrown);
    }
    return orelse(frame);
  };
}

function compileWhile(node: StatementOf<'While'>, context: Context): Execute {
  const test = compileTest(node.test, context);
  const body = context.compiler.block(node.body, context);
  const orelse = context.compiler.block(node.orelse, context);
  const loop: Execute = (frame) => {
    while (test(frame)) {
      frame.span = node;
      takeSteps(frame.machine, 1);
      const end = body(frame);
      if (end === END.break) return END.normal;
      if (end === END.return) return end;
    }
    return orelse(frame);
  };
  return (frame) => {
    try {
      return loop(frame);
    } catch (thrown) {
      throw endlessAt(thrown, placeOf(context.source, node.test));
    }
  };
}

/** The refusal of an endless program names the innermost endless loop. */
function endlessAt(thrown: unknown, place: Place): unknown {
  const failure = failureOf(thrown);
  if (failure?.kind !== 'refused' || failure.reason.code !== 'python/endless') return thrown;
  return { ...failure, reason: { place, ...failure.reason } };
}

/** Runs the handler that catches an exception; if none does, it is rethrown. */
function compileTry(node: StatementOf<'Try'>, context: Context): Execute {
  const { compiler } = context;
  const missingImports = takesImportErrors(node) ? 'error' : context.missingImports;
  const body = compiler.block(node.body, { ...context, missingImports });
  const orelse = compiler.block(node.orelse, context);
  const handlers = node.handlers.map((one) => ({
    handler: compileHandler(one, context),
    run: compiler.block(one.body, context),
  }));
  const finalbody = node.finalbody.length === 0 ? null : compiler.block(node.finalbody, context);
  const handle = (frame: Activation, failure: Raised): End => {
    const found = handlers.find(({ handler }) => handler.takes(frame, failure));
    if (found === undefined) throw failure;
    const before = frame.handled;
    frame.handled = failure;
    found.handler.bind(frame, failure);
    try {
      return found.run(frame);
    } catch (thrown) {
      throw withContext(thrown, failure);
    } finally {
      frame.handled = before;
      found.handler.unbind(frame);
    }
  };
  const guarded = (frame: Activation): End => {
    let end: End;
    try {
      end = body(frame);
    } catch (thrown) {
      return handle(frame, raisedOrThrow(thrown));
    }
    return end === END.normal ? orelse(frame) : end;
  };
  if (finalbody === null) return guarded;
  return (frame) => {
    let end: End;
    try {
      end = guarded(frame);
    } catch (thrown) {
      // A refusal ends the run: nothing of it goes on.
      if (failureOf(thrown)?.kind === 'raised') {
        const { span } = frame;
        const last = finalbody(frame);
        if (last !== END.normal) return last;
        frame.span = span;
      }
      throw thrown;
    }
    const { result } = frame;
    const last = finalbody(frame);
    if (last !== END.normal) return last;
    frame.result = result;
    return end;
  };
}

function compileWith(node: StatementOf<'With'>, context: Context): Execute {
  const { compiler } = context;
  const body = compiler.block(node.body, context);
  const items = node.items.map((item) => ({
    span: item.context_expr,
    manager: compiler.expression(item.context_expr, context),
    assign: item.optional_vars == null ? null : compiler.target(item.optional_vars, context),
  }));
  const run = (frame: Activation, index: number): End => {
    const item = items[index];
    if (item === undefined) return body(frame);
    const entered = enterContext(frame, item.manager(frame), item.span);
    let end: End;
    try {
      item.assign?.(frame, entered.value);
      end = run(frame, index + 1);
    } catch (thrown) {
      const { span } = frame;
      if (entered.exit(raisedOrThrow(thrown))) return END.normal;
      frame.span = span;
      throw thrown;
    }
    const { result } = frame;
    entered.exit(null);
    frame.result = result;
    return end;
  };
  return (frame) => run(frame, 0);
}

function compileMatch(node: StatementOf<'Match'>, context: Context): Execute {
  const subject = context.compiler.expression(node.subject, context);
  const cases = compileCases(node, context);
  const bodies = node.cases.map((one) => context.compiler.block(one.body, context));
  return (frame) => {
    const value = subject(frame);
    const found = cases.findIndex((one) => one.takes(frame, value));
    return bodies[found]?.(frame) ?? END.normal;
  };
}
