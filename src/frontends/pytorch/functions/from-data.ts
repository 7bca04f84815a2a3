import type { Dtype } from '../../../graph/dtype';
import { formatShape } from '../../../ops/shape';
import { lookUp, typeOf } from '../../../python/classes';
import { raise } from '../../../python/failure';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { numericOf, realOf } from '../../../python/numbers';
import { refuseUnknown } from '../../../python/unknown';
import { isUnknownNumber } from '../../../python/unknown-numbers';
import type { Value } from '../../../python/value';
import { userPlace } from '../call-op';
import { complexDtype, dtypeOf, isFloating } from '../dtypes';
import { areKnown, elementList, known } from '../known-elements';
import type { Session } from '../session';
import { createTensor, isTensor, type Tensor } from '../tensor';
import { asType } from './as-type';
import { stacked } from './joins';
import { converted } from './pointwise';

/** `torch.tensor(data)`: numbers, lists in lists, tensors among them; `real` is the element type of floats of Python. */
export function fromData(
  session: Session,
  data: Value,
  asked: Dtype | null,
  real: Dtype = 'float32',
): Tensor {
  if (isTensor(data)) {
    const tensor = isUnknownNumber(data) ? tensorOfNumber(data, real) : data;
    return asked === null ? tensor : converted(session, tensor, asked);
  }
  const place = userPlace(session.machine);
  const number = realOf(data);
  if (number !== undefined) {
    const dtype: Dtype =
      typeof data === 'boolean'
        ? 'bool'
        : typeof numericOf(data) === 'object'
          ? (scalarType(data) ?? real)
          : 'int64';
    return createTensor([], {
      dtype: asked ?? dtype,
      elements: asType(asked ?? dtype, known([number])),
      maker: 'torch.tensor',
      place,
    });
  }
  if (isKind(data, 'complex'))
    return createTensor([], { dtype: asked ?? complexDtype(real), maker: 'torch.tensor', place });
  if (isKind(data, 'list') || isKind(data, 'tuple') || isKind(data, 'range')) {
    const items = itemsOf(session.machine, data).map((item) => fromData(session, item, asked, real));
    const [first] = items;
    if (first === undefined)
      return createTensor([0], {
        dtype: asked ?? real,
        elements: known([]),
        maker: 'torch.tensor',
        place,
      });
    const made = stackedData(session, first, items);
    made.host.place = place;
    return made;
  }
  if (isKind(data, 'unknown')) return refuseUnknown(data, 'no tensor can be created from it');
  const array = isKind(data, 'instance') ? data.attributes.get('__torch__') : undefined;
  if (array !== undefined) return fromData(session, array, asked);
  if (typeof data === 'string') return raise('TypeError', "new(): invalid data type 'str'");
  return raise('RuntimeError', `Could not infer dtype of ${typeOf(data).name}`);
}

/** A tensor without dimensions of a number that is not known. */
function tensorOfNumber({ host: { dtype, graph, place, maker } }: Tensor, real: Dtype): Tensor {
  if (!isFloating(dtype)) return createTensor([], { dtype, graph, place, maker });
  return createTensor([], { dtype: real, graph: dtype === real ? graph : null, place, maker });
}

/** The element type of a number of numpy. */
function scalarType(data: Value): Dtype | undefined {
  return isKind(data, 'instance') ? dtypeOf(lookUp(data.type, 'dtype') ?? null) : undefined;
}

const sizesOf = ({ host }: Tensor) => formatShape(host.shape);

/** Rows as one tensor, without a call in the graph where all are known. */
function stackedData(session: Session, first: Tensor, items: readonly Tensor[]): Tensor {
  const elements = items.map(({ host }) => host.elements);
  const order: readonly Dtype[] = ['bool', 'int64', 'float32', 'float64', 'complex64', 'complex128'];
  const isComplex = items.some(({ host }) => host.dtype.startsWith('complex') && host.graph === null);
  if (!areKnown(elements) && !isComplex) return stacked(session, items, 0);
  const dtype = items.reduce<Dtype>(
    (best, { host }) => (order.indexOf(host.dtype) > order.indexOf(best) ? host.dtype : best),
    first.host.dtype,
  );
  const odd = items.find(({ host }) => host.shape.join() !== first.host.shape.join());
  if (odd !== undefined)
    raise('ValueError', `expected a sequence of shape ${sizesOf(first)} (got ${sizesOf(odd)})`);
  return createTensor([items.length, ...first.host.shape], {
    dtype,
    elements: areKnown(elements) ? known(elements.flatMap(elementList)) : null,
    maker: 'torch.tensor',
  });
}
