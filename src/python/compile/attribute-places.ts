import type { ExpressionOf, Span } from '../syntax';
import type { Source } from '../value';

/** Where an attribute is read: CPython names the line of its name, where that is below the line of its object. */
export function placeOfAttribute(node: ExpressionOf<'Attribute'>, { text }: Source): Span {
  return fromName(node, node, text);
}

/** Where a function is called: a call of an attribute is on the line of the attribute's name. */
export function placeOfCall(node: ExpressionOf<'Call'>, { text }: Source): Span {
  return node.func.nodeType === 'Attribute' ? fromName(node.func, node, text) : node;
}

function fromName({ start, end, attr }: ExpressionOf<'Attribute'>, whole: Span, text: string): Span {
  const name = end - attr.length;
  const before = text.slice(start, name);
  return /[\n\r]/.test(before) ? { start: name, end: whole.end } : whole;
}
