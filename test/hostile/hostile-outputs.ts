import type { HostileDocument } from './hostile-documents';

const input = [3, 8, 8];
const relu = { type: 'ReLU', name: 'a' };

function document(name: string, value: unknown, ...codes: readonly string[]): HostileDocument {
  return { name, text: JSON.stringify(value), codes };
}

/** A module that gives its only layer under so many names. */
function manyOutputs(count: number) {
  return {
    layers: [relu],
    outputs: Object.fromEntries(Array.from({ length: count }, (_, index) => [`o${index}`, 'a'])),
  };
}

function nested(depth: number, layers: readonly unknown[]): readonly unknown[] {
  return depth === 0 ? layers : nested(depth - 1, [{ type: 'Sequential', layers }]);
}

/** Names of outputs, and references to what is not called. */
export const outputs: readonly HostileDocument[] = [
  {
    name: 'an output __proto__',
    text: '{"input": [3], "layers": [{"type": "ReLU", "name": "a"}], "outputs": {"__proto__": "a"}}',
    codes: ['json/reserved-key'],
  },
  document(
    'an output that every object has',
    {
      input,
      modules: { M: { layers: [relu], outputs: { a: 'a' } } },
      layers: [
        { type: 'M', name: 'm' },
        { type: 'ReLU', from: 'm.constructor' },
      ],
    },
    'spec/unknown-reference',
  ),
  document('outputs with names that every object has', {
    input,
    layers: [relu],
    outputs: { constructor: 'a', toString: 'a', hasOwnProperty: 'a', __defineGetter__: 'a' },
  }),
  document(
    'an escape as the name of an output',
    { input, layers: [relu], outputs: { '\u001b[31m': 'a' } },
    'spec/invalid-name',
  ),
  document(
    'dots and nothing else',
    { input, layers: [relu, { type: 'ReLU', from: '...' }], outputs: { a: '.', b: 'a.' } },
    'spec/unknown-reference',
  ),
  document(
    'a layer that is not called and takes itself',
    { input, layers: [{ ...relu, from: 'a', called: false }] },
    'spec/unknown-reference',
  ),
];

/** Outputs that multiply. */
export const manifold: readonly HostileDocument[] = [
  document(
    '20,000 outputs of a module that is used 1,000 times',
    {
      input,
      modules: { M: manyOutputs(20_000) },
      layers: [{ type: 'Repeat', times: 1000, layers: [{ type: 'M' }] }],
    },
    'limit/layers',
  ),
  document(
    '2,000 outputs handed on through 400 containers',
    { input, modules: { M: manyOutputs(2000) }, layers: nested(400, [{ type: 'M' }]) },
    'limit/layers',
  ),
  document('10,000 outputs', { input, ...manyOutputs(10_000) }),
];
