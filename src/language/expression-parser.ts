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

const CHOICE = 'ChoiceExpression';

/** `first if test else second` in jsep's tree. */
export interface ChoiceNode extends Jsep.Expression {
  readonly type: typeof CHOICE;
  readonly first: Jsep.Expression;
  readonly test: Jsep.Expression;
  readonly second: Jsep.Expression;
  readonly start: number;
}

/** Whether a node of jsep's tree is a choice. */
export function isChoiceNode(node: Jsep.Expression): node is ChoiceNode {
  return node.type === CHOICE;
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
    jsep.addBinaryOp(operator, precedence, operator === '**');
  jsep.hooks.add('gobble-token', function placeToken(env) {
    const node = readToken(jsep, this);
    if (node !== undefined) env.node = node;
  });
  jsep.hooks.add('after-expression', function readChoice(env) {
    if (env.node && takeWord(this, 'if')) env.node = choice(this, env.node);
  });
  return jsep;
}

/** Reads `test else second` after `first if`; what follows `else` may be a choice itself. */
function choice(parser: Jsep.HookScope, first: Jsep.Expression): ChoiceNode {
  const test: Jsep.PossibleExpression | false = parser.gobbleBinaryExpression();
  if (!test) throw new Error('a condition must follow "if"');
  if (!takeWord(parser, 'else')) throw new Error(`"else" is missing at character ${parser.index}`);
  const second: Jsep.PossibleExpression | false = parser.gobbleExpression();
  if (!second) throw new Error('a value must follow "else"');
  const { start = 0 } = first as PlacedNode;
  return { type: CHOICE, first, test, second, start };
}

/** Whether a word is next; if so, the parser moves past it. */
function takeWord(parser: Jsep.HookScope, word: string): boolean {
  parser.gobbleSpaces();
  const { expr, index } = parser;
  if (!expr.startsWith(word, index) || /\w/.test(expr[index + word.length] ?? '')) return false;
  parser.index += word.length;
  return true;
}

/**
 * Reads the token at the parser's place; undefined for a token that the language does not have, which jsep then
 * refuses.
 */
function readToken(jsep: typeof Jsep, parser: Jsep.HookScope): Jsep.Expression | undefined {
  const start = parser.index;
  const placed = (node: Jsep.Expression): Jsep.Expression =>
    Object.assign(node, { start, end: parser.index });
  const { char } = parser;
  if (char === '-' || char === '+') {
    parser.index += 1;
    return placed(unary(char, readPower(parser)));
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

/** Reads the operand of a sign: `-2 ** 2` is -(2 ** 2). */
function readPower(parser: Jsep.HookScope): Jsep.Expression | undefined {
  const left: Jsep.Expression | undefined = parser.gobbleToken();
  parser.gobbleSpaces();
  if (!left || !parser.expr.startsWith('**', parser.index)) return left;
  parser.index += 2;
  const right = readPower(parser);
  if (!right) throw new Error('Expected expression after **');
  return { type: 'BinaryExpression', operator: '**', left, right };
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

/**
 * Reads the contents of parentheses, of a group or a call, in which `and` and `or` are operators, also within
 * `not`.
 */
function withLogical<T>(jsep: typeof Jsep, read: () => T): T {
  const before = logical;
  setLogical(jsep, 'known');
  const result = read();
  setLogical(jsep, before);
  return result;
}
