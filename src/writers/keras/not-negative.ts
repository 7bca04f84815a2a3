import { type Graph, typeName } from '../../graph/graph';

/** The types whose results are never negative. */
const NOT_NEGATIVE = new Set([
  'ReLU',
  'ReLU6',
  'Sigmoid',
  'Hardsigmoid',
  'Softplus',
  'Softmax',
  'Square',
  'Abs',
  'Exp',
]);

/** The types whose results are not negative if their inputs are not. */
const PASSING =
  /^(?:MaxPool|AvgPool|Adaptive|Dropout|Identity|StochasticDepth|Flatten|Reshape|Permute|Transpose|Concat|Add|Mul|Upsampl)/;

/** For each node, whether its values are known not to be negative. */
export function notNegative({ nodes }: Pick<Graph, 'nodes'>): readonly boolean[] {
  const known: boolean[] = [];
  for (const node of nodes) {
    const { computation, inputs } = node;
    const isPassed =
      PASSING.test(typeName(node)) &&
      inputs.length > 0 &&
      inputs.every(({ node: from }) => known[from] === true) &&
      typeof (computation.op === null ? 0 : (computation.args.other ?? null)) !== 'number';
    known.push(NOT_NEGATIVE.has(typeName(node)) || isPassed);
  }
  return known;
}
