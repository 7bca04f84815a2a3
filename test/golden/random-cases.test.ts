import { describe, expect, test } from 'vitest';
import { buildGraph, createReport, type Diagnostic, findOp, parseSpec } from '../../src/index';
import { analyse, type RandomCase, randomCases, type Truth } from '../support/load-golden';

type Accepted = RandomCase & { readonly truth: Exclude<Truth, { readonly refused: string }> };

function isAccepted(candidate: RandomCase): candidate is Accepted {
  return !('refused' in candidate.truth);
}

function parseCase({ id, spec }: RandomCase) {
  return parseSpec(JSON.stringify(spec), { document: `case ${id}` });
}

/** Everything that is wrong with a case, from its text to its shapes. */
function diagnosticsOf(candidate: RandomCase): readonly Diagnostic[] {
  const { spec, diagnostics } = parseCase(candidate);
  if (spec === null) return diagnostics;
  const built = buildGraph(spec);
  createReport(built.graph);
  return [...diagnostics, ...built.diagnostics];
}

const CONTAINERS = ['Sequential', 'Branches'];

function typesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && typeof value.type === 'string' ? [value.type] : [];
  return [...own, ...Object.values(value).flatMap(typesIn)];
}

const accepted = randomCases.filter(isAccepted);
const refused = randomCases.filter((candidate) => !isAccepted(candidate));

test('663 cases that torch accepts and 134 that it refuses, none skipped for a type that does not exist', () => {
  const skipped = randomCases.filter(({ spec }) =>
    typesIn(spec).some((type) => !CONTAINERS.includes(type) && findOp(type) === undefined),
  );
  expect(accepted).toHaveLength(663);
  expect(refused).toHaveLength(134);
  expect(skipped).toHaveLength(0);
});

describe('as torch says', () => {
  test.each(accepted)('case $id', (candidate) => {
    const { spec, diagnostics, report } = analyse(parseCase(candidate));
    expect([...spec.diagnostics, ...diagnostics]).toEqual([]);
    const { totals, model } = report;
    const layers = report.layers;
    expect({
      params: totals.params,
      macs: totals.macs,
      buffers: totals.buffers,
      output: model.outputs[0]?.shape,
      rows: layers
        .filter(({ functional }) => !functional)
        .map(({ type, output, params, macs }) => [type, output, params, macs]),
    }).toEqual(candidate.truth);
    expect(layers.reduce((sum, { params }) => sum + Number(params), 0)).toBe(totals.params);
    expect(layers.reduce((sum, { macs }) => sum + Number(macs), 0)).toBe(totals.macs);
  });
});

describe('refused as torch refuses it', () => {
  test.each(refused)('case $id: $truth.refused', (candidate) => {
    const errors = diagnosticsOf(candidate).filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(0);
    for (const { code, location } of errors) {
      expect(code).toMatch(/^(shape|spec)\//);
      expect(location?.document).toBe(`case ${candidate.id}`);
    }
  });
});
