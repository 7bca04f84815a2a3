import { parseSpecValue } from '../../src/language/parse-spec';
import type { SpecNetwork } from '../../src/page/page-document';

/** A network of a page from the value of its JSON, which must be right. */
export function parsedNetwork(value: unknown): SpecNetwork {
  const { spec, diagnostics } = parseSpecValue(value, {
    document: 'net.json',
    defaultName: 'net',
    resolveBase: () => ({ spec: null, diagnostics: [] }),
  });
  if (spec === null || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return { name: 'net.json', words: ['net.json'], kind: 'spec', spec, fractional: [] };
}
