import type { ExpressionOf, Span } from '../syntax';
import type { Source } from '../value';

/** Where an attribute is read: CPython names the line of its name, where that is below the line of its object. */
export function placeOfAttribute(node: ExpressionOf<'Attribute'>, { text }: Source): Span {
  const name = node.end - node.attr.length;
  return text.lastIndexOf('\n', name) < node.start ? node : { start: name, end: node.end };
}
