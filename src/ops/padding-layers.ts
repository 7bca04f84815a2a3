import { movedPositions } from './axis';
import { example } from './example';
import { AXES, type Axes } from './field';
import { ANY_WHOLE, field, oneOrMore } from './fields';
import { defineOp, type Op } from './op';
import { padded } from './padding';
import { spatialDims } from './shape';

const modes = [
  ['Zero', 'constant', 'zeros'],
  ['Constant', 'constant', 'a constant'],
  ['Reflection', 'reflect', 'the mirrored input'],
  ['Replication', 'replicate', 'copies of the border'],
  ['Circular', 'circular', 'the other end'],
] as const;

/** ZeroPad, ConstantPad, ReflectionPad, ReplicationPad and CircularPad in one, two and three dimensions. */
export function paddingLayerOps(): readonly Op[] {
  return modes.flatMap(([name, mode, what]) => AXES.map((axes) => paddingLayer(name, mode, what, axes)));
}

type Mode = (typeof modes)[number];

function paddingLayer(name: Mode[0], mode: Mode[1], what: Mode[2], axes: Axes): Op {
  return defineOp({
    type: `${name}Pad${axes}d`,
    family: 'shape',
    summary: `Adds ${what} around the last ${axes === 1 ? 'dimension' : `${axes} dimensions`}.`,
    fields: {
      padding: {
        ...oneOrMore(
          ANY_WHOLE,
          'On all sides, or before and after the last dimension, then the one before it',
        ),
        expected: `a whole number, or a list of ${2 * axes}`,
      },
      ...(name === 'Constant' ? { value: field({ kind: 'number' }, 'The constant') } : {}),
    },
    ranks: [axes + 1, axes + 2],
    output: ({ padding }, [input]) => {
      const sides = sidesOf(padding, axes);
      if (sides.length !== 2 * axes)
        return { problem: `padding has ${sides.length} numbers`, help: `give one number, or ${2 * axes}` };
      return padded({ padding: sides, mode }, input);
    },
    reach: ({ padding }, [input]) =>
      movedPositions(input, (axis) => sidesOf(padding, axes)[2 * (input.length - 1 - axis)] ?? 0).slice(
        0,
        spatialDims(input).length,
      ),
    elements: () => 'kept',
    work: 'none',
    saved: mode === 'reflect' || mode === 'replicate' ? 'input' : 'nothing',
    examples: [
      example(`1x8${'x6'.repeat(axes)} -> 1x8${'x8'.repeat(axes)}`, {
        padding: 1,
        ...(name === 'Constant' ? { value: 2 } : {}),
      }),
    ],
  });
}

function sidesOf(padding: number | readonly number[], axes: Axes): readonly number[] {
  return typeof padding === 'number' ? new Array<number>(2 * axes).fill(padding) : padding;
}
