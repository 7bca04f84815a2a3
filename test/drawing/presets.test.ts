import { describe, expect, it } from 'vitest';
import { drawingFaults, drawingWays } from '../support/drawing-faults';
import { analysedPreset } from '../support/drawn-preset';
import { presetNames } from '../support/load-preset';

/** Each third preset in one of the ways, which take turns; `npm run verify:pictures` draws every preset in all of them. */
const drawn = presetNames
  .filter((_, index) => index % 3 === 0)
  .map((name, index) => ({ name, way: drawingWays[(index * 5) % drawingWays.length] ?? {} }));

describe('the drawing of a preset', () => {
  it.each(drawn)('has no fault: $name at $way.depth, $way.folding, $way.collapsing', ({ name, way }) => {
    const { graph, report } = analysedPreset(name);
    expect(drawingFaults(graph, report, way)).toEqual([]);
  });

  it.each(['v2', 'googlenet', 'fpn_resnet50'])('has no fault: %s by memory', (name) => {
    const { graph, report } = analysedPreset(name);
    expect(drawingFaults(graph, report, { depth: 2, colouring: 'memory' })).toEqual([]);
  });

  it.each(['unet', 'fpn_resnet50', 'wavenet', 'ddpm_unet'])('has no fault: %s in columns', (name) => {
    const { graph, report } = analysedPreset(name);
    expect(drawingFaults(graph, report, { depth: 2 }, { columns: 3 })).toEqual([]);
  });
});
