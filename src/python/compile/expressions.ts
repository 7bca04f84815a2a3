import { getAttribute } from '../attributes';
import { compare } from '../comparison';
import { createDict, createList, createSet, createTuple } from '../containers';
import { refuse } from '../failure';
import { formatValue } from '../format-spec';
import { createSlice, getItem } from '../indexing';
import { addToSet, setEntry } from '../keys';
import { takeSteps, takeTextSize } from '../machine';
import { binary, unary } from '../operators';
import { representation, textOf } from '../representation';
import type { Expression, ExpressionOf, Span } from '../syntax';
import { truth } from '../truth';
import type { Value } from '../value';
import { placeOfAttribute } from './attribute-places';
import { compileCall, compileItems, mappingItems } from './calls';
import { type Activation, type Context, type Evaluate, mangled } from './code';
import { compileComprehension } from './comprehensions';
import { constantValue } from './constants';
import { compileName } from './names';

/** The steps that a set or a dict takes apart from its items: an empty one has some hundred bytes. */
const STEPS_OF_TABLE = 6;

/** Compiles an expression to a function that gives its value. */
export function compileExpression(node: Expression, context: Context): Evaluate {
  const { compiler } = context;
  switch (node.nodeType) {
    case 'Constant': {
      const value = constantValue(node);
      return () => value;
    }
    case 'Name':
      return compileName(node.id, node, context);
    case 'Attribute':
      return compileAttribute(node, context);
    case 'Call':
      return compileCall(node, context);
    case 'BinOp':
      return compileBinary(node, context);
    case 'UnaryOp':
      return compileUnary(node, context);
    case 'BoolOp':
      return compileBoolean(node, context);
    case 'Compare':
      return compileCompare(node, context);
    case 'IfExp': {
      const test = compileTest(node.test, context);
      const body = compiler.expression(node.body, context);
      const orelse = compiler.expression(node.orelse, context);
      return (frame) => (test(frame) ? body(frame) : orelse(frame));
    }
    case 'Subscript':
      return compileSubscript(node, context);
    case 'Slice':
      return compileSlice(node, context);
    case 'Tuple': {
      const items = compileItems(node.elts, context);
      return (frame) => createTuple(items(frame));
    }
    case 'List': {
      const items = compileItems(node.elts, context);
      return (frame) => createList(items(frame));
    }
    case 'Set': {
      const items = compileItems(node.elts, context);
      return (frame) => {
        takeSteps(frame.machine, STEPS_OF_TABLE);
        const set = createSet();
        for (const item of items(frame)) addToSet(frame.machine, set, item);
        return set;
      };
    }
    case 'Dict':
      return compileDict(node, context);
    case 'JoinedStr':
      return compileJoined(node, context);
    case 'FormattedValue':
      return compileFormatted(node, context);
    case 'Lambda':
      return compiler.lambda(node, context);
    case 'NamedExpr': {
      const value = compiler.expression(node.value, context);
      const assign = compiler.target(node.target, context);
      return (frame) => {
        const given = value(frame);
        assign(frame, given);
        return given;
      };
    }
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return compileComprehension(node, context);
    default:
      return unsupported(node, describe(node.nodeType));
  }
}

function describe(nodeType: string): string {
  switch (nodeType) {
    case 'Yield':
    case 'YieldFrom':
      return '"yield" inside of a larger expression';
    case 'Await':
      return '"await"';
    default:
      return nodeType;
  }
}

/** Refuses a part of the language when it is reached, not when it is parsed. */
export function unsupported(span: Span, what: string): (frame: Activation) => never {
  return (frame) => {
    frame.span = span;
    return refuse({ code: 'python/unsupported', message: `${what} is not supported` });
  };
}

function compileAttribute(node: ExpressionOf<'Attribute'>, context: Context): Evaluate {
  const object = context.compiler.expression(node.value, context);
  const name = mangled(node.attr, context);
  const place = placeOfAttribute(node, context.source);
  return (frame) => {
    const value = object(frame);
    if (typeof value === 'object' && value !== null && value.kind === 'module') {
      const known = value.attributes.get(name);
      if (known !== undefined) return known;
    }
    frame.span = place;
    return getAttribute(frame.machine, value, name);
  };
}

function compileBinary(node: ExpressionOf<'BinOp'>, context: Context): Evaluate {
  const left = context.compiler.expression(node.left, context);
  const right = context.compiler.expression(node.right, context);
  const op = node.op;
  return (frame) => {
    const one = left(frame);
    const other = right(frame);
    frame.span = node;
    return binary(frame.machine, op, one, other);
  };
}

function compileUnary(node: ExpressionOf<'UnaryOp'>, context: Context): Evaluate {
  const op = node.op;
  if (op === 'Not') {
    const test = compileTest(node.operand, context);
    return (frame) => !test(frame);
  }
  const operand = context.compiler.expression(node.operand, context);
  return (frame) => {
    const value = operand(frame);
    frame.span = node;
    return unary(frame.machine, op, value);
  };
}

/** The truth of an expression. */
export function compileTest(node: Expression, context: Context): (frame: Activation) => boolean {
  const evaluate = context.compiler.expression(node, context);
  return (frame) => {
    const value = evaluate(frame);
    if (typeof value === 'boolean') return value;
    frame.span = node;
    return truth(frame.machine, value);
  };
}

function compileBoolean(node: ExpressionOf<'BoolOp'>, context: Context): Evaluate {
  const parts = node.values.map((one) => ({
    span: one,
    evaluate: context.compiler.expression(one, context),
  }));
  const isAnd = node.op === 'And';
  return (frame) => {
    let value: Value = isAnd;
    for (const [index, { span, evaluate }] of parts.entries()) {
      value = evaluate(frame);
      if (index === parts.length - 1) break;
      frame.span = span;
      if (truth(frame.machine, value) !== isAnd) break;
    }
    return value;
  };
}

function compileCompare(node: ExpressionOf<'Compare'>, context: Context): Evaluate {
  const first = context.compiler.expression(node.left, context);
  const rest = node.comparators.map((one) => context.compiler.expression(one, context));
  const ops = node.ops;
  const [only] = rest;
  const [onlyOp] = ops;
  if (only !== undefined && onlyOp !== undefined && rest.length === 1) {
    return (frame) => {
      const left = first(frame);
      const right = only(frame);
      frame.span = node;
      return compare(frame.machine, onlyOp, left, right);
    };
  }
  return (frame) => {
    let left = first(frame);
    let result: Value = true;
    for (const [index, op] of ops.entries()) {
      const right = rest[index]?.(frame) ?? null;
      frame.span = node;
      result = compare(frame.machine, op, left, right);
      if (index < ops.length - 1 && !truth(frame.machine, result)) return result;
      left = right;
    }
    return result;
  };
}

function compileSubscript(node: ExpressionOf<'Subscript'>, context: Context): Evaluate {
  const object = context.compiler.expression(node.value, context);
  const index = context.compiler.expression(node.slice, context);
  return (frame) => {
    const value = object(frame);
    const at = index(frame);
    frame.span = node;
    return getItem(frame.machine, value, at);
  };
}

function compileSlice(node: ExpressionOf<'Slice'>, context: Context): Evaluate {
  const compiled = (part: Expression | null | undefined): Evaluate =>
    part === undefined || part === null ? () => null : context.compiler.expression(part, context);
  const [start, stop, step] = [compiled(node.lower), compiled(node.upper), compiled(node.step)];
  return (frame) => createSlice(start(frame), stop(frame), step(frame));
}

function compileDict(node: ExpressionOf<'Dict'>, context: Context): Evaluate {
  const parts = node.values.map((value, index) => {
    const key = node.keys[index];
    return {
      span: value,
      key: key === null || key === undefined ? null : context.compiler.expression(key, context),
      value: context.compiler.expression(value, context),
    };
  });
  return (frame) => {
    takeSteps(frame.machine, STEPS_OF_TABLE);
    const dict = createDict();
    for (const { span, key, value } of parts) {
      if (key !== null) {
        const at = key(frame);
        const given = value(frame);
        frame.span = span;
        setEntry(frame.machine, dict, at, given);
        continue;
      }
      const mapping = value(frame);
      frame.span = span;
      for (const [name, item] of mappingItems(frame.machine, mapping))
        setEntry(frame.machine, dict, name, item);
    }
    return dict;
  };
}

function compileJoined(node: ExpressionOf<'JoinedStr'>, context: Context): Evaluate {
  const parts = node.values.map((one) => context.compiler.expression(one, context));
  return (frame) => {
    let text = '';
    for (const part of parts) text += part(frame);
    takeTextSize(frame.machine, text.length);
    return text;
  };
}

function compileFormatted(node: ExpressionOf<'FormattedValue'>, context: Context): Evaluate {
  const value = context.compiler.expression(node.value, context);
  const spec = node.format_spec == null ? null : context.compiler.expression(node.format_spec, context);
  const { conversion } = node;
  return (frame) => {
    const given = value(frame);
    const format = spec === null ? '' : String(spec(frame));
    frame.span = node;
    const { machine } = frame;
    if (conversion === 'r' || conversion === 'a')
      return formatValue(machine, representation(machine, given), format);
    if (conversion === 's') return formatValue(machine, textOf(machine, given), format);
    return formatValue(machine, given, format);
  };
}
