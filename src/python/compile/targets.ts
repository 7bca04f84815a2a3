import { typeOf } from '../classes';
import { createList } from '../containers';
import { raise, refuse } from '../failure';
import { setItem } from '../indexing';
import { itemsOf, iterate } from '../iteration';
import { isKind } from '../kinds';
import { helpForMisused } from '../misused-values';
import { representation } from '../representation';
import { setAttribute } from '../set-attributes';
import type { Expression } from '../syntax';
import type { Machine, Value } from '../value';
import { type Activation, type Assign, type Context, mangled } from './code';
import { compileNameDeletion, compileNameTarget } from './names';

/** Compiles what is assigned to: a name, an attribute, an item, or several of them in a tuple or list. */
export function compileTarget(node: Expression, context: Context): Assign {
  const { compiler } = context;
  switch (node.nodeType) {
    case 'Name':
      return compileNameTarget(node.id, context);
    case 'Attribute': {
      const object = compiler.expression(node.value, context);
      const name = mangled(node.attr, context);
      return (frame, value) => {
        const owner = object(frame);
        frame.span = node;
        setAttribute(frame.machine, owner, name, value);
      };
    }
    case 'Subscript': {
      const object = compiler.expression(node.value, context);
      const index = compiler.expression(node.slice, context);
      return (frame, value) => {
        const owner = object(frame);
        const at = index(frame);
        frame.span = node;
        setItem(frame.machine, owner, at, value);
      };
    }
    case 'Tuple':
    case 'List':
      return compileUnpacking(node, node.elts, context);
    case 'Starred':
      return compileTarget(node.value, context);
    default:
      return (frame) => {
        frame.span = node;
        refuse({ code: 'python/syntax', message: 'cannot assign to this expression' });
      };
  }
}

function compileUnpacking(node: Expression, targets: readonly Expression[], context: Context): Assign {
  const assigns = targets.map((one) => context.compiler.target(one, context));
  const star = targets.findIndex(({ nodeType }) => nodeType === 'Starred');
  return (frame, value) => {
    frame.span = node;
    const items = unpack(frame.machine, value, targets.length, star);
    for (const [index, assign] of assigns.entries()) assign(frame, items[index] ?? null);
  };
}

/** The items of a value for this many targets; `star` is the index of the starred target, -1 if there is none. */
function unpack(machine: Machine, value: Value, count: number, star: number): readonly Value[] {
  if (star >= 0) return unpackStarred(itemsOf(machine, value), count, star);
  if (isKind(value, 'tuple') || isKind(value, 'list')) {
    if (value.items.length === count && !value.type.isOpen) return value.items.slice();
  }
  if (value === null || typeof value === 'number' || typeof value === 'boolean')
    raise('TypeError', `cannot unpack non-iterable ${typeOf(value).name} object`, () =>
      helpForMisused(machine, value),
    );
  const next = iterate(machine, value);
  const items: Value[] = [];
  for (let item = next(); item !== undefined; item = next()) {
    if (items.length === count)
      raise('ValueError', `too many values to unpack (expected ${count})`, () => shownValues(machine, value));
    items.push(item);
  }
  if (items.length < count)
    raise('ValueError', `not enough values to unpack (expected ${count}, got ${items.length})`, () =>
      shownValues(machine, value),
    );
  return items;
}

/** A text with the values that do not match the number of names; null if it would be long. */
function shownValues(machine: Machine, value: Value): string | null {
  const text = representation(machine, value);
  return text.length <= LONGEST_SHOWN ? `the values are ${text}` : null;
}

const LONGEST_SHOWN = 80;

function unpackStarred(items: readonly Value[], count: number, star: number): readonly Value[] {
  const behind = count - star - 1;
  if (items.length < count - 1)
    raise('ValueError', `not enough values to unpack (expected at least ${count - 1}, got ${items.length})`);
  const rest = createList(items.slice(star, items.length - behind));
  return [...items.slice(0, star), rest, ...items.slice(items.length - behind)];
}

/** Compiles what `del` removes. */
export function compileDeletion(node: Expression, context: Context): (frame: Activation) => void {
  const { compiler } = context;
  switch (node.nodeType) {
    case 'Name':
      return compileNameDeletion(node.id, node, context, 'must exist');
    case 'Attribute': {
      const object = compiler.expression(node.value, context);
      const name = mangled(node.attr, context);
      return (frame) => {
        const owner = object(frame);
        frame.span = node;
        setAttribute(frame.machine, owner, name, undefined);
      };
    }
    case 'Subscript': {
      const object = compiler.expression(node.value, context);
      const index = compiler.expression(node.slice, context);
      return (frame) => {
        const owner = object(frame);
        const at = index(frame);
        frame.span = node;
        setItem(frame.machine, owner, at, undefined);
      };
    }
    default: {
      const parts = 'elts' in node ? node.elts.map((one: Expression) => compileDeletion(one, context)) : [];
      return (frame) => {
        for (const part of parts) part(frame);
      };
    }
  }
}
