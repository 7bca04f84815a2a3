import { describe, expect, it, test } from 'vitest';
import type { GraphBuilder } from '../../src/graph/builder';
import { type Graph, typeOfValue, type Value } from '../../src/graph/graph';
import type { Args } from '../../src/ops/op';
import { begun, first, origin, taken } from '../support/begun-graph';

const root = { name: 'Net', kind: 'module', source: 'net.py', batch: 1 } as const;
const TABLE = { num_embeddings: 50, embedding_dim: 4 };

type Builder = GraphBuilder<Args>;

/** A function on values. */
function apply(builder: Builder, type: string, inputs: readonly Value[], args: Args = {}): readonly Value[] {
  return taken(builder.call(type, args, inputs, { path: type.toLowerCase(), functional: true, origin }));
}

/** A table of vectors, which reads its input as indexes. */
function look(builder: Builder, ids: Value): Value {
  return first(builder.call('Embedding', TABLE, [ids], { path: 'word', origin }));
}

/** A call whose output is said to be int32. */
function castToInt32(builder: Builder, input: Value): Value {
  const options = { path: 'cast', functional: true, origin, outputDtypes: ['int32'] } as const;
  return first(builder.call('Identity', {}, [input], options));
}

function finished(builder: Builder, output: Value): Graph {
  builder.output('output', output);
  return builder.finish(root);
}

/** The element types of the inputs, constants and parameters that are read. */
function sourceTypes({ sources }: Graph): readonly string[] {
  return sources.map(({ name, type }) => `${name} ${type.dtype ?? 'float'}`);
}

describe('the sources of what is read as indexes', () => {
  it('are whole numbers, and the table that they index is not', () => {
    const builder = begun();
    const [table, ids] = [builder.input('table', { shape: [8, 10] }), builder.input('ids', { shape: [3] })];
    const graph = finished(builder, apply(builder, 'IndexSelect', [table, ids], { dim: 1 })[0] ?? table);
    expect(sourceTypes(graph)).toEqual(['table float', 'ids int64']);
  });

  it('keep a type that they are given, and so does what is given one on the way', () => {
    const builder = begun();
    const [short, ids] = [
      builder.input('short', { shape: [7], dtype: 'int32' }),
      builder.input('ids', { shape: [7] }),
    ];
    const cast = castToInt32(builder, ids);
    look(builder, cast);
    const graph = finished(builder, look(builder, short));
    expect(sourceTypes(graph)).toEqual(['short int32', 'ids float']);
    expect(typeOfValue(graph, cast).dtype).toBe('int32');
  });

  it('are made whole where something else reads them, whose given output stays', () => {
    const builder = begun();
    const ids = builder.input('ids', { shape: [7] });
    const cast = castToInt32(builder, ids);
    look(builder, ids);
    const graph = finished(builder, cast);
    expect(sourceTypes(graph)).toEqual(['ids int64']);
    expect(graph.nodes[0]?.computation.inputs[0]?.dtype).toBe('int64');
    expect(typeOfValue(graph, cast).dtype).toBe('int32');
  });

  it('are constants, and no parameters', () => {
    const builder = begun();
    const weight = builder.parameterValue(builder.parameter('weight', [7], 'trainable'));
    look(builder, weight);
    const graph = finished(builder, look(builder, builder.constant('places', { shape: [7] })));
    expect(sourceTypes(graph)).toEqual(['weight float', 'places int64']);
  });

  it('are not looked for behind a step that is not known', () => {
    const builder = begun();
    const image = builder.input('image', { shape: [7] });
    const [found = image] = builder.unknown('Search', [image], [{ shape: [7] }], { path: 'search', origin });
    const graph = finished(builder, look(builder, found));
    expect(sourceTypes(graph)).toEqual(['image float']);
  });

  // Each sum reads the one before it twice: 2 to the power of 64 ways lead to the input.
  it('are looked for once, however many ways lead to them', () => {
    const builder = begun();
    let sum = builder.input('ids', { shape: [7] });
    for (let number = 0; number < 64; number += 1) [sum = sum] = apply(builder, 'Add', [sum, sum]);
    expect(sourceTypes(finished(builder, look(builder, sum)))).toEqual(['ids int64']);
  });

  it('are found through each output that has the elements of an input', () => {
    const builder = begun();
    const ids = builder.input('ids', { shape: [6] });
    const [, second = ids] = apply(builder, 'Split', [ids], { split_size_or_sections: 3 });
    expect(sourceTypes(finished(builder, look(builder, second)))).toEqual(['ids int64']);
  });

  it('are found through a sum, and not through a mean', () => {
    const builder = begun();
    const [counts, values] = [
      builder.input('counts', { shape: [7, 2] }),
      builder.input('values', { shape: [7, 2] }),
    ];
    look(builder, apply(builder, 'Mean', [values], { dim: 1 })[0] ?? values);
    const graph = finished(builder, look(builder, apply(builder, 'Sum', [counts], { dim: 1 })[0] ?? counts));
    expect(sourceTypes(graph)).toEqual(['counts int64', 'values float']);
  });

  it('are not the conditions by which elements are chosen', () => {
    const builder = begun();
    const mask = builder.input('mask', { shape: [7] });
    const [left, right] = [builder.input('left', { shape: [7] }), builder.input('right', { shape: [7] })];
    const graph = finished(builder, look(builder, apply(builder, 'Where', [mask, left, right])[0] ?? mask));
    expect(sourceTypes(graph)).toEqual(['mask float', 'left int64', 'right int64']);
  });
});

describe('what reads indexes', () => {
  it('has their type for the inputs that they are, and no other', () => {
    const builder = begun();
    const [ids, bias] = [builder.input('ids', { shape: [7] }), builder.input('bias', { shape: [7] })];
    look(builder, ids);
    const graph = finished(builder, apply(builder, 'Add', [bias, ids])[0] ?? ids);
    expect(graph.nodes[1]?.computation.inputs.map(({ dtype }) => dtype)).toEqual([undefined, 'int64']);
  });

  it('is changed, and what does not is the same node as before', () => {
    const builder = begun();
    const [ids, image] = [builder.input('ids', { shape: [7] }), builder.input('image', { shape: [7] })];
    apply(builder, 'ReLU', [image]);
    const graph = finished(builder, look(builder, ids));
    expect(graph.nodes[0]).toBe(builder.nodes[0]);
    expect(graph.nodes[1]).not.toBe(builder.nodes[1]);
  });
});

describe('the element type of an output that keeps elements', () => {
  const INT32 = { shape: [7], dtype: 'int32' } as const;
  const INT64 = { shape: [7], dtype: 'int64' } as const;
  const BOOL = { shape: [7], dtype: 'bool' } as const;

  // By torch: gather, where, cat and bool().sum() of tensors of these types.
  test.each([
    ['is that of the table, whatever the indexes are', 'IndexSelect', [INT32, INT64], { dim: 0 }, 'int32'],
    ['is that of what is chosen, whatever chooses', 'Where', [BOOL, INT32, INT32], {}, 'int32'],
    ['is that of all inputs where they have one', 'Concat', [INT32, INT32], { dim: 0 }, 'int32'],
    ['is bool through a view', 'Identity', [BOOL], {}, 'bool'],
    ['is a whole number for a sum of bool', 'Sum', [BOOL], { dim: 0 }, 'int64'],
    ['is that of the input for a sum of others', 'Sum', [INT32], { dim: 0 }, 'int32'],
  ] as const)('%s', (_words, type, types, args, wanted) => {
    const builder = begun();
    const inputs = types.map((each, index) => builder.input(`x${index}`, each));
    const [output = inputs[0]] = apply(builder, type, inputs, args);
    expect(output && builder.typeOf(output).dtype).toBe(wanted);
  });
});
