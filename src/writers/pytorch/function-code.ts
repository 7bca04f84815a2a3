import { findOp } from '../../ops/index';
import { type Code, call, chained } from '../python/layout';
import { literal } from '../python/literals';
import { byName } from './arguments';
import { atom, codesOf, type Expression, firstOf, operand, operation } from './expression';
import { type FunctionCall, withNumbers } from './function-call';
import { functionalSignatures, torchFunctionName } from './function-signatures';
import { rearranged } from './rearranging-code';
import { reduced } from './reducing-code';
import { taken } from './taking-code';
import { weighted } from './weighted-code';

/** The code of a call by a function; null if PyTorch has none. */
export function functionCode(given: FunctionCall): Expression | null {
  return (
    operatorCode(given) ??
    functionalCode(given) ??
    reduced(given) ??
    torchCode(given) ??
    rearranged(given) ??
    taken(given) ??
    weighted(given)
  );
}

const OPERATORS: Readonly<Record<string, string>> = {
  Add: '+',
  Sub: '-',
  Mul: '*',
  Div: '/',
  Pow: '**',
  Remainder: '%',
  Equal: '==',
  NotEqual: '!=',
  Less: '<',
  LessEqual: '<=',
  Greater: '>',
  GreaterEqual: '>=',
  BitwiseAnd: '&',
  BitwiseOr: '|',
  BitwiseXor: '^',
};

/** `a + b`, and functions of two that are no operators. */
function operatorCode({ type, of, inputs }: FunctionCall): Expression | null {
  const operands = withNumbers(type, of, inputs.map(operand));
  const items = withNumbers(type, of, codesOf(inputs));
  const [left = '', right = ''] = operands;
  if (type === 'Neg') return operation('-', left);
  const sum = SUMS[type];
  const factor = byName(of, ['alpha']);
  if (sum !== undefined && factor.length > 0) return scaledSum(sum, items, factor);
  if (type === 'Rsub') return operation(right, ' - ', left);
  const mode = of('rounding_mode');
  if (type === 'Div' && mode !== null)
    return atom(call('torch.div', [...asTensors(items, type, of), `rounding_mode=${mode.text}`]));
  if ((type === 'Add' || type === 'Mul') && of('call')?.value === 'function' && operands.length === 2)
    return atom(call(type === 'Add' ? 'torch.add' : 'torch.mul', items));
  if (type === 'MatMul')
    return of('call')?.value === 'operator'
      ? operation(left, ' @ ', right)
      : atom(call('torch.matmul', items));
  const sign = operatorSign(type, of);
  if (sign === undefined) return null;
  if (operands.length === 1) return operation(left, ` ${sign} `, left);
  return { code: chained(sign, operands), binding: 'operation' };
}

const SUMS: Readonly<Record<string, string>> = { Add: 'torch.add', Sub: 'torch.sub', Rsub: 'torch.rsub' };

/** `torch.add(a, b, alpha=2)`; the factor applies to the last operand. */
function scaledSum(name: string, inputs: readonly Code[], factor: readonly string[]): Expression {
  const before = inputs.slice(0, -1);
  const sum = before.length === 1 ? before : [chained('+', before)];
  return atom(call(name, [...sum, ...inputs.slice(-1), ...factor]));
}

/** The operator for a function of two operands; undefined if there is none. */
function operatorSign(type: string, of: FunctionCall['of']): string | undefined {
  if (type === 'BitwiseShift') return of('direction') === null ? '<<' : '>>';
  return type === 'Remainder' && of('rounding_mode') !== null ? undefined : OPERATORS[type];
}

/** Functions of torch do not take a number as their first operand. */
function asTensors(items: readonly Code[], type: string, of: FunctionCall['of']): readonly Code[] {
  const [first = '', ...others] = items;
  return of(findOp(type)?.leadingOperand?.name ?? '') === null
    ? items
    : [call('torch.tensor', [first]), ...others];
}

/** `F.relu(x)`: functions of torch.nn.functional that the reader of PyTorch knows for a layer type. */
function functionalCode({ type, of, inputs }: FunctionCall): Expression | null {
  const signature = functionalSignatures.get(type);
  if (signature === undefined) return null;
  const { name, parameters } = signature;
  const items: Code[] = [...codesOf(inputs)];
  let isByPlace = true;
  for (const { name: parameter, otherwise } of parameters) {
    if (parameter === 'training') {
      items.push('training=self.training');
      isByPlace = false;
      continue;
    }
    const field = findOp(type)?.fields[parameter];
    const argument = of(parameter);
    const text = argument?.text ?? (field?.default === undefined ? null : literal(field.default, field));
    if (text === null || isEqual(text, otherwise)) {
      isByPlace = false;
      continue;
    }
    items.push(isByPlace && otherwise === null ? text : `${parameter}=${text}`);
    if (otherwise !== null) isByPlace = false;
  }
  return atom(call(`${IN_TORCH.has(name) ? 'torch' : 'F'}.${name}`, items));
}

/** Functions that torch.nn.functional no longer has. */
const IN_TORCH = new Set(['sigmoid', 'tanh']);

function isEqual(text: string, otherwise: string | null): boolean {
  if (otherwise === null) return false;
  const bare = otherwise.replace(/^'(.*)'$/, '"$1"');
  return text === bare || (Number.isFinite(Number(text)) && Number(text) === Number(bare));
}

/** `torch.exp(x)`, `torch.maximum(x, y)`. */
function torchCode({ type, of, inputs }: FunctionCall): Expression | null {
  const name = torchFunctionName(type, of);
  if (name === null) return null;
  if (inputs.length > 2) {
    const nested = inputs
      .slice(1)
      .reduce<Code>((left, { code }) => call(`torch.${name}`, [left, code]), firstOf(inputs).code);
    return atom(nested);
  }
  return atom(call(`torch.${name}`, asTensors(withNumbers(type, of, codesOf(inputs)), type, of)));
}
