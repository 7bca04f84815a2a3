import { scopePosition } from '../../graph/nodes';
import type { LayerSpec } from '../../language/spec';
import { findOp } from '../../ops/index';
import type { Op } from '../../ops/op';
import { addNode } from './add-node';
import type { BuildState, Flow } from './build-state';
import { checkedArgs } from './evaluate';
import { type Started, shapeSeen } from './place';
import { takeChildName } from './step-path';

/** Adds the call of an op, its arguments worked out. */
export function expandLayer(state: BuildState, step: LayerSpec, started: Started): Flow {
  const { flows, environment, functional, frozen } = started;
  const op = findOp(step.type) as Op;
  const name = takeChildName(state, step.at, started, functional ? 'function' : 'module');
  const args = checkedArgs(state, op, step, environment, shapeSeen(flows));
  if (args === null) return null;
  const parent = scopePosition(state.nodes, started.frame.scope);
  return addNode(state, { parent, name, op, args, functional, frozen, owner: null, at: step.at }, flows);
}
