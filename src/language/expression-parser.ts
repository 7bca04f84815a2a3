import type Jsep from 'jsep';
import { binaryPrecedence } from './expression';
import { loadJsep } from './load-jsep';

/** The place of a node of jsep's tree in the source. */
export interface PlacedNode {
  /** Offset of its first character in the source. */
  readonly start?: number;
  /** Offset just past it and the spaces after it. */
  readonly end?: number;
  /** Whether it is in parentheses. */
  readonly isGroup?: boolean;
}

/** `not` binds closer than these and less than comparisons. */
const LOGICAL = ['and', 'or'] as const;

let configured: typeof Jsep | undefined;
let logical: 'known' | 'unknown' = 'known';

/** Parses with jsep, with the operators of the spec language and places in its tree; throws on a syntax error. */
export function parseWithJsep(source: string): Jsep.Expression {
  configured ??= configure(loadJsep());
  setLogical(configured, 'known');
  return configured(source);
}

function configure(jsep: typeof Jsep): typeof Jsep {
  jsep.removeAllBinaryOps();
  jsep.removeAllUnaryOps();
  jsep.removeAllLiterals();
  for (const [operator, precedence] of Object.entries(binaryPrecedence))
    jsep.addBinaryOp(operator, precedence);
  jsep.hooks.add('gobble-token', function placeToken(env) {
    const node = readToken(jsep, this);
    if (node !== undefined) env.node = node;
  });
  return jsep;
}

/** Reads the token at the parser's place; undefined for what the language does not have, which jsep then refuses. */
function readToken(jsep: typeof Jsep, parser: Jsep.HookScope): Jsep.Expression | undefined {
  const start = parser.index;
  const placed = (node: Jsep.Expression): Jsep.Expression =>
    Object.assign(node, { start, end: parser.index });
  const { char } = parser;
  if (char === '-' || char === '+') {
    parser.index += 1;
    return placed(unary(char, parser.gobbleToken()));
  }
  if (/^not(?!\w)/.test(parser.expr.slice(start))) {
    parser.index += 3;
    const before = logical;
    setLogical(jsep, 'unknown');
    const argument = parser.gobbleBinaryExpression();
    setLogical(jsep, before);
    return placed(unary('not', argument));
  }
  if (/[0-9.]/.test(char)) {
    const number = parser.gobbleNumericLiteral() as Jsep.Expression;
    parser.gobbleSpaces();
    return placed(number);
  }
  if (char === '"' || char === "'")
    return placed(parser.gobbleTokenProperty(parser.gobbleStringLiteral() as Jsep.Expression));
  if (char === '(') return readGroup(jsep, parser);
  if (/[A-Za-z_$]/.test(char)) {
    const name = parser.gobbleIdentifier() as Jsep.Identifier;
    if (name.name === 'this') return undefined;
    const node = name.name === 'true' || name.name === 'false' ? truth(name.name) : name;
    return placed(withLogical(jsep, () => parser.gobbleTokenProperty(node)));
  }
  return undefined;
}

/** A group keeps the place of what is in the parentheses. */
function readGroup(jsep: typeof Jsep, parser: Jsep.HookScope): Jsep.Expression {
  const inside: Jsep.Expression | false = withLogical(jsep, () => parser.gobbleGroup());
  if (!inside) throw new Error('the parentheses are empty');
  const node = parser.gobbleTokenProperty(inside);
  return Object.assign(node, { end: parser.index, isGroup: true });
}

function unary(operator: string, argument: Jsep.Expression | undefined): Jsep.UnaryExpression {
  if (!argument) throw new Error(`a value must follow "${operator}"`);
  return { type: 'UnaryExpression', operator, argument, prefix: true };
}

function truth(name: 'true' | 'false'): Jsep.Literal {
  return { type: 'Literal', value: name === 'true', raw: name };
}

/** Makes jsep read `and` and `or` as operators or not: the operand of `not`, which binds closer, ends before them. */
function setLogical(jsep: typeof Jsep, state: 'known' | 'unknown'): void {
  logical = state;
  for (const operator of LOGICAL) {
    if (state === 'known') jsep.addBinaryOp(operator, binaryPrecedence[operator]);
    else jsep.removeBinaryOp(operator);
  }
}

/** Reads what is in parentheses, of a group or of a call: there `and` and `or` are operators, also within `not`. */
function withLogical<T>(jsep: typeof Jsep, read: () => T): T {
  const before = logical;
  setLogical(jsep, 'known');
  const result = read();
  setLogical(jsep, before);
  return result;
}
