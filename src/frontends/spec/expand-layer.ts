import { pathBelow } from '../../graph/naming';
import { isLiteralArgs, type LayerSpec } from '../../language/spec';
import { findOp } from '../../ops/index';
import { addCall } from './add-call';
import { tap } from './expansion';
import type { Flow } from './flow';
import { layerArguments } from './layer-arguments';
import { firstOf, type Started, siteOf } from './place';
import { takeChildName } from './step-path';

/** Adds the call of an op with its arguments evaluated. */
export function expandLayer(step: LayerSpec, started: Started): Flow {
  const { flows, functional, frame } = started;
  const { expansion, frozen, scope } = frame;
  const { type, at } = step;
  const op = findOp(type);
  if (op === undefined) throw new RangeError(`the parser let the layer type ${type} pass`);
  const name = takeChildName(at, started, functional ? 'function' : 'module');
  const args = isLiteralArgs(step)
    ? step.args
    : layerArguments(siteOf(at, started, firstOf(flows)), op, step);
  if (args === null) return null;
  const path = pathBelow(scope.path, name);
  const { parametrization } = step;
  const call = { path, op, args, functional, frozen, layer: null, at, parametrization };
  const output = addCall(expansion, call, flows);
  if (name !== null) tap(expansion, path, output);
  return output;
}
