import { createPathScope } from '../../graph/naming';
import type { Step } from '../../language/spec';
import { type Expansion, type Flow, goDeeper } from './expansion';
import type { Frame } from './frame';
import { onlyFlow, type Place } from './place';
import { beginRegion, endRegion } from './regions';

/** Expands steps one after the other and gives the output of the last. */
export type ExpandSteps = (expansion: Expansion, steps: readonly Step[], place: Place) => Flow | 'several';

/** A list of steps that PyTorch holds in an `nn.Sequential`. */
interface StepList {
  readonly steps: readonly Step[];
  readonly path: string;
  readonly at: string;
}

/** Expands a list of steps as an `nn.Sequential` inside a place. */
export function expandList(
  expansion: Expansion,
  { steps, path, at }: StepList,
  place: Place,
  expandSteps: ExpandSteps,
): Flow {
  if (!goDeeper(expansion, at)) return null;
  const { frame: parent, current } = place;
  const frame: Frame = {
    scope: createPathScope(path, 'list'),
    inputs: current === 'several' ? parent.inputs : [{ name: 'input', flow: current }],
    named: new Map(),
    parent,
    frozen: parent.frozen,
    startedAt: expansion.steps,
  };
  beginRegion(expansion, { kind: 'sequential', path, type: 'Sequential' }, at);
  const output = onlyFlow(expansion, expandSteps(expansion, steps, { ...place, frame }), at);
  expansion.depth -= 1;
  endRegion(expansion, output, at);
  return output;
}
