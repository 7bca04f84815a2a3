import { call } from '../../../python/call';
import { createInstance } from '../../../python/classes';
import { createList } from '../../../python/containers';
import { raise } from '../../../python/failure';
import { hostClass } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import type { Instance, Machine, Value } from '../../../python/value';
import { keepingOrder } from '../functions/views';
import { sessionOf } from '../session';
import { isTensor } from '../tensor';
import { valueOfFunction } from '../tensor-methods';
import { numpyCreation } from './numpy-creation';
import { applyNumpy, asArray } from './numpy-functions';

/** The numbers along an axis: `0:4:2` steps by 2, `0:1:5j` has five of them, the last one included. */
function axisOf(machine: Machine, index: Value): Value {
  if (!isKind(index, 'slice')) return raise('TypeError', 'a grid is made of slices');
  const { start, stop, step } = index;
  const from = start ?? 0;
  return isKind(step, 'complex')
    ? created(machine, 'linspace', [from, stop, Math.abs(step.imag)])
    : created(machine, 'arange', [from, stop, step ?? 1]);
}

function created(machine: Machine, name: string, args: readonly Value[]): Value {
  const definition = numpyCreation.get(name);
  return definition === undefined ? null : call(machine, valueOfFunction(definition), args);
}

/** `numpy.mgrid[0:2, 0:3]`: the coordinates of all points, one axis after the other. */
function fullGrid(machine: Machine, axes: readonly Value[]): Value {
  const grids = applyNumpy(machine, 'meshgrid', axes, new Map([['indexing', 'ij']]));
  return applyNumpy(machine, 'stack', [grids], new Map());
}

/** `numpy.ogrid[0:2, 0:3]`: the coordinates along each axis alone, which broadcast to those of all points. */
function openGrid(machine: Machine, axes: readonly Value[]): Value {
  const open = axes.map((axis, at) =>
    isTensor(axis)
      ? asArray(
          keepingOrder(sessionOf(machine), axis, 'Reshape', {
            shape: axes.map((_other, place) => (place === at ? -1 : 1)),
          }),
        )
      : axis,
  );
  return createList(open);
}

function gridMaker(ofAxes: (machine: Machine, axes: readonly Value[]) => Value): Instance {
  const type = hostClass({
    name: 'nd_grid',
    module: 'numpy',
    methods: {
      __getitem__: (machine, [, index = null]) =>
        isKind(index, 'tuple')
          ? ofAxes(
              machine,
              index.items.map((one) => axisOf(machine, one)),
            )
          : axisOf(machine, index),
    },
  });
  return createInstance(type);
}

/** `np.mgrid` and `np.ogrid`: https://numpy.org/doc/stable/reference/generated/numpy.mgrid.html */
export const grids: Readonly<Record<string, Value>> = {
  mgrid: gridMaker(fullGrid),
  ogrid: gridMaker(openGrid),
};
