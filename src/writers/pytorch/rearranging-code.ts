import { type Code, call, flat, list } from '../python/layout';
import { byName } from './arguments';
import { atom, codesOf, type Expression, firstOf, method } from './expression';
import { type FunctionCall, textOf } from './function-call';
import { spread } from './spread';

/** The code of functions that give elements another shape, order or type; null for others. */
export function rearranged(given: FunctionCall): Expression | null {
  const write = WRITERS[given.type];
  return write === undefined ? null : write(given, (name) => textOf(given, name));
}

/** `text` is an argument as Python writes it, or its default if it is left out. */
type Write = (given: FunctionCall, text: (name: string) => string) => Expression;

const WRITERS: Readonly<Record<string, Write>> = {
  Identity: ({ inputs }) => firstOf(inputs),
  Concat: ({ inputs }, text) => joining('torch.cat', inputs, text('dim')),
  Stack: ({ inputs, of }) => joining('torch.stack', inputs, of('dim')?.text ?? null),
  Flatten: ({ inputs, of }, text) => {
    const [start, end] = [text('start_dim'), of('end_dim')?.text];
    return atom(call('torch.flatten', [firstOf(inputs).code, start, ...(end === undefined ? [] : [end])]));
  },
  Unflatten: ({ inputs }, text) =>
    method(firstOf(inputs), 'unflatten', [text('dim'), text('unflattened_size')]),
  Reshape: (given) => method(firstOf(given.inputs), 'reshape', spread(given.of('shape'))),
  Expand: (given) => method(firstOf(given.inputs), 'expand', expandedSizes(given)),
  Permute: ({ inputs, of }) => method(firstOf(inputs), 'permute', spread(of('dims'))),
  Transpose: ({ inputs, of }) => named(inputs, 'transpose', [of('dim0')?.text, of('dim1')?.text]),
  Squeeze: ({ inputs, of }) => named(inputs, 'squeeze', [of('dim')?.text]),
  Unsqueeze: ({ inputs, of }) => named(inputs, 'unsqueeze', [of('dim')?.text]),
  Roll: ({ inputs, of }, text) => {
    const shifts = `shifts=${text('shifts')}`;
    return atom(call('torch.roll', [firstOf(inputs).code, shifts, ...byName(of, ['dims'])]));
  },
  Tile: ({ inputs }, text) => atom(call('torch.tile', [firstOf(inputs).code, text('dims')])),
  Flip: ({ inputs, of, shapes }) => {
    const all = (shapes[0] ?? []).map((_, axis) => String(axis));
    const dims = of('dims');
    return method(firstOf(inputs), 'flip', dims === null ? all : spread(dims));
  },
  Pad: ({ inputs, of }, text) => {
    const items = [text('padding'), ...byName(of, ['mode', 'value'])];
    return atom(call('F.pad', [firstOf(inputs).code, ...items]));
  },
  PixelShuffle: ({ inputs }, text) =>
    atom(call('F.pixel_shuffle', [firstOf(inputs).code, text('upscale_factor')])),
  PixelUnshuffle: ({ inputs }, text) =>
    atom(call('F.pixel_unshuffle', [firstOf(inputs).code, text('downscale_factor')])),
  ChannelShuffle: ({ inputs }, text) =>
    atom(call('F.channel_shuffle', [firstOf(inputs).code, text('groups')])),
  Upsample: (given) => resized(given, null),
  UpsamplingNearest2d: (given) => resized(given, 'nearest'),
  UpsamplingBilinear2d: (given) => resized(given, 'bilinear'),
  RepeatInterleave: ({ inputs, of }) =>
    named(inputs, 'repeat_interleave', [of('repeats')?.text, of('dim')?.text]),
  SlidingWindows: ({ inputs, of }) =>
    named(inputs, 'unfold', [of('dim')?.text, of('size')?.text, of('step')?.text]),
  Unfold: ({ inputs, of }) =>
    atom(call('F.unfold', [firstOf(inputs).code, ...windowed(of, ['kernel_size'])])),
  Fold: ({ inputs, of }) =>
    atom(call('F.fold', [firstOf(inputs).code, ...windowed(of, ['output_size', 'kernel_size'])])),
  To: ({ inputs, of }) => {
    const { value = 'float32' } = of('dtype') ?? {};
    return method(firstOf(inputs), 'to', [`torch.${value}`]);
  },
};

function named(
  inputs: readonly Expression[],
  name: string,
  args: readonly (string | undefined)[],
): Expression {
  return method(
    firstOf(inputs),
    name,
    args.filter((one) => one !== undefined),
  );
}

function joining(name: string, inputs: readonly Expression[], dim: string | null): Expression {
  const items = list(codesOf(inputs));
  return atom(call(name, dim === null ? [items] : [items, dim === '1' ? dim : `dim=${dim}`]));
}

/** The sizes that a parameter is repeated to: in the first dimension as often as there are samples. */
function expandedSizes({ of, batch, inputs }: FunctionCall): readonly string[] {
  const items = spread(of('sizes'));
  const isParameter = flat(firstOf(inputs).code).startsWith('self.');
  const [first, ...others] = items;
  return batch !== null && isParameter && first === '1' ? [batch, ...others] : items;
}

function resized({ inputs, of }: FunctionCall, given: string | null): Expression {
  const mode = given === null ? of('mode')?.text : `"${given}"`;
  const corners = given === 'bilinear' ? 'True' : of('align_corners')?.text;
  const items: Code[] = [
    ...byName(of, ['size', 'scale_factor']),
    ...(mode === undefined ? [] : [`mode=${mode}`]),
    ...(corners === undefined ? [] : [`align_corners=${corners}`]),
  ];
  return atom(call('F.interpolate', [firstOf(inputs).code, ...items]));
}

function windowed(of: FunctionCall['of'], required: readonly string[]): readonly string[] {
  const optional = byName(of, ['dilation', 'padding', 'stride']);
  return [...byName(of, required), ...optional];
}
