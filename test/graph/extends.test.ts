import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import type { SpecResult } from '../../src/language/parse-spec';
import { conv, type Document, parsed } from '../support/built';
import { allNodes } from '../support/graph-view';

const base: Document = {
  name: 'Base',
  description: 'of all',
  input: [3, 8, 8],
  vars: { width: 4, twice: '${2 * width}' },
  layers: [conv('${width}'), conv('${twice}')],
};

function extended(document: Document): SpecResult {
  const resolveBase = (reference: string): SpecResult =>
    reference === 'base' ? parsed(base, { document: 'base' }) : { spec: null, diagnostics: [] };
  return parsed(document, { document: 'mine', resolveBase });
}

function errors(document: Document) {
  return extended(document).diagnostics.map(({ code, location }) => `${code} ${location?.path?.join('.')}`);
}

describe('extends', () => {
  it('takes everything that it does not override', () => {
    const { spec } = extended({ extends: 'base' });
    expect(spec).toEqual({ ...parsed(base, { document: 'base' }).spec, source: 'mine' });
  });

  it('overrides variables, which others then use, and the input, name and description', () => {
    const { spec, diagnostics } = extended({
      extends: 'base',
      name: 'Mine',
      description: 'another',
      input: '3x6x4',
      vars: { width: '${1 + 4}' },
    });
    expect(diagnostics).toEqual([]);
    if (spec === null) throw new Error('no spec');
    expect([spec.name, spec.description]).toEqual(['Mine', 'another']);
    expect(allNodes(buildGraph(spec).graph).map(({ output }) => output)).toEqual([
      [1, 5, 6, 4],
      [1, 10, 6, 4],
    ]);
  });

  it('refuses a variable that the other does not have, and everything else', () => {
    expect(errors({ extends: 'base', vars: { widht: 8 } })).toEqual(['spec/unknown-key vars.widht']);
    expect(errors({ extends: 'base', layers: [] })).toEqual(['spec/unknown-key layers']);
    expect(errors({ extends: 'base', modules: {} })).toEqual(['spec/unknown-key modules']);
    expect(errors({ extends: 'base', branches: {}, merge: 'concat' })).toEqual([
      'spec/unknown-key branches',
      'spec/unknown-key merge',
    ]);
    expect(errors({ extends: 5 })).toEqual(['spec/invalid-value extends']);
    expect(errors({ extends: '' })).toEqual(['spec/invalid-value extends']);
    expect(errors({ extends: 'nothing' })).toEqual(['spec/extends extends']);
  });
});
