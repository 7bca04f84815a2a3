import type { Dtype } from '../../../graph/dtype';
import { raise } from '../../../python/failure';
import { itemsOf } from '../../../python/iteration';
import { isKind } from '../../../python/kinds';
import { numericOf, realOf } from '../../../python/numbers';
import type { Value } from '../../../python/value';
import { userPlace } from '../call-op';
import { known } from '../known-elements';
import type { Session } from '../session';
import { createTensor, isTensor, type Tensor, valuesOf } from '../tensor';
import { stacked } from './joins';
import { asType, converted } from './pointwise';

/** `torch.tensor(data)`: numbers, lists in lists, tensors among them. */
export function fromData(session: Session, data: Value, asked: Dtype | null): Tensor {
  if (isTensor(data)) return asked === null ? data : converted(session, data, asked);
  const place = userPlace(session.machine);
  const real = realOf(data);
  if (real !== undefined) {
    const dtype: Dtype =
      typeof data === 'boolean' ? 'bool' : typeof numericOf(data) === 'object' ? 'float32' : 'int64';
    return createTensor([], {
      dtype: asked ?? dtype,
      elements: asType(asked ?? dtype, known([real])),
      maker: 'torch.tensor',
      place,
    });
  }
  if (isKind(data, 'list') || isKind(data, 'tuple') || isKind(data, 'range')) {
    const items = itemsOf(session.machine, data).map((item) => fromData(session, item, asked));
    if (items.length === 0)
      return createTensor([0], {
        dtype: asked ?? 'float32',
        elements: known([]),
        maker: 'torch.tensor',
        place,
      });
    const made = stackedData(session, items);
    made.host.place = place;
    return made;
  }
  const array = isKind(data, 'instance') ? data.attributes.get('__torch__') : undefined;
  if (array !== undefined) return fromData(session, array, asked);
  return raise(
    'TypeError',
    `cannot make a tensor of '${isKind(data, 'instance') ? data.type.name : typeof data}'`,
  );
}

/** Rows as one tensor, without a call in the graph where all are known. */
function stackedData(session: Session, items: readonly Tensor[]): Tensor {
  const [first] = items;
  if (first === undefined || items.some(({ host }) => host.elements === null))
    return stacked(session, items, 0);
  const order: readonly Dtype[] = ['bool', 'int64', 'float32', 'float64', 'complex64'];
  const dtype = items.reduce<Dtype>(
    (best, { host }) => (order.indexOf(host.dtype) > order.indexOf(best) ? host.dtype : best),
    first.host.dtype,
  );
  const odd = items.find(({ host }) => host.shape.join() !== first.host.shape.join());
  if (odd !== undefined)
    raise(
      'ValueError',
      `expected sequence of length ${first.host.shape[0] ?? 0} at dim 1 (got ${odd.host.shape[0] ?? 0})`,
    );
  return createTensor([items.length, ...first.host.shape], {
    dtype,
    elements: known(items.flatMap((item) => valuesOf(item) ?? [])),
    maker: 'torch.tensor',
  });
}
