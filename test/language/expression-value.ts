import { evaluateExpression } from '../../src/language/evaluate-expression';
import type { Scope } from '../../src/language/expression-scope';
import {
  type ExpressionProblem,
  isExpressionProblem,
  parseExpression,
} from '../../src/language/parse-expression';
import type { ArgValue } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';

/** A scope of fixed names, at a place with a fixed shape. */
export function scopeOf(names: Readonly<Record<string, ArgValue>>, shape: Shape = []): Scope {
  return {
    lookUp: (name) => (Object.hasOwn(names, name) ? names[name] : undefined),
    names: () => Object.keys(names),
    size: (which) => {
      const dim = typeof which === 'number' ? shape.at(which) : undefined;
      return dim ?? { code: 'expression/unknown-name', problem: `no dimension ${which}`, word: 'size' };
    },
  };
}

/** What the source of an expression comes to: its value, or the problem with it. */
export function answerOf(
  source: string,
  names: Readonly<Record<string, ArgValue>> = {},
  shape: Shape = [],
): ArgValue | ExpressionProblem {
  const tree = parseExpression(source);
  return isExpressionProblem(tree) ? tree : evaluateExpression(tree, scopeOf(names, shape));
}

/** The code of the problem with an expression; fails when it has a value. */
export function problemOf(source: string, names: Readonly<Record<string, ArgValue>> = {}): ExpressionProblem {
  const answer = answerOf(source, names);
  if (!isExpressionProblem(answer)) throw new Error(`${source} gives ${JSON.stringify(answer)}`);
  return answer;
}
