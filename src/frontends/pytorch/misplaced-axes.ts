import type { Shape } from '../../ops/shape';
import { countOf } from './tensor';

/** How to move a size to the axis where a layer needs it; null if no other axis of the input has it. */
export function helpForAxes(type: string, shape: Shape, wanted: unknown): string | null {
  if (typeof wanted !== 'number') return null;
  const [, ...axes] = shape;
  const isLinear = type === 'Linear';
  if (isLinear && axes.length > 1 && countOf(axes) === wanted)
    return 'flatten the input first, as in torch.flatten(x, 1)';
  const place = isLinear || /^(?:RNN|LSTM|GRU)/.test(type) ? shape.length - 1 : 1;
  const found = axes.indexOf(wanted) + 1;
  return found === 0 || found === place
    ? null
    : `bring dimension ${found} of the input, which has ${wanted}, to its place: x.movedim(${found}, ${place})`;
}
