import { expectTypeOf, test } from 'vitest';
import {
  either,
  field,
  flag,
  inferred,
  NON_NEGATIVE,
  optional,
  POSITIVE,
  perAxis,
  sizes,
  whole,
  withDefault,
  words,
} from '../../src/ops/fields';
import type { InferredName, InputShapes, ResolvedArgs } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';

const fields = {
  in_channels: inferred('A'),
  out_channels: whole(1, 'B'),
  kernel_size: perAxis(2, 1, 'C'),
  padding: withDefault(
    either(
      [
        { kind: 'words', words: ['same', 'valid'] },
        { kind: 'per axis', axes: 2, of: NON_NEGATIVE },
      ],
      'D',
    ),
    0,
  ),
  output_size: field({ kind: 'per axis', axes: 2, of: { ...POSITIVE, nullable: true } }, 'E'),
  bias: flag(true, 'F'),
  mode: words(['zeros', 'circular'], 'zeros', 'G'),
  limit: optional(whole(1, 'H')),
  shape: sizes('I'),
};

test('the arguments that a rule gets have the types of the fields', () => {
  expectTypeOf<ResolvedArgs<typeof fields>>().toEqualTypeOf<{
    readonly in_channels: number;
    readonly out_channels: number;
    readonly kernel_size: number | readonly number[];
    readonly padding: 'same' | 'valid' | number | readonly number[];
    readonly output_size: number | null | readonly (number | null)[];
    readonly bias: boolean;
    readonly mode: 'zeros' | 'circular';
    readonly limit: number | null;
    readonly shape: readonly number[];
  }>();
  expectTypeOf<InferredName<typeof fields>>().toEqualTypeOf<'in_channels'>();
});

test('the inputs that a rule gets are as many as its op takes at least', () => {
  expectTypeOf<InputShapes<{ least: 0; most: 0 }>>().toEqualTypeOf<readonly Shape[]>();
  expectTypeOf<InputShapes<{ least: 1; most: 3 }>>().toEqualTypeOf<readonly [Shape, ...Shape[]]>();
  expectTypeOf<InputShapes<{ least: 2; most: 2 }>>().toEqualTypeOf<readonly [Shape, Shape, ...Shape[]]>();
});
