import { createPathScope } from '../../graph/naming';
import type { Step } from '../../language/spec';
import { goDeeper, tap } from './expansion';
import type { Current, Flow } from './flow';
import { beginInside } from './frame';
import { onlyFlow, type Place } from './place';
import { beginRegion, endRegion } from './regions';

/** Expands steps one after the other and returns the output of the last. */
export type ExpandSteps = (steps: readonly Step[], place: Place) => Current;

/** A list of steps that PyTorch holds in an `nn.Sequential`. */
interface StepList {
  readonly steps: readonly Step[];
  readonly path: string;
  readonly at: string;
}

/** Expands a list of steps as an `nn.Sequential` inside a place. */
export function expandList({ steps, path, at }: StepList, place: Place, expandSteps: ExpandSteps): Flow {
  const { frame: parent, environment, current } = place;
  const { expansion } = parent;
  if (!goDeeper(expansion, at)) return null;
  const frame = beginInside(parent, current, createPathScope(path, 'list'), steps);
  beginRegion(expansion, { kind: 'sequential', path, type: 'Sequential' }, at);
  const output = onlyFlow(expansion, expandSteps(steps, { frame, environment, current }), at);
  expansion.depth -= 1;
  endRegion(expansion, output, at);
  tap(expansion, path, output);
  return output;
}
