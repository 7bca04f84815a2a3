import { describe, expect, test } from 'vitest';
import { outputOf } from '../support/graph-view';
import { probeExceptions } from './exceptions';
import { countBy, graphOf, peers, probeCounts, probes } from './golden-counts';
import { probeSpecs } from './probe-specs';

/** Each op under each tool. */
const rows = probes.flatMap((probe) => peers.map((peer) => ({ probe, peer, op: probe.op })));

function exceptionTo(op: string, peer: string) {
  return probeExceptions.find(({ of, convention }) => of === op && convention === peer);
}

function graphOfProbe(op: string) {
  const probe = probes.find((row) => row.op === op);
  const layers = probeSpecs[op];
  if (probe === undefined || layers === undefined) throw new Error(`no op ${op}`);
  return graphOf(JSON.stringify({ name: 'Probe', input: probe.input.slice(1), layers }), probe.input);
}

test('72 ops, each with a spec', () => {
  expect(probes).toHaveLength(72);
  expect(Object.keys(probeSpecs)).toEqual(probes.map(({ op }) => op));
});

test.each(probes)('$op has the output of torch', ({ op, output }) => {
  expect(outputOf(graphOfProbe(op))).toEqual(output);
});

describe('what a tool counted', () => {
  test.each(rows.filter(({ op, peer }) => exceptionTo(op, peer) === undefined))(
    '$peer: $op',
    ({ probe, peer }) => {
      expect(countBy(graphOfProbe(probe.op), peer)).toBe(probeCounts(probe)[peer]);
    },
  );
});

describe('documented exceptions', () => {
  test.each(probeExceptions)('$convention: $of, because $reason', ({ of, convention, count }) => {
    const row = rows.find(({ op, peer }) => op === of && peer === convention);
    expect(row).toBeDefined();
    expect(countBy(graphOfProbe(of), convention)).toBe(count);
    if (row !== undefined) expect(probeCounts(row.probe)[row.peer]).not.toBe(count);
  });

  test('are few', () => {
    expect(rows).toHaveLength(504);
    expect(probeExceptions).toHaveLength(10);
  });
});
