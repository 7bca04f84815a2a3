import { isDtype } from '../../graph/dtype';
import { type Code, call, joined, subscript } from '../python/layout';
import { byName } from './arguments';
import { constantCode } from './constant-code';
import { atom, codesOf, type Expression, firstOf, method, operand } from './expression';
import { type FunctionCall, textOf, withNumbers } from './function-call';
import { spread } from './spread';

/** The code of functions that take elements, put them or order them, and of those of matrices; null for others. */
export function taken(given: FunctionCall): Expression | null {
  const write = WRITERS[given.type];
  return write === undefined ? null : write(given, (name) => textOf(given, name));
}

/** `text` is an argument as Python writes it, or its default if it is left out. */
type Write = (given: FunctionCall, text: (name: string) => string) => Expression;

const WRITERS: Readonly<Record<string, Write>> = {
  Parameter: ({ inputs, of }) => {
    const table = firstOf(inputs);
    const [, index] = inputs;
    const output = of('output');
    const isOfChannels = Array.isArray(output?.value) && output.value.includes(-1);
    const sizes = spread(output);
    const positions = output?.isNamed === true ? [`${output.text}[:-1]`] : sizes.slice(0, -1);
    const zeros = call('torch.zeros', [...positions, 'dtype=torch.long']);
    const rows = atom(joined(table.code, subscript(index?.code ?? zeros)));
    if (!isOfChannels && index === undefined) return rows;
    const ordered = isOfChannels ? method(rows, 't', []) : rows;
    return atom(call('torch.reshape', [ordered.code, `(${sizes.join(', ')})`]));
  },
  Narrow: ({ inputs, of, shapes }, text) => {
    const [dim, start, length] = ['dim', 'start', 'length'].map((name) => of(name));
    const axis = axisOf(dim?.value, shapes);
    if (
      axis === null ||
      typeof start?.value !== 'number' ||
      typeof length?.value !== 'number' ||
      start.value < 0
    )
      return method(firstOf(inputs), 'narrow', ['dim', 'start', 'length'].map(text));
    const end = start.value + length.value;
    const isToEnd = end === shapes[0]?.[axis];
    return elementsAt(inputs, axis, `${start.value === 0 ? '' : start.value}:${isToEnd ? '' : end}`);
  },
  Slice: ({ inputs, of, shapes }) => {
    const axis = axisOf(of('dim')?.value, shapes) ?? 0;
    const [start = '', end = '', step] = ['start', 'end', 'step'].map((name) => of(name)?.text);
    return elementsAt(inputs, axis, `${start}:${end}${step === undefined ? '' : `:${step}`}`);
  },
  Select: ({ inputs, of, shapes }, text) => {
    const axis = axisOf(of('dim')?.value, shapes);
    if (axis === null) return method(firstOf(inputs), 'select', ['dim', 'index'].map(text));
    return elementsAt(inputs, axis, text('index'));
  },
  Chunk: ({ inputs }, text) =>
    atom(
      joined(
        method(firstOf(inputs), 'chunk', [text('chunks'), `dim=${text('dim')}`]).code,
        `[${text('index')}]`,
      ),
    ),
  Split: ({ inputs }, text) =>
    method(firstOf(inputs), 'split', [text('split_size_or_sections'), `dim=${text('dim')}`]),
  Gather: ({ inputs }, text) => method(firstOf(inputs), 'gather', [text('dim'), ...rest(inputs)]),
  IndexSelect: ({ inputs }, text) => method(firstOf(inputs), 'index_select', [text('dim'), ...rest(inputs)]),
  Index: ({ inputs, of, shapes }) => {
    const dims = [of('dims')?.value ?? 0].flat().map((dim) => axisOf(dim, shapes) ?? 0);
    const items: Code[] = [];
    for (let axis = 0; axis <= Math.max(...dims); axis += 1) {
      const at = dims.indexOf(axis);
      items.push(at < 0 ? ':' : (inputs[at + 1]?.code ?? ''));
    }
    const [only, ...others] = items;
    const inside = others.reduce<Code>((left, right) => joined(left, ', ', right), only ?? '');
    return atom(joined(operand(firstOf(inputs)), subscript(inside)));
  },
  IndexPut: ({ inputs, of }) => {
    const value = of('value');
    const places = inputs.slice(value === null ? 2 : 1).map(({ code }) => code);
    const filler = value === null ? (inputs[1]?.code ?? '') : `torch.tensor(${value.text})`;
    const accumulate = of('accumulate') === null ? [] : ['accumulate=True'];
    const group: Code =
      places.length === 1 ? joined('(', places[0] ?? '', ',)') : [{ open: '(', items: places, close: ')' }];
    return method(firstOf(inputs), 'index_put', [group, filler, ...accumulate]);
  },
  Scatter: ({ inputs, of }, text) => {
    const items = [text('dim'), ...rest(inputs), ...byName(of, ['value', 'reduce'])];
    return method(firstOf(inputs), 'scatter', items);
  },
  Where: ({ inputs, of }) => atom(call('torch.where', withNumbers('Where', of, codesOf(inputs)))),
  MaskedFill: ({ inputs, of }) =>
    method(firstOf(inputs), 'masked_fill', withNumbers('MaskedFill', of, rest(inputs))),
  Lerp: ({ inputs, of }) => atom(call('torch.lerp', withNumbers('Lerp', of, codesOf(inputs)))),
  AddCMul: ({ inputs, of }) => atom(call('torch.addcmul', [...codesOf(inputs), ...byName(of, ['value'])])),
  AddCDiv: ({ inputs, of }) => atom(call('torch.addcdiv', [...codesOf(inputs), ...byName(of, ['value'])])),
  // bounds that are whole numbers are written as such: others would turn whole numbers into real ones
  Clamp: ({ inputs, of }) => {
    const bounds = byName(of, ['min', 'max']).map(withoutFraction);
    // torch requires a bound
    return method(firstOf(inputs), 'clamp', bounds.length === 0 ? ["min=float('-inf')"] : bounds);
  },
  Round: ({ inputs, of }) => atom(call('torch.round', [...codesOf(inputs), ...byName(of, ['decimals'])])),
  NanToNum: ({ inputs, of }) =>
    atom(call('torch.nan_to_num', [...codesOf(inputs), ...byName(of, ['nan', 'posinf', 'neginf'])])),
  Logit: ({ inputs, of }) => atom(call('torch.logit', [...codesOf(inputs), ...byName(of, ['eps'])])),
  BitwiseNot: ({ inputs }) => atom(call('torch.bitwise_not', codesOf(inputs))),
  OneHot: ({ inputs }, text) => atom(call('F.one_hot', [...codesOf(inputs), text('num_classes')])),
  Diagonal: ({ inputs, of }) => method(firstOf(inputs), 'diagonal', byName(of, ['offset', 'dim1', 'dim2'])),
  Tril: ({ inputs, of }) => method(firstOf(inputs), 'tril', textsOf(of, ['diagonal'])),
  Triu: ({ inputs, of }) => method(firstOf(inputs), 'triu', textsOf(of, ['diagonal'])),
  CumSum: ({ inputs, of }) => method(firstOf(inputs), 'cumsum', textsOf(of, ['dim'])),
  CumProd: ({ inputs, of }) => method(firstOf(inputs), 'cumprod', textsOf(of, ['dim'])),
  CumMax: ({ inputs, of }) => method(firstOf(inputs), 'cummax', textsOf(of, ['dim'])),
  CumMin: ({ inputs, of }) => method(firstOf(inputs), 'cummin', textsOf(of, ['dim'])),
  Sort: ({ inputs, of }) => method(firstOf(inputs), 'sort', byName(of, ['dim', 'descending'])),
  ArgSort: ({ inputs, of }) => method(firstOf(inputs), 'argsort', byName(of, ['dim', 'descending'])),
  TopK: ({ inputs, of }, text) =>
    method(firstOf(inputs), 'topk', [text('k'), ...byName(of, ['dim', 'largest', 'sorted'])]),
  'onnx.ConstantOfShape': ({ of, outputs: [shape = []] }) => {
    const dtype = of('dtype')?.value;
    const number = of('value')?.value;
    const typed = isDtype(dtype) ? { shape, dtype } : { shape };
    if (number === 'inf' || number === '-inf') return constantCode({ ...typed, fill: number });
    const listed = Array.isArray(number) ? number.map(Number) : [Number(number)];
    return constantCode({
      ...typed,
      ...(listed.length === 1 ? { fill: listed[0] ?? 0 } : {}),
      value: listed,
    });
  },
  KthValue: ({ inputs, of }, text) =>
    method(firstOf(inputs), 'kthvalue', [text('k'), ...byName(of, ['dim', 'keepdim'])]),
  Mode: ({ inputs, of }) => method(firstOf(inputs), 'mode', byName(of, ['dim', 'keepdim'])),
  GridSample: ({ inputs, of }, text) =>
    atom(
      call('F.grid_sample', [
        ...codesOf(inputs),
        ...byName(of, ['mode', 'padding_mode']),
        `align_corners=${text('align_corners')}`,
      ]),
    ),
  AffineGrid: ({ inputs }, text) =>
    atom(call('F.affine_grid', [...codesOf(inputs), text('size'), `align_corners=${text('align_corners')}`])),
  Einsum: ({ inputs }, text) => atom(call('torch.einsum', [text('equation'), ...codesOf(inputs)])),
  CDist: ({ inputs, of }) => atom(call('torch.cdist', [...codesOf(inputs), ...byName(of, ['p'])])),
  Inverse: ({ inputs }) => atom(call('torch.linalg.inv', codesOf(inputs))),
  Det: ({ inputs }) => atom(call('torch.linalg.det', codesOf(inputs))),
  SlogDet: ({ inputs }) => atom(call('torch.linalg.slogdet', codesOf(inputs))),
  LogDet: ({ inputs }) => atom(call('torch.logdet', codesOf(inputs))),
  Cholesky: ({ inputs, of }) =>
    atom(call('torch.linalg.cholesky', [...codesOf(inputs), ...byName(of, ['upper'])])),
  MatrixExp: ({ inputs }) => atom(call('torch.matrix_exp', codesOf(inputs))),
  Eigh: ({ inputs }) => atom(call('torch.linalg.eigh', codesOf(inputs))),
};

function rest(inputs: readonly Expression[]): readonly Code[] {
  return codesOf(inputs.slice(1));
}

function textsOf(of: FunctionCall['of'], names: readonly string[]): readonly string[] {
  return names.flatMap((name) => of(name)?.text ?? []);
}

/** A dimension counted from the front; null if it is not a number. */
export function axisOf(dim: unknown, [input = []]: FunctionCall['shapes']): number | null {
  return typeof dim !== 'number' ? null : dim < 0 ? dim + input.length : dim;
}

/** `x[:, :, 1]`. */
function elementsAt(inputs: readonly Expression[], axis: number, index: string): Expression {
  return atom(joined(operand(firstOf(inputs)), `[${':, '.repeat(axis)}${index}]`));
}

function withoutFraction(argument: Code): Code {
  return typeof argument === 'string' ? argument.replace(/^(\w+=-?\d+)\.0$/, '$1') : argument;
}
