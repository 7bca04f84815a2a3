import { getAttribute } from '../attributes';
import { call, callMethod } from '../call';
import { dictClass, functionClass, lookUp, superClass, typeOf } from '../classes';
import { raise } from '../failure';
import { getItem } from '../indexing';
import { itemsOf, iterate } from '../iteration';
import { isKind } from '../kinds';
import { noKeywords, takeSteps } from '../machine';
import { representation } from '../representation';
import type { ExpressionOf, Span } from '../syntax';
import type { Keywords, Machine, Value } from '../value';
import { placeOfAttribute } from './attribute-places';
import { type Activation, type Context, type Evaluate, locate, mangled } from './code';
import { constantValue } from './constants';

/** Compiles a call. */
export function compileCall(node: ExpressionOf<'Call'>, context: Context): Evaluate {
  if (isPlainSuper(node, context)) return compileSuper(node, context);
  const args = compileArguments(node, context);
  const keywords = compileKeywords(node, context);
  if (node.func.nodeType === 'Attribute') {
    const placeOfName = placeOfAttribute(node.func, context.source);
    const called: AttributeCall = {
      object: context.compiler.expression(node.func.value, context),
      name: mangled(node.func.attr, context),
      args,
      keywords,
      placeOfName,
      // A call of an attribute is on the line of the attribute's name.
      place: placeOfName === node.func ? node : { start: placeOfName.start, end: node.end },
    };
    return (frame) => callAttribute(frame, called);
  }
  const callee = context.compiler.expression(node.func, context);
  return (frame) => {
    const called = callee(frame);
    const given = args(frame);
    const named = keywords === null ? noKeywords : keywords(frame);
    frame.span = node;
    return call(frame.machine, called, given, named);
  };
}

/** The parts of `object.name(args)`. */
interface AttributeCall {
  readonly object: Evaluate;
  readonly name: string;
  readonly args: (frame: Activation) => Value[];
  readonly keywords: ((frame: Activation) => Keywords) | null;
  readonly placeOfName: Span;
  readonly place: Span;
}

/** A method call does not make a bound method where the method is found in the class of the object. */
function callAttribute(frame: Activation, called: AttributeCall): Value {
  const { object, name, args, keywords } = called;
  const { machine } = frame;
  const self = object(frame);
  const method = plainMethod(self, name);
  frame.span = called.placeOfName;
  const callee = method ?? getAttribute(machine, self, name);
  const given = args(frame);
  const named = keywords === null ? noKeywords : keywords(frame);
  frame.span = called.place;
  return method === undefined
    ? call(machine, callee, given, named)
    : callMethod(machine, method, self, given, named);
}

function plainMethod(self: Value, name: string): Value | undefined {
  if (typeof self === 'object' && self !== null) {
    if (self.kind === 'class' || self.kind === 'module' || self.kind === 'super' || self.kind === 'unknown')
      return undefined;
    if ('attributes' in self && self.attributes?.has(name)) return undefined;
  }
  const found = lookUp(typeOf(self), name);
  if (isKind(found, 'function') && found.type === functionClass) return found;
  return isKind(found, 'host-function') && found.binding === 'method' ? found : undefined;
}

function compileArguments(node: ExpressionOf<'Call'>, context: Context): (frame: Activation) => Value[] {
  return compileItems(node.args, context);
}

/** The values of a list of expressions, some perhaps starred. */
export function compileItems(
  nodes: ExpressionOf<'Call'>['args'],
  context: Context,
): (frame: Activation) => Value[] {
  const { expression } = context.compiler;
  const constants = constantsOf(nodes);
  if (constants !== null) return () => constants.slice();
  if (nodes.some(({ nodeType }) => nodeType === 'Starred')) {
    const parts = nodes.map((one) =>
      one.nodeType === 'Starred'
        ? { isStarred: true, span: one, evaluate: expression(one.value, context) }
        : { isStarred: false, span: one, evaluate: expression(one, context) },
    );
    return (frame) => {
      const items: Value[] = [];
      for (const { isStarred, span, evaluate } of parts) {
        const value = evaluate(frame);
        if (!isStarred) items.push(value);
        else {
          frame.span = span;
          for (const item of itemsOf(frame.machine, value)) items.push(item);
        }
      }
      return items;
    };
  }
  const parts = nodes.map((one) => expression(one, context));
  const [first, second] = parts;
  if (first === undefined) return () => [];
  if (second === undefined) return (frame) => [first(frame)];
  if (parts.length === 2) return (frame) => [first(frame), second(frame)];
  return (frame) => parts.map((part) => part(frame));
}

/** The values of a list of literals; null if something else is among them. */
function constantsOf(nodes: ExpressionOf<'Call'>['args']): Value[] | null {
  return nodes.every((node) => node.nodeType === 'Constant') ? nodes.map(constantValue) : null;
}

/** The keyword arguments of a call; null if there are none. */
export function compileKeywords(
  node: { readonly keywords: ExpressionOf<'Call'>['keywords'] },
  context: Context,
): ((frame: Activation) => Keywords) | null {
  if (node.keywords.length === 0) return null;
  const parts = node.keywords.map((keyword) => ({
    name: keyword.arg ?? null,
    span: keyword,
    evaluate: context.compiler.expression(keyword.value, context),
  }));
  return (frame) => {
    const keywords = new Map<string, Value>();
    parts.forEach(({ name, span, evaluate }) => {
      const value = evaluate(frame);
      if (name !== null) {
        if (keywords.has(name)) {
          frame.span = span;
          raise('TypeError', `got multiple values for keyword argument '${name}'`);
        }
        keywords.set(name, value);
      } else {
        frame.span = span;
        addMapping(frame.machine, keywords, value);
      }
    });
    return keywords;
  };
}

function addMapping(machine: Machine, keywords: Map<string, Value>, mapping: Value): void {
  for (const [key, value] of mappingItems(machine, mapping)) {
    if (typeof key !== 'string') raise('TypeError', 'keywords must be strings');
    if (keywords.has(key))
      raise('TypeError', `got multiple values for keyword argument ${representation(machine, key)}`);
    keywords.set(key, value);
  }
}

/** The items of a mapping, as `**` takes them. */
export function mappingItems(machine: Machine, mapping: Value): readonly (readonly [Value, Value])[] {
  if (
    isKind(mapping, 'dict') &&
    (mapping.type === dictClass || lookUp(mapping.type, 'keys') === lookUp(dictClass, 'keys'))
  ) {
    takeSteps(machine, mapping.entries.size);
    return [...mapping.entries.values()].map(({ key, value }) => [key, value] as const);
  }
  if (lookUp(typeOf(mapping), 'keys') === undefined)
    return raise('TypeError', `argument after ** must be a mapping, not ${typeOf(mapping).name}`);
  const next = iterate(machine, call(machine, getAttribute(machine, mapping, 'keys'), []));
  const items: (readonly [Value, Value])[] = [];
  for (let key = next(); key !== undefined; key = next()) items.push([key, getItem(machine, mapping, key)]);
  return items;
}

function isPlainSuper(node: ExpressionOf<'Call'>, { scope }: Context): boolean {
  return (
    node.func.nodeType === 'Name' &&
    node.func.id === 'super' &&
    node.args.length === 0 &&
    locate(scope, 'super').kind === 'global' &&
    locate(scope, '__class__').kind === 'cell'
  );
}

/** `super()` takes the class around it and the first argument of the function around it. */
function compileSuper(node: ExpressionOf<'Call'>, { scope }: Context): Evaluate {
  const owner = locate(scope, '__class__');
  const [first = ''] = scope.bound;
  const self = locate(scope, first);
  return (frame) => {
    const cls = owner.kind === 'cell' ? frame.cells[owner.index]?.value : undefined;
    const given =
      self.kind === 'slot'
        ? frame.slots[self.index]
        : self.kind === 'cell'
          ? frame.cells[self.index]?.value
          : undefined;
    if (!isKind(cls, 'class') || given === undefined) {
      frame.span = node;
      return raise('RuntimeError', 'super(): no arguments');
    }
    return { kind: 'super', type: superClass, owner: cls, self: given };
  };
}
