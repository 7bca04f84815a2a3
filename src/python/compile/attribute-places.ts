import type { ExpressionOf, Span } from '../syntax';
import type { Source } from '../value';

/** The place of an attribute: CPython reports the line of its name if that is below the line of its object. */
export function placeOfAttribute(node: ExpressionOf<'Attribute'>, { text }: Source): Span {
  const name = node.end - node.attr.length;
  return text.lastIndexOf('\n', name) < node.start ? node : { start: name, end: node.end };
}
