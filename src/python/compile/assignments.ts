import { getAttribute } from '../attributes';
import { dictOfNames } from '../containers';
import { failureOf } from '../failure';
import { getItem, setItem } from '../indexing';
import { setEntry } from '../keys';
import { isKind } from '../kinds';
import { placeOf } from '../machine';
import { binaryInPlace } from '../operators';
import { setAttribute } from '../set-attributes';
import type { Expression, StatementOf } from '../syntax';
import type { Value } from '../value';
import { type Activation, type Context, END, type Execute, mangled } from './code';

/** Compiles `a = b = value`. */
export function compileAssign(node: StatementOf<'Assign'>, context: Context): Execute {
  const value = context.compiler.expression(node.value, context);
  const assigns = node.targets.map((target) => context.compiler.target(target, context));
  const [only] = assigns;
  if (only !== undefined && assigns.length === 1) {
    return (frame) => {
      only(frame, value(frame));
      return END.normal;
    };
  }
  return (frame) => {
    const given = value(frame);
    for (const assign of assigns) assign(frame, given);
    return END.normal;
  };
}

/** Compiles `name: annotation = value`; a class and a module keep their annotations. */
export function compileAnnotated(node: StatementOf<'AnnAssign'>, context: Context): Execute {
  const { scope, compiler } = context;
  const value = node.value == null ? null : compiler.expression(node.value, context);
  const assign = compiler.target(node.target, context);
  const note = scope.kind === 'class' && node.target.nodeType === 'Name' ? compileNote(node, context) : null;
  return (frame) => {
    if (value !== null) assign(frame, value(frame));
    note?.(frame);
    return END.normal;
  };
}

function compileNote(node: StatementOf<'AnnAssign'>, context: Context): (frame: Activation) => void {
  const name = node.target.nodeType === 'Name' ? node.target.id : '';
  const { start, end } = placeOf(context.source, node.annotation);
  const text = context.source.text.slice(start, end);
  const evaluate =
    context.annotations === 'texts' ? () => text : context.compiler.expression(node.annotation, context);
  return (frame) => {
    const known = frame.names.get('__annotations__');
    const annotations = isKind(known, 'dict') ? known : dictOfNames([]);
    frame.names.set('__annotations__', annotations);
    setEntry(frame.machine, annotations, name, annotationOr(frame, evaluate, text));
  };
}

/** An annotation that cannot be evaluated is its text: it decides nothing. */
function annotationOr(frame: Activation, evaluate: (frame: Activation) => Value, text: string): Value {
  try {
    return evaluate(frame);
  } catch (thrown) {
    if (failureOf(thrown) === null) throw thrown;
    return text;
  }
}

/** Compiles `target op= value`; the parts of the target are evaluated once. */
export function compileAugmented(node: StatementOf<'AugAssign'>, context: Context): Execute {
  const { compiler } = context;
  const value = compiler.expression(node.value, context);
  const op = node.op;
  const { target } = node;
  const update = (frame: Activation, old: Value): Value => {
    const given = value(frame);
    frame.span = node;
    return binaryInPlace(frame.machine, op, old, given);
  };
  if (target.nodeType === 'Attribute') return augmentAttribute(target, update, context);
  if (target.nodeType === 'Subscript') return augmentItem(target, update, context);
  const read = compiler.expression(target, context);
  const assign = compiler.target(target, context);
  return (frame) => {
    assign(frame, update(frame, read(frame)));
    return END.normal;
  };
}

type Update = (frame: Activation, old: Value) => Value;

function augmentAttribute(
  target: Extract<Expression, { nodeType: 'Attribute' }>,
  update: Update,
  context: Context,
): Execute {
  const object = context.compiler.expression(target.value, context);
  const name = mangled(target.attr, context);
  return (frame) => {
    const owner = object(frame);
    frame.span = target;
    const result = update(frame, getAttribute(frame.machine, owner, name));
    setAttribute(frame.machine, owner, name, result);
    return END.normal;
  };
}

function augmentItem(
  target: Extract<Expression, { nodeType: 'Subscript' }>,
  update: Update,
  context: Context,
): Execute {
  const object = context.compiler.expression(target.value, context);
  const index = context.compiler.expression(target.slice, context);
  return (frame) => {
    const owner = object(frame);
    const at = index(frame);
    frame.span = target;
    const result = update(frame, getItem(frame.machine, owner, at));
    setItem(frame.machine, owner, at, result);
    return END.normal;
  };
}
