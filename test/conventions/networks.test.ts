import { afterAll, describe, expect, test } from 'vitest';
import type { Convention } from '../../src/conventions/convention';
import { findConvention } from '../../src/conventions/index';
import { isPreset, reportOf } from '../support/load-preset';
import { type GoldenNetwork, type Peer, peers, readGolden, runCounts } from './golden-counts';

const golden: readonly GoldenNetwork[] = Object.values(JSON.parse(readGolden('torchvision.json')).models);

const runs = golden
  .filter(({ name }) => isPreset(name))
  .flatMap(({ name, runs: bySize }) =>
    Object.entries(bySize).map(([size, run]) => ({ name, size: Number(size), counts: runCounts(run) })),
  );

const matrix = new Map<string, string[]>();

function countBy(name: string, size: number, peer: Peer) {
  const convention = findConvention(peer) as Convention;
  return reportOf(name, size, { convention }).totals.count;
}

describe.each(runs)('$name at $size', ({ name, size, counts }) => {
  test.each(peers)('as %s counted it', (peer) => {
    const wanted = counts[peer];
    const count = wanted === null ? null : countBy(name, size, peer);
    const row = `${name}@${size}`;
    matrix.set(row, [...(matrix.get(row) ?? []), wanted === null ? '-' : count === wanted ? 'hit' : 'MISS']);
    expect(count).toBe(wanted);
  });
});

test('every network of the golden is there', () => {
  expect(golden.map(({ name }) => name).filter((name) => !isPreset(name))).toEqual([]);
});

afterAll(() => {
  const lines = [...matrix].map(
    ([row, cells]) => row.padEnd(26) + cells.map((cell) => cell.padStart(14)).join(''),
  );
  const cells = [...matrix.values()].flat();
  const hits = cells.filter((cell) => cell === 'hit').length;
  const counted = cells.filter((cell) => cell !== '-').length;
  const title = ''.padEnd(26) + peers.map((peer) => peer.padStart(14)).join('');
  process.stdout.write(`${[title, ...lines, `${hits} of ${counted} totals exact`].join('\n')}\n`);
});
