import type { ArgValue } from '../../ops/op';
import { call, chained, flat, list } from '../python/layout';
import { literal } from '../python/literals';
import { axisOf, type Order, plainOrder } from './order';
import {
  arranged,
  isOn,
  type KerasTensor,
  keyword,
  layer,
  operand,
  operation,
  type Step,
  unwritable,
  type WriteCall,
} from './step';

/** The layers that merge tensors of equal rank. */
const MERGING: Readonly<Record<string, string>> = {
  '+': 'Add',
  '*': 'Multiply',
};

/** Add, Mul and the like: a layer of Keras for tensors of equal rank, else an operator. */
export function arithmetic(operator: string): WriteCall {
  return (given) => {
    const { input: first, inputs, args } = given;
    const others = inputs.slice(1);
    const number = args.other ?? args.exponent ?? null;
    if (args.rounding_mode !== undefined && args.rounding_mode !== null) return unwritable('it rounds');
    if ((args.input ?? null) !== null) return unwritable('its first input is a number');
    if ((args.alpha ?? 1) !== 1) return unwritable('one of its inputs has a factor');
    if (others.length === 0) {
      if (typeof number !== 'number') return unwritable('it has one input');
      return { steps: [withNumber(operator, number)], order: first.order };
    }
    const tensors = inputs.filter(({ shape }) => shape.length > 0);
    const rank = Math.max(...tensors.map(({ shape }) => shape.length));
    const isOneRank = tensors.every(({ shape }) => shape.length === rank);
    const order = isOneRank ? widest(tensors) : plainOrder(rank);
    const orderOf = ({ shape }: KerasTensor): Order =>
      shape.length > 0 && isOneRank ? order : plainOrder(shape.length);
    const further = others.map((tensor) => operand(tensor, orderOf(tensor)));
    const type = MERGING[operator];
    const step: Step =
      isOneRank && tensors.length === inputs.length && type !== undefined
        ? { kind: 'layer', type, items: [], operands: (tensor) => [list([tensor, ...further])] }
        : { kind: 'expression', of: (tensor) => chained(operator, [tensor, ...further]) };
    return { steps: arranged(given, orderOf(first), step), order };
  };
}

/** The order of the input with the most elements, so that only the smaller ones are transposed. */
function widest(inputs: readonly KerasTensor[]): Order {
  const elements = inputs.map(({ shape }) => shape.reduce((product, size) => product * size, 1));
  return inputs[elements.indexOf(Math.max(...elements))]?.order ?? [];
}

function withNumber(operator: string, number: number): Step {
  return { kind: 'expression', of: (tensor) => `${flat(tensor)} ${operator} ${literal(number)}` };
}

/** `2 - x`. */
export const reversedSubtraction: WriteCall = ({ input, args: { other, alpha } }) =>
  typeof other !== 'number' || alpha !== 1
    ? unwritable('it is of two tensors, or has a factor')
    : {
        steps: [{ kind: 'expression', of: (tensor) => `${literal(other)} - ${flat(tensor)}` }],
        order: input.order,
      };

/** `ops.maximum(x, y)`. */
export function pairwise(name: string): WriteCall {
  return (given) => {
    const { input: first, inputs, args } = given;
    const [, second, ...others] = inputs;
    if (args.ignore_nan === true) return unwritable('it ignores NaN');
    if (second === undefined || others.length > 0) return unwritable('it is not of two tensors');
    if (first.shape.length === 0) return unwritable('its first input is a number');
    if (second.shape.length === 0) return { steps: [operation(name, second.variable)], order: first.order };
    if (first.shape.length !== second.shape.length) return unwritable('its inputs have other ranks');
    return { steps: [operation(name, operand(second, first.order))], order: first.order };
  };
}

export const concatenation: WriteCall = (given) => {
  const { input: first, inputs, args } = given;
  const others = inputs.slice(1);
  const axis = axisOf(first.order, Number(args.dim));
  if (axis === 0) return unwritable('it joins batches');
  const further = others.map((tensor) => operand(tensor, first.order));
  const isLast = axis === first.order.length - 1;
  const step: Step = {
    kind: 'layer',
    type: 'Concatenate',
    items: isLast ? [] : [`axis=${axis}`],
    operands: (tensor) => [list([tensor, ...further])],
  };
  return { steps: [step], order: first.order };
};

export const matrixProduct: WriteCall = (given) => {
  const { input, inputs, output } = given;
  const [, second = input] = inputs;
  const [left, right] = [plainOrder(input.shape.length), plainOrder(second.shape.length)];
  const step = operation('matmul', operand(second, right));
  return { steps: arranged(given, left, step), order: plainOrder(output.length) };
};

/** Keras takes query, value and key, each a batch of sequences. */
export const multiheadAttention: WriteCall = (given) => {
  const { args, input: query, inputs } = given;
  const [, key = query, value = key, ...masks] = inputs;
  if (masks.length > 0) return unwritable('it has a mask');
  if (!isOn(args.batch_first)) return unwritable('its batch is not first');
  if (query.shape.length !== 3) return unwritable('its input has no batch');
  if (isOn(args.add_bias_kv) || isOn(args.add_zero_attn)) return unwritable('it adds to its keys');
  const heads = Number(args.num_heads);
  const order = plainOrder(3);
  const further = (tensor: typeof query, own: string) =>
    tensor.variable === query.variable ? own : flat(operand(tensor, order));
  const step: Step = {
    kind: 'layer',
    type: 'MultiHeadAttention',
    items: [
      keyword('num_heads', heads),
      keyword('key_dim', Number(args.embed_dim) / heads),
      keyword('dropout', Number(args.dropout), 0),
      keyword('use_bias', isOn(args.bias), true),
    ].filter((item) => item !== null),
    operands: (tensor) => {
      const own = flat(tensor);
      const keyText = further(key, own);
      const valueText = further(value, own);
      return [own, valueText, ...(keyText === valueText ? [] : [`key=${keyText}`])];
    },
  };
  return { steps: arranged(given, order, step), order };
};

/** Keras has the dimension of the heads after that of the steps. */
export const scaledDotProduct: WriteCall = (given) => {
  const { args, input: query, inputs } = given;
  const [, key = query, value = key, ...masks] = inputs;
  if (masks.length > 0) return unwritable('it has a mask');
  if (query.shape.length !== 4) return unwritable('its input is not split into heads');
  if (Number(args.dropout_p) > 0) return unwritable('it drops weights');
  if (isOn(args.enable_gqa)) return unwritable('its keys have fewer heads');
  const order = [0, 2, 1, 3];
  const scale: ArgValue = args.scale ?? null;
  // The query is in this order already, and so are a key and a value that are the same tensor.
  const further = [key, value].map((tensor) => (tensor === query ? null : operand(tensor, order)));
  const named = [
    typeof scale === 'number' ? keyword('scale', scale) : null,
    keyword('is_causal', isOn(args.is_causal), false),
  ];
  const step: Step = {
    kind: 'expression',
    of: (tensor) => {
      const items = [tensor, ...further.map((code) => code ?? tensor), ...named];
      return call(
        'ops.dot_product_attention',
        items.filter((item) => item !== null),
      );
    },
  };
  return { steps: arranged(given, order, step), order };
};

/** RNN, LSTM and GRU, with a Keras layer for each of their layers. */
export function recurrent(type: 'SimpleRNN' | 'LSTM' | 'GRU'): WriteCall {
  return (given) => {
    const { args, input, inputs } = given;
    if (inputs.length > 1) return unwritable('it is given an initial state');
    if (!isOn(args.batch_first)) return unwritable('its batch is not first');
    if (input.shape.length !== 3) return unwritable('its input has no batch');
    if (Number(args.proj_size ?? 0) > 0) return unwritable('it has a proj_size');
    const order = plainOrder(3);
    const count = Number(args.num_layers);
    const one = layer(
      type,
      String(Number(args.hidden_size)),
      args.nonlinearity === 'relu' ? 'activation="relu"' : null,
      keyword('use_bias', isOn(args.bias), true),
      'return_sequences=True',
    );
    const whole = isOn(args.bidirectional) && one.kind === 'layer' ? bidirectional(one) : one;
    const drop = Number(args.dropout) > 0 ? [layer('Dropout', literal(Number(args.dropout)))] : [];
    const steps = Array.from({ length: count }, (_, index) =>
      index === 0 ? [whole] : [...drop, whole],
    ).flat();
    return { steps: arranged(given, order, ...steps), order };
  };
}

function bidirectional({ type, items }: Extract<Step, { readonly kind: 'layer' }>): Step {
  return layer('Bidirectional', [`layers.${type}`, { open: '(', items, close: ')' }]);
}
