import type { Expression, Keyword, NameExpression } from '../syntax';
import { hasYield } from './has-yield';

/** Puts another expression in the place of one. */
type Replace = (part: Expression) => Expression;

/**
 * An expression with others in the place of its parts, given in the order in which Python works them out; null
 * if not all of its parts are always evaluated.
 */
export function withParts(node: Expression, replace: Replace): Expression | null {
  const maybe = (part: Expression | null) => (part === null ? null : replace(part));
  switch (node.nodeType) {
    case 'BinOp':
      return { ...node, left: replace(node.left), right: replace(node.right) };
    case 'UnaryOp':
      return { ...node, operand: replace(node.operand) };
    case 'Attribute':
      return { ...node, value: replace(node.value) };
    case 'Starred':
      return { ...node, value: replace(node.value) };
    case 'Subscript':
      return { ...node, value: replace(node.value), slice: replace(node.slice) };
    case 'Slice':
      return { ...node, lower: maybe(node.lower), upper: maybe(node.upper), step: maybe(node.step) };
    case 'Call': {
      const func = replace(node.func);
      const args = node.args.map((one) => itemWith(one, replace));
      return { ...node, func, args, keywords: node.keywords.map((one) => keywordWith(one, replace)) };
    }
    case 'Tuple':
    case 'List':
    case 'Set':
      return { ...node, elts: node.elts.map((one) => itemWith(one, replace)) };
    case 'Dict': {
      const values: Expression[] = [];
      const keys = node.values.map((value, index) => {
        const key = maybe(node.keys[index] ?? null);
        values.push(replace(value));
        return key;
      });
      return { ...node, keys, values };
    }
    case 'JoinedStr':
      return { ...node, values: node.values.map(replace) };
    case 'FormattedValue':
      return { ...node, value: replace(node.value), format_spec: maybe(node.format_spec) };
    case 'Compare': {
      const [only] = node.comparators;
      if (only === undefined || node.comparators.length > 1) return null;
      return { ...node, left: replace(node.left), comparators: [replace(only)] };
    }
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
    case 'DictComp': {
      // The first iterable is evaluated in the function itself.
      const [first, ...rest] = node.generators;
      if (first === undefined) return null;
      return { ...node, generators: [{ ...first, iter: replace(first.iter) }, ...rest] };
    }
    default:
      return null;
  }
}

function itemWith(node: Expression, replace: Replace): Expression {
  return node.nodeType === 'Starred' ? { ...node, value: replace(node.value) } : replace(node);
}

function keywordWith(node: Keyword, replace: Replace): Keyword {
  return { ...node, value: replace(node.value) };
}

/** A part that is evaluated before the rest, and the name that its value has from then on. */
export interface EarlyPart {
  readonly node: Expression;
  readonly name: NameExpression;
}

/**
 * An expression in which names stand for the parts that are evaluated before it: those that yield and those in
 * front of them. Null if not all of its parts are always evaluated.
 */
export function withoutYields(
  node: Expression,
  newName: (part: Expression) => NameExpression,
): { readonly node: Expression; readonly early: readonly EarlyPart[] } | null {
  let left = 0;
  withParts(node, (part) => {
    if (hasYield(part)) left += 1;
    return part;
  });
  const early: EarlyPart[] = [];
  const rest = withParts(node, (part) => {
    if (left === 0) return part;
    if (hasYield(part)) left -= 1;
    const name = newName(part);
    early.push({ node: part, name });
    return name;
  });
  return rest === null ? null : { node: rest, early };
}
