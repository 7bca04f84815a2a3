import type { Expression, Operation } from './expression';
import { isComputed, type Template } from './spec';

/** Every operation of a template's expressions, each before its operands. */
export function operationsIn(template: Template): readonly Operation[] {
  const found: Operation[] = [];
  const visit = (expression: Expression): void => {
    if (expression.kind === 'literal') return;
    found.push(expression);
    if (expression.kind === 'unary') visit(expression.operand);
    else if (expression.kind === 'binary') [expression.left, expression.right].forEach(visit);
    else if (expression.kind === 'call') expression.args.forEach(visit);
    else if (expression.kind === 'item') [expression.list, expression.index].forEach(visit);
    else if (expression.kind === 'choice')
      [expression.first, expression.test, expression.second].forEach(visit);
  };
  const visitTemplate = (part: Template): void => {
    if (!isComputed(part)) return;
    if (part.kind === 'expression') visit(part.tree);
    else part.items.forEach(visitTemplate);
  };
  visitTemplate(template);
  return found;
}
