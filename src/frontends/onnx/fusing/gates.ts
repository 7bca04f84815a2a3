import type { Pattern } from './pattern';
import { areSame, argsOfType, type Found, type FusingRule, sizesNamed, valueNamed } from './rule';

const gated = (half: Pattern, gate: Pattern): FusingRule['pattern'] => [
  'Mul',
  { name: 'half', of: half },
  ['Sigmoid', { name: 'gate', of: gate }],
];

/** The only axis along which a value is half of x; null if it is not. */
function halvedAxis(found: Found, name: string): number | null {
  const dims = sizesNamed(found, 'x');
  const half = sizesNamed(found, name);
  const dim = dims?.findIndex((size, axis) => size !== half?.[axis]) ?? -1;
  const expected = dims?.map((size, axis) => (axis === dim ? size / 2 : size)) ?? null;
  return dim >= 0 && areSame(half, expected) ? dim : null;
}

/** Half of a tensor times the sigmoid of the other half. */
export const gateRules: readonly FusingRule[] = [
  {
    type: 'GLU',
    pattern: gated({ slot: 0, of: ['Split', 'x'] }, { slot: 1, of: ['Split', 'x'] }),
    reads: { x: 'data' },
    args: (found) => {
      const [half, gate] = ['half', 'gate'].map((name) => valueNamed(found, name)?.origin);
      const isOneSplit = half?.kind === 'call' && gate?.kind === 'call' && half.call === gate.call;
      const [dim, other] = [halvedAxis(found, 'half'), halvedAxis(found, 'gate')];
      return isOneSplit && dim !== null && dim === other ? { dim } : null;
    },
  },
  {
    type: 'GLU',
    pattern: gated(['Slice', 'x'], ['Slice', 'x']),
    reads: { x: 'data' },
    args: (found) => {
      const dim = halvedAxis(found, 'half');
      const [half, gate] = ['half', 'gate'].map((name) => argsOfType(found, name, 'Narrow'));
      const isFirst = half?.dim === dim && half.start === 0;
      const isSecond = gate?.dim === dim && gate.start === half?.length && gate.length === half?.length;
      return dim !== null && isFirst && isSecond ? { dim } : null;
    },
  },
];
