import { findOp } from '../../../ops/index';
import type { Op } from '../../../ops/op';
import { raise } from '../../../python/failure';
import type { PyClass } from '../../../python/value';

/** The classes whose forward makes one node, with the layer type of it. */
const layerTypes = new WeakMap<PyClass, string>();

/** Records that the forward of a class makes one node of a layer type. */
export function setLayerType(of: PyClass, type: string): void {
  layerTypes.set(of, type);
}

/** The layer type of a class's calls; undefined for one whose calls are regions, such as a subclass of a layer's. */
export function layerTypeOf(of: PyClass): string | undefined {
  return layerTypes.get(of);
}

/** A layer type that the registry is known to have. */
export function knownOp(type: string): Op {
  return findOp(type) ?? raise('TypeError', `there is no layer type ${type}`);
}
