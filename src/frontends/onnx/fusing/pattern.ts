import { type Call, elementCount, type Tensor } from '../operators/operator';

/**
 * A pattern for the origin of a value: a name for any value, which must be the same wherever the name occurs; a
 * constant of one number, given or with a name; an operator of ONNX with patterns for its first operands; a pattern whose value has a
 * name; an output of an operator that is not its first; or one of several patterns.
 */
export type Pattern =
  | string
  | number
  | OperatorPattern
  | { readonly number: string }
  | { readonly name: string; readonly of: Pattern }
  | { readonly slot: number; readonly of: OperatorPattern }
  | { readonly either: readonly Pattern[] };

/** An operator, with patterns for its first operands. */
type OperatorPattern = readonly [
  operator: string,
  first: Pattern,
  second?: Pattern,
  third?: Pattern,
  fourth?: Pattern,
];

/** The match of a pattern. */
export interface Match {
  /** The named values. */
  readonly values: ReadonlyMap<string, Tensor>;
  /** The calls of the operators in the pattern, each once. */
  readonly calls: ReadonlySet<Call>;
}

/** The match so far, as a list, since most attempts fail. */
type Found =
  | { readonly kind: 'value'; readonly name: string; readonly value: Tensor; readonly before: Found }
  | { readonly kind: 'call'; readonly call: Call; readonly before: Found }
  | { readonly kind: 'nothing' };

const NOTHING_YET: Found = { kind: 'nothing' };

/** Exporters write 1.4142135 for the square root of 2, and 1.4140625 in half precision. */
const NUMBER_TOLERANCE = 5e-4;

const COMMUTATIVE = new Set(['Add', 'Mul', 'Max', 'Min']);

/** Matches a pattern whose outermost operator is a call; null if it does not match. */
export function matchCall(pattern: Pattern, call: Call): Match | null {
  const [output] = call.outputs;
  const found = output === undefined ? null : matchValue(pattern, output, NOTHING_YET, call);
  return found === null ? null : matchOf(found);
}

function matchOf(found: Found): Match {
  const values = new Map<string, Tensor>();
  const calls = new Set<Call>();
  for (let each = found; each.kind !== 'nothing'; each = each.before) {
    if (each.kind === 'value') values.set(each.name, each.value);
    else calls.add(each.call);
  }
  return { values, calls };
}

/** The operator that a pattern begins with, for each of its forms. */
export function outermostOperators(pattern: Pattern): readonly string[] {
  if (typeof pattern === 'string' || typeof pattern === 'number') return [];
  if (isOperator(pattern)) return [pattern[0]];
  if ('number' in pattern) return [];
  return 'of' in pattern ? outermostOperators(pattern.of) : pattern.either.flatMap(outermostOperators);
}

function isOperator(pattern: Pattern): pattern is OperatorPattern {
  return Array.isArray(pattern);
}

function matchValue(pattern: Pattern, value: Tensor, so: Found, reader: Call): Found | null {
  if (typeof pattern === 'number') return isNear(numberOf(value, reader), pattern) ? so : null;
  if (typeof pattern === 'string') return named(so, pattern, value);
  if (isOperator(pattern)) return matchOperator(pattern, 0, value, so);
  if ('number' in pattern) return numberOf(value, reader) === null ? null : named(so, pattern.number, value);
  if ('slot' in pattern) return matchOperator(pattern.of, pattern.slot, value, so);
  if ('of' in pattern) {
    const found = matchValue(pattern.of, value, so, reader);
    return found === null ? null : named(found, pattern.name, value);
  }
  for (const each of pattern.either) {
    const found = matchValue(each, value, so, reader);
    if (found !== null) return found;
  }
  return null;
}

/** The same match with a name for a value; null if the name belongs to another value. */
function named(so: Found, name: string, value: Tensor): Found | null {
  for (let each = so; each.kind !== 'nothing'; each = each.before)
    if (each.kind === 'value' && each.name === name) return each.value === value ? so : null;
  return { kind: 'value', name, value, before: so };
}

/** The only element of a constant; null if it is none. */
function numberOf(value: Tensor, { elementsOf }: Call): number | null {
  if (!value.isFixed || value.dims === null || elementCount(value.dims) !== 1) return null;
  return elementsOf(value)?.[0] ?? null;
}

function isNear(number: number | null, wanted: number): boolean {
  return number !== null && Math.abs(number - wanted) <= NUMBER_TOLERANCE * Math.abs(wanted);
}

function matchOperator(
  [operator, ...patterns]: OperatorPattern,
  slot: number,
  { origin }: Tensor,
  so: Found,
): Found | null {
  if (origin.kind !== 'call' || origin.slot !== slot) return null;
  const { call } = origin;
  const { node, inputs } = call;
  if (node.opType !== operator || node.domain !== '') return null;
  const operands = patterns.filter((operand) => operand !== undefined);
  const withCall: Found = { kind: 'call', call, before: so };
  const inOrder = matchOperands(operands, inputs, withCall, call);
  const [first, second] = operands;
  if (first === undefined || second === undefined || !COMMUTATIVE.has(operator)) return inOrder;
  // Max and Min may have more operands.
  if (inputs.length > 2) return null;
  return inOrder ?? matchOperands([second, first], inputs, withCall, call);
}

function matchOperands(
  operands: readonly Pattern[],
  inputs: readonly (Tensor | null)[],
  so: Found,
  call: Call,
): Found | null {
  let found: Found | null = so;
  for (const [index, pattern] of operands.entries()) {
    const input = inputs[index] ?? null;
    if (input === null || found === null) return null;
    found = matchValue(pattern, input, found, call);
  }
  return found;
}

/** A product of three factors, in any order and grouping. */
export function productOfThree(first: Pattern, second: Pattern, third: Pattern): Pattern {
  return {
    either: [
      ['Mul', ['Mul', first, second], third],
      ['Mul', ['Mul', first, third], second],
      ['Mul', ['Mul', second, third], first],
    ],
  };
}
