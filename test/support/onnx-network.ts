import type { ModelText } from './onnx-model';
import { reportOf } from './onnx-report';

type Node = ModelText['nodes'][number];

/** `y = Op(a, b) attribute=1`, as tests write a node. */
export function node(text: string, attributes: NonNullable<Node['attributes']> = {}): Node {
  const [, gives = '', op = '', reads = ''] = /^(.+) = (\w+)\((.*)\)$/.exec(text) ?? [];
  return { op, reads: reads.split(', '), gives: gives.split(', '), attributes };
}

/** Numbers that networks read by their names. */
const numbers = {
  half: { number: 0.5 },
  one: { number: 1 },
  two: { number: 2 },
  three: { number: 3 },
  six: { number: 6 },
  zero: { number: 0 },
  eps: { number: 1e-6 },
  root: { number: Math.SQRT2 },
  inverse: { number: Math.SQRT1_2 },
  kappa: { number: Math.sqrt(2 / Math.PI) },
  cubic: { number: 0.044715 },
};

/** A network whose last node gives y. */
export function network(
  dims: readonly number[],
  nodes: readonly Node[],
  stored: ModelText['stored'] = {},
): ModelText {
  return { inputs: { x: dims }, outputs: ['y'], stored: { ...numbers, ...stored }, nodes };
}

/** What the rows of a network are and have. */
export function rowsOf(text: ModelText) {
  return reportOf(text).layers.map(({ type, args, params, macs, output }) => ({
    type,
    args,
    params,
    macs,
    output,
  }));
}

/** The attributes of a mean over the last axis. */
export const last = { axes: [-1] };
/** x - mean as c, and the root of its variance as r. */
export const centred = [
  node('mean = ReduceMean(x)', last),
  node('c = Sub(x, mean)'),
  node('s = Pow(c, two)'),
  node('v = ReduceMean(s)', last),
  node('e = Add(v, eps)'),
  node('r = Sqrt(e)'),
];
/** A scale and a shift of 8. */
export const vectors = { w: { float: [8] }, b: { float: [8] } };
