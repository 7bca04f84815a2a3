import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGraph, type GraphResult } from '../../../src/frontends/spec/build-graph';
import { type EarlierBuilds, noEarlierBuilds } from '../../../src/frontends/spec/earlier-builds';
import { parseSpec } from '../../../src/language/parse-spec-text';
import type { InputSpec, Spec } from '../../../src/language/spec';
import { figuresOfWhole } from '../../../src/report/compare-figures';
import { networkFigures } from '../../../src/report/network-figures';
import { createReport } from '../../../src/report/report';
import { acceptedNetwork } from '../../fuzz/arbitrary-spec';
import { loadPreset } from '../../support/load-preset';

/** The same spec with other values of its variables and other inputs. */
function changed(spec: Spec, values: Readonly<Record<string, number>>, resize: number): Spec {
  const vars = spec.vars.map((variable) => ({
    ...variable,
    value: values[variable.name] ?? variable.value,
  }));
  const inputs = spec.inputs.map(({ name, shape }): InputSpec => {
    const [channels = 1, ...sizes] = shape ?? [];
    return { name, shape: [channels, ...sizes.map((size) => size + resize)] };
  });
  return { ...spec, vars, inputs };
}

/** A graph and what was wrong with it as a text; an op as its name. */
function textOf({ graph, diagnostics }: GraphResult): string {
  return JSON.stringify({ graph, diagnostics }, (key, value) => (key === 'op' ? value?.type : value));
}

const figures = networkFigures({});

/** Builds a variant after earlier ones, as if alone, and expects the same graph and the same figures. */
function expectSame(spec: Spec, earlier: EarlierBuilds): void {
  const after = buildGraph(spec, { earlier });
  const alone = buildGraph(spec);
  expect(textOf(after)).toBe(textOf(alone));
  if (alone.diagnostics.length > 0) return;
  const { graph } = alone;
  expect(figures(after.graph)).toEqual(figuresOfWhole({ graph, report: createReport(graph) }));
}

describe('a spec that is built again with other values', () => {
  it('gives the graph and the figures that it gives alone, whatever it is made of', () => {
    const change = fc.record({ n: fc.integer({ min: 0, max: 3 }), resize: fc.integer({ min: 0, max: 1 }) });
    fc.assert(
      fc.property(acceptedNetwork, fc.array(change, { minLength: 3, maxLength: 8 }), (document, changes) => {
        const { spec } = parseSpec(JSON.stringify(document), { document: 'net.json', defaultName: 'Net' });
        if (spec === null) throw new Error('a network must be accepted');
        const earlier = noEarlierBuilds();
        for (const { n, resize } of changes) expectSame(changed(spec, { n }, resize), earlier);
      }),
      { numRuns: 15 },
    );
  });

  it.each([
    ['v2', { out_3x3: 7 }],
    ['resnet18', { width: 32 }],
    ['googlenet', { num_classes: 10 }],
  ])('gives what %s gives alone', (name, values) => {
    const spec = loadPreset(name);
    const earlier = noEarlierBuilds();
    expectSame(spec, earlier);
    expectSame(changed(spec, values, 0), earlier);
    expectSame(changed(spec, {}, 32), earlier);
    expectSame(changed(spec, values, 0), earlier);
  });

  it('builds the branches again that the changed variable is in, and no others', () => {
    const spec = loadPreset('v2');
    const earlier = noEarlierBuilds();
    const { nodes } = buildGraph(spec, { earlier }).graph;
    const again = (values: Readonly<Record<string, number>>) =>
      buildGraph(changed(spec, values, 0), { earlier }).graph.nodes.filter((node) => nodes.includes(node))
        .length;
    // Of 14 calls, those of the second convolution of conv3x3, its ReLU and the merge follow from out_3x3.
    expect(again({ out_3x3: 64 })).toBe(11);
    expect(again({})).toBe(13);
  });
});
