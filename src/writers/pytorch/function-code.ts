import { findOp } from '../../ops/index';
import { type Code, call, chained } from '../python/layout';
import { literal } from '../python/literals';
import { atom, codesOf, type Expression, firstOf, operand, operation } from './expression';
import type { FunctionCall } from './function-call';
import { functionalSignatures, torchFunctionNames } from './function-signatures';
import { rearranged } from './rearranging-code';
import { reduced } from './reducing-code';
import { taken } from './taking-code';
import { weighted } from './weighted-code';

/** The code of a call by a function; null where PyTorch has none. */
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
  const number = of(findOp(type)?.operand ?? '');
  const operands = [...inputs.map(operand), ...(number === null ? [] : [number.text])];
  const [left = '', right = ''] = operands;
  if (type === 'Neg') return operation('-', left);
  if (type === 'Rsub') return operation(right, ' - ', left);
  const mode = of('rounding_mode');
  if (type === 'Div' && mode !== null)
    return atom(call('torch.div', [...codesOf(inputs), ...textOf(number), `rounding_mode=${mode.text}`]));
  if ((type === 'Add' || type === 'Mul') && of('call')?.value === 'function' && operands.length === 2)
    return atom(call(type === 'Add' ? 'torch.add' : 'torch.mul', [...codesOf(inputs), ...textOf(number)]));
  if (type === 'MatMul')
    return of('call')?.value === 'operator'
      ? operation(left, ' @ ', right)
      : atom(call('torch.matmul', codesOf(inputs)));
  const sign = OPERATORS[type];
  if (sign === undefined) return null;
  if (operands.length === 1) return operation(left, ` ${sign} `, left);
  return { code: chained(sign, operands), binding: 'operation' };
}

function textOf(argument: { readonly text: string } | null): readonly string[] {
  return argument === null ? [] : [argument.text];
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

/** What torch.nn.functional has no longer. */
const IN_TORCH = new Set(['sigmoid', 'tanh']);

function isEqual(text: string, otherwise: string | null): boolean {
  if (otherwise === null) return false;
  const bare = otherwise.replace(/^'(.*)'$/, '"$1"');
  return text === bare || (Number.isFinite(Number(text)) && Number(text) === Number(bare));
}

/** `torch.exp(x)`, `torch.maximum(x, y)`. */
function torchCode({ type, of, inputs }: FunctionCall): Expression | null {
  const name = torchFunctionNames.get(type);
  if (name === undefined) return null;
  if (inputs.length > 2) {
    const nested = inputs
      .slice(1)
      .reduce<Code>((left, { code }) => call(`torch.${name}`, [left, code]), firstOf(inputs).code);
    return atom(nested);
  }
  const further = type === 'NanToNum' ? [] : textOf(of(findOp(type)?.operand ?? ''));
  return atom(call(`torch.${name}`, [...codesOf(inputs), ...further]));
}
