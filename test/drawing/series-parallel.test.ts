import { describe, expect, it } from 'vitest';
import {
  type Chain,
  type Connection,
  type SeriesPart,
  seriesParallel,
} from '../../src/drawing/series-parallel';

/** Connections as `-1>0 0>1`; those to the end that nothing reads have a `.` behind them. */
function connections(text: string): readonly Connection[] {
  return text.split(' ').map((edge, index) => {
    const [, from, to, mark] = /^(-?\d+)>(\d+)(\.?)$/.exec(edge) ?? [];
    return { from: Number(from), to: Number(to), order: index, line: mark === '.' ? 'none' : 'drawn' };
  });
}

function chainText({ parts }: Chain): string {
  return parts.length === 0 ? '-' : parts.map(partText).join(' ');
}

function partText(part: SeriesPart): string {
  if (part.kind === 'item') return String(part.item);
  if (part.kind === 'parallel') return `(${part.branches.map(chainText).join(' | ')})`;
  return `[${part.rows.map(chainText).join(' ; ')}: ${part.links.map(({ from, to }) => `${from}>${to}`).join(' ')}]`;
}

describe('series and parallel branches', () => {
  it.each([
    ['a chain', 3, '-1>0 0>1 1>2 2>3', '0 1 2'],
    ['nothing', 0, '-1>0', '-'],
    ['branches in the order of the inputs', 4, '-1>0 0>2 0>1 1>3 2>3 3>4', '0 (1 | 2) 3'],
    ['the order of inputs before that of execution', 4, '-1>0 0>1 0>2 2>3 1>3 3>4', '0 (2 | 1) 3'],
    ['a shortcut', 3, '-1>0 0>1 1>2 0>2 2>3', '0 (1 | -) 2'],
    ['shortcuts inside each other', 5, '-1>0 0>1 1>2 2>3 1>3 3>4 0>4 4>5', '0 (1 (2 | -) 3 | -) 4'],
    ['branches of a container', 2, '-1>0 -1>1 0>2 1>2', '(0 | 1)'],
    ['a double connection once', 2, '-1>0 0>1 0>1 1>2', '0 1'],
  ])('finds %s', (_, count, edges, expected) => {
    expect(chainText(seriesParallel(count, connections(edges)))).toBe(expected);
  });

  it('hangs an output of a branch beside the place where the branches join', () => {
    // 0 forks to 1 and 2; 1 also leads to the output 3; 1 and 2 join in 4, which is read.
    const edges = connections('-1>0 0>1 0>2 1>3 1>4 2>4 4>5 3>5.');
    expect(chainText(seriesParallel(5, edges, 3))).toBe('0 (1 (- | 3) | 2) 4');
  });

  it('leaves what is neither as rows with the connections between them', () => {
    // The bridge: 1 and 2 both follow 0, 2 also follows 1, and both are read by 3.
    const edges = connections('-1>0 0>1 0>2 1>2 1>3 2>3 3>4');
    expect(chainText(seriesParallel(4, edges))).toBe('[0 ; 1 ; 2 ; 3: -1>0 0>1 0>2 1>2 1>3 2>3 3>4]');
  });

  it('keeps the series and branches inside such rows', () => {
    // The same with a chain of 4 and 5 between 2 and 3.
    const edges = connections('-1>0 0>1 0>2 1>2 1>5 2>3 3>4 4>5 5>6');
    expect(chainText(seriesParallel(6, edges))).toBe(
      '[0 ; 1 ; 2 ; 3 4 ; 5: -1>0 0>1 0>2 1>2 1>4 2>3 3>4 4>5]',
    );
  });

  it('reduces a chain of 20,000 items', () => {
    const edges = Array.from({ length: 20_001 }, (_, index): Connection => {
      return { from: index - 1, to: index, order: 0, line: 'drawn' };
    });
    expect(seriesParallel(20_000, edges).parts).toHaveLength(20_000);
  });
});
