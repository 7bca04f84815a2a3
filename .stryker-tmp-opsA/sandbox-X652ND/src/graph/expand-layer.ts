// @ts-nocheck
import { findOp } from '../ops/index';
import type { Op } from '../ops/op';
import type { LayerSpec } from '../spec/spec';
import { addNode } from './add-node';
import type { BuildState, Flow } from './build-state';
import { checkedArgs } from './evaluate';
import { type Started, shapeSeen } from './place';
import { functionalPath, modulePath } from './step-path';

/** Adds the call of an op, its arguments worked out. */
export function expandLayer(state: BuildState, step: LayerSpec, started: Started): Flow {
  const { flows, environment, functional, frozen } = started;
  const op = findOp(step.type) as Op;
  const path = functional ? functionalPath(state, step.at, started) : modulePath(state, step.at, started);
  const args = checkedArgs(state, op, step, environment, shapeSeen(flows));
  if (args === null) return null;
  return addNode(state, { path, op, args, functional, frozen, owner: null, at: step.at }, flows);
}
