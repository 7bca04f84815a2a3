import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { read, reportOf } from '../../support/onnx-report';

type Attributes = ModelText['nodes'][number]['attributes'];

const INT64 = 7;
const TEXT = 8;

const ones = (count: number) => new Array<number>(count).fill(1);

interface Case {
  readonly dims?: readonly number[];
  readonly elementType?: number;
  readonly attributes?: Attributes;
  readonly gives?: readonly string[];
  readonly domain?: string;
}

function reportOfCall(op: string, { dims = [5, 4], elementType = 1, attributes = {}, ...more }: Case) {
  const { gives = ['y'], domain = 'ai.onnx.ml' } = more;
  return reportOf({
    inputs: { x: { elementType, dims }, z: [5, 3] },
    outputs: gives,
    stored: { columns: { whole: [0, 2] } },
    nodes: [
      {
        op,
        domain,
        reads:
          op === 'FeatureVectorizer' ? ['x', 'z'] : op === 'ArrayFeatureExtractor' ? ['x', 'columns'] : ['x'],
        gives,
        attributes,
      },
    ],
  });
}

const LABELS = { gives: ['label', 'scores'] };
const vectors = (classes: number) => ({
  support_vectors: ones(8 * classes),
  vectors_per_class: new Array<number>(classes).fill(2),
  classlabels_ints: ones(classes),
});

// Sizes and element types of runs in ONNX Runtime 1.30; of ZipMap, CastMap and DictVectorizer as Operators-ml.md says.
describe('an operator of ai.onnx.ml', () => {
  it.each<
    readonly [op: string, what: Case, shapes: readonly (readonly number[])[], dtype: string | undefined]
  >([
    ['ArrayFeatureExtractor', {}, [[5, 2]], 'float32'],
    ['ArrayFeatureExtractor', { dims: [4] }, [[1, 2]], 'float32'],
    ['ArrayFeatureExtractor', { dims: [2, 3, 4] }, [[2, 3, 2]], 'float32'],
    ['Binarizer', {}, [[5, 4]], 'float32'],
    ['CategoryMapper', { elementType: TEXT }, [[5, 4]], 'int64'],
    ['FeatureVectorizer', {}, [[5, 7]], 'float32'],
    ['FeatureVectorizer', { attributes: { inputdimensions: [4, 3] } }, [[5, 7]], 'float32'],
    ['Imputer', {}, [[5, 4]], 'float32'],
    ['LabelEncoder', { elementType: TEXT, attributes: { values_int64s: [1] } }, [[5, 4]], 'int64'],
    ['LabelEncoder', { elementType: INT64, attributes: { values_floats: [1] } }, [[5, 4]], 'float32'],
    ['LabelEncoder', { attributes: { values_tensor: { half: [3] } } }, [[5, 4]], 'float16'],
    [
      'LinearClassifier',
      { ...LABELS, attributes: { coefficients: ones(12), classlabels_ints: ones(3) } },
      [[5], [5, 3]],
      'int64',
    ],
    [
      'LinearClassifier',
      { ...LABELS, attributes: { coefficients: ones(12), intercepts: ones(3) } },
      [[5], [5, 3]],
      'int64',
    ],
    ['LinearRegressor', { attributes: { coefficients: ones(8), targets: 2 } }, [[5, 2]], 'float32'],
    ['Normalizer', { elementType: INT64 }, [[5, 4]], 'float32'],
    ['OneHotEncoder', { elementType: INT64, attributes: { cats_int64s: [0, 1, 2] } }, [[5, 4, 3]], 'float32'],
    [
      'OneHotEncoder',
      { elementType: TEXT, attributes: { cats_strings: { texts: ['a', 'b'] } } },
      [[5, 4, 2]],
      'float32',
    ],
    ['Scaler', { elementType: INT64 }, [[5, 4]], 'float32'],
    ['SVMClassifier', { ...LABELS, attributes: vectors(4) }, [[5], [5, 6]], 'int64'],
    ['SVMClassifier', { ...LABELS, attributes: { ...vectors(4), prob_a: ones(6) } }, [[5], [5, 4]], 'int64'],
    ['SVMClassifier', { ...LABELS, attributes: vectors(2) }, [[5], [5, 2]], 'int64'],
    ['SVMRegressor', {}, [[5, 1]], 'float32'],
    ['TreeEnsemble', { attributes: { n_targets: 2 } }, [[5, 2]], 'float32'],
    [
      'TreeEnsembleClassifier',
      { ...LABELS, attributes: { classlabels_int64s: ones(3) } },
      [[5], [5, 3]],
      'int64',
    ],
    ['TreeEnsembleRegressor', { attributes: { n_targets: 2 } }, [[5, 2]], 'float32'],
    ['TreeEnsembleRegressor', { dims: [4] }, [[1, 1]], 'float32'],
    ['ZipMap', {}, [[5, 4]], 'float32'],
    ['DictVectorizer', { attributes: { int64_vocabulary: ones(6) } }, [[1, 6]], 'float32'],
    ['CastMap', { attributes: { map_form: 'SPARSE', max_map: 9, cast_to: 'TO_INT64' } }, [[1, 9]], 'int64'],
  ])('%s %j', (op, what, shapes, dtype) => {
    const { model, layers } = reportOfCall(op, what);
    expect([model.outputs.map(({ shape }) => shape), layers[0]?.dtype]).toEqual([shapes, dtype]);
  });

  // Each target is a sum over the 4 columns.
  it('counts linear functions', () => {
    const totalsOf = (op: string, attributes: Attributes) => {
      const { totals } = reportOfCall(op, { attributes });
      return [totals.macs, totals.complete];
    };
    expect(totalsOf('LinearRegressor', { coefficients: ones(8), targets: 2 })).toEqual([5 * 2 * 4, true]);
    expect(totalsOf('LinearClassifier', { coefficients: ones(12), classlabels_ints: ones(3) })).toEqual([
      5 * 3 * 4,
      true,
    ]);
  });

  it('counts nothing for trees, and says that kernels are not counted', () => {
    expect(reportOfCall('TreeEnsembleRegressor', {}).totals).toMatchObject({ macs: 0, complete: true });
    const { layers, totals } = reportOfCall('SVMRegressor', {});
    expect(totals.complete).toBe(false);
    expect(layers[0]?.reason).toMatch(/no rule counts the kernel of a support vector machine$/);
  });
});

// Sizes of runs in ONNX Runtime 1.30, which still has these; borders are left, top, right and bottom.
describe('an operator of trials', () => {
  it.each<readonly [op: string, attributes: Attributes, shape: readonly number[]]>([
    ['Affine', {}, [1, 3, 10, 8]],
    ['ImageScaler', {}, [1, 3, 10, 8]],
    ['ParametricSoftplus', {}, [1, 3, 10, 8]],
    ['ScaledTanh', {}, [1, 3, 10, 8]],
    ['Crop', { border: [1, 2, 3, 4] }, [1, 3, 4, 4]],
    ['Crop', { border: [1, 2, 0, 0], scale: [5, 6] }, [1, 3, 5, 6]],
  ])('%s %j', (op, attributes, shape) => {
    const { model, totals } = reportOfCall(op, { dims: [1, 3, 10, 8], attributes, domain: '' });
    expect([model.outputs[0]?.shape, totals.complete]).toEqual([shape, true]);
  });

  it('that leaves nothing is refused', () => {
    const nodes = [{ op: 'Crop', reads: ['x'], gives: ['y'], attributes: { border: [5, 0, 5, 0] } }];
    const { diagnostics } = read({ inputs: { x: [1, 3, 10, 8] }, outputs: ['y'], nodes });
    expect(diagnostics[0]).toMatchObject({
      code: 'shape/mismatch',
      why: 'the borders 5, 0, 5 and 0 leave nothing',
    });
  });
});

// A Linear(4, 3) as Brevitas exports it: 4 x 3 weights, which it rounds to few bits.
describe('quantisation that training imitates', () => {
  it.each(['onnx.brevitas', 'qonnx.custom_op.general'])('of %s passes weights and data on', (domain) => {
    const { layers, totals } = reportOf({
      inputs: { x: [2, 4] },
      outputs: ['y'],
      stored: { w: { float: [4, 3] }, scale: { float: [3] }, zero: { number: 0 }, bits: { number: 4 } },
      nodes: [
        { op: 'Quant', domain, reads: ['x', 'zero', 'zero', 'bits'], gives: ['q'] },
        { op: 'Quant', domain, reads: ['w', 'scale', 'zero', 'bits'], gives: ['v'] },
        { op: 'MatMul', reads: ['q', 'v'], gives: ['y'] },
      ],
    });
    expect(layers.map(({ type }) => type)).toEqual(['onnx.Quant', 'Linear']);
    expect(totals).toMatchObject({ params: 12, macs: 2 * 4 * 3, complete: true });
  });
});
