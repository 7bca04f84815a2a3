import { words } from './fields';
import { isShapeProblem, type ShapeProblem } from './op';
import type { Shape } from './shape';

/** How the losses of all elements or samples become the result. */
export const reduction = words(['mean', 'none', 'sum'], 'mean', 'How the losses are reduced');

/** The shape of a loss: that of the single losses with the reduction `none`, else one number. */
export function reduced(given: string, shape: Shape | ShapeProblem): Shape | ShapeProblem {
  return given === 'none' || isShapeProblem(shape) ? shape : [];
}
