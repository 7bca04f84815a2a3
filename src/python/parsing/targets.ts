import type { Expression } from '../syntax';
import { type Cursor, mistake, noteMistake } from './cursor';
import { parseOneOrTuple } from './starred';

/** The targets of `for`: one, or several with commas in between. */
export function parseLoopTarget(cursor: Cursor): Expression {
  const target = parseOneOrTuple(cursor, cursor.rules.bitwiseOr);
  checkTarget(target, 'assign to');
  if (target.nodeType === 'Starred')
    noteMistake(cursor, 'starred assignment target must be in a list or tuple', target.start, target.end);
  return target;
}

/** Notes `*values` where one value has to be. */
export function checkNotStarred(cursor: Cursor, node: Expression | null): void {
  if (node?.nodeType === 'Starred')
    noteMistake(cursor, "can't use starred expression here", node.start, node.end);
}

/** Stops at what is assigned to or deleted and cannot be. */
export function checkTarget(node: Expression, verb: 'assign to' | 'delete'): void {
  switch (node.nodeType) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return;
    case 'Starred':
      if (verb === 'delete') mistake('cannot delete starred', node.start);
      checkTarget(node.value, verb);
      return;
    case 'Tuple':
    case 'List': {
      for (const one of node.elts) checkTarget(one, verb);
      const stars = node.elts.filter(({ nodeType }) => nodeType === 'Starred');
      if (stars.length > 1) mistake('multiple starred expressions in assignment', node.start);
      return;
    }
    default:
      mistake(`cannot ${verb} ${nameOf(node)}`, node.start, node.end);
  }
}

/** What CPython calls a kind of expression. */
export function nameOf(node: Expression): string {
  switch (node.nodeType) {
    case 'Call':
      return 'function call';
    case 'Constant':
      if (node.literal === 'name')
        return node.value === null ? 'None' : node.value === true ? 'True' : 'False';
      return node.literal === 'ellipsis' ? 'ellipsis' : 'literal';
    case 'JoinedStr':
    case 'FormattedValue':
      return 'f-string expression';
    case 'BinOp':
    case 'UnaryOp':
    case 'BoolOp':
      return 'expression';
    case 'Compare':
      return 'comparison';
    case 'IfExp':
      return 'conditional expression';
    case 'Dict':
      return 'dict literal';
    case 'Set':
      return 'set display';
    case 'ListComp':
      return 'list comprehension';
    case 'DictComp':
      return 'dict comprehension';
    case 'SetComp':
      return 'set comprehension';
    case 'GeneratorExp':
      return 'generator expression';
    case 'Yield':
    case 'YieldFrom':
      return 'yield expression';
    case 'Await':
      return 'await expression';
    case 'Lambda':
      return 'lambda';
    case 'NamedExpr':
      return 'named expression';
    default:
      return 'this';
  }
}
