import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import { parseSpec } from '../../src/language/parse-spec-text';
import { renderDiagnosticsText } from '../../src/renderers/diagnostics-text';
import { renderReportJson } from '../../src/renderers/report-json';
import { createReport } from '../../src/report/report';
import { anyText } from '../support/any-text';
import { network } from '../support/arbitrary-network';
import { allNodes } from '../support/graph-view';

/** A text is analysed, or told what is wrong at a place of it; nothing is thrown and nothing is NaN. */
function judge(text: string): 'accepted' | 'refused' {
  const { spec, diagnostics } = parseSpec(text, { document: 'spec' });
  const built = spec === null ? null : buildGraph(spec, { maxLayers: 2000 });
  const all = [...diagnostics, ...(built?.diagnostics ?? [])];
  if (all.length > 0) {
    for (const { message, location } of all) {
      // What the document itself says is quoted.
      expect(message.replaceAll(/"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/undefined|NaN|\[object|received/);
      expect(location?.document).toBe('spec');
    }
    expect(renderDiagnosticsText(all, new Map([['spec', text]]))).toMatch(/^spec:\d+:\d+: error\[/);
    return 'refused';
  }
  if (built === null) throw new Error('neither a spec nor a diagnostic');
  for (const node of allNodes(built.graph)) {
    for (const size of node.output) expect(Number.isSafeInteger(size) && size > 0).toBe(true);
  }
  const json = renderReportJson(createReport(built.graph));
  expect(() => JSON.parse(json)).not.toThrow();
  expect(json).not.toMatch(/NaN|Infinity|undefined/);
  return 'accepted';
}

/** Every path to a value inside a JSON value. */
function pathsOf(value: unknown): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [[], ...keys.flatMap((key) => pathsOf(Reflect.get(value, key)).map((path) => [key, ...path]))];
}

function replaced(value: unknown, [key, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? replaced(item, rest, by) : item));
  return { ...(value as object), [key]: replaced(Reflect.get(value as object, key), rest, by) };
}

const oddValue = fc.oneof(
  fc.constantFrom<unknown[]>(
    0,
    -1,
    1.5,
    1e9,
    1e300,
    '',
    '${',
    '${x}',
    '${in_channels // 0}',
    '${size(-9)}',
    null,
    [],
    {},
  ),
  fc.constantFrom<unknown[]>(
    '@input',
    '__proto__',
    'constructor',
    'Conv2d',
    'same',
    'ReLU',
    true,
    [[]],
    [0],
    { type: 'ReLU' },
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
  fc.string().map((text) => `\${${text.replaceAll('}', '')}}`),
  fc.jsonValue({ maxDepth: 2 }),
);

describe('any document', () => {
  it('that is a network is accepted', () => {
    fc.assert(
      fc.property(network, (document) => {
        expect(judge(JSON.stringify(document))).toBe('accepted');
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    '{"input": [1, 5, {"toString": false}], "layers": []}',
    '{"layers": [{"type": "ReLU", "name": {"toString": false}}]}',
    '{"layers": [{"type": {"toString": false}}]}',
    '{"branches": {"a": []}, "merge": {"type": {"toString": false}}}',
  ])('with an object that has no text is told where it is wrong: %s', (text) => {
    expect(judge(text)).not.toBe('accepted');
  });

  it('in which one value is another is analysed or told where it is wrong', () => {
    fc.assert(
      fc.property(network, fc.nat(), oddValue, (document, seed, value) => {
        const paths = pathsOf(document);
        judge(JSON.stringify(replaced(document, paths[seed % paths.length] ?? [], value), null, 1));
      }),
      { numRuns: 200 },
    );
  });

  it('in which a key is another is analysed or told where it is wrong', () => {
    fc.assert(
      fc.property(network, fc.nat(), fc.string(), (document, seed, key) => {
        const text = JSON.stringify(document);
        const keys = [...text.matchAll(/"(\w+)":/g)];
        const found = keys[seed % keys.length];
        if (found === undefined) return;
        const at = found.index;
        judge(`${text.slice(0, at)}${JSON.stringify(key)}:${text.slice(at + found[0].length)}`);
      }),
      { numRuns: 200 },
    );
  });

  it('of any JSON value, and of any text, is told where it is wrong', () => {
    const anything = fc.oneof(fc.json(), anyText);
    fc.assert(
      fc.property(anything, (text) => {
        expect(judge(text)).toBe('refused');
      }),
      { numRuns: 150 },
    );
  });

  it('that is cut off is told where', () => {
    fc.assert(
      fc.property(network, fc.nat(), (document, seed) => {
        const text = JSON.stringify(document);
        expect(judge(text.slice(0, seed % text.length))).toBe('refused');
      }),
      { numRuns: 100 },
    );
  });
});
