// The presets that the checks of pictures draw.
import { analyse } from '../../src/cli/analyse';
import { createProcessIo } from '../../src/cli/io';
import { presetNames } from '../../src/cli/presets';
import type { Graph } from '../../src/graph/graph';
import type { Report } from '../../src/report/report-rows';

export interface Network {
  readonly graph: Graph;
  readonly report: Report;
}

/** A preset with its figures; `root` is the package with its built presets. */
export function analysedPreset(root: string, name: string): Network {
  const { graph, report } = analyse(name, {}, createProcessIo(root));
  if (graph === null || report === null) throw new Error(`${name} has no report`);
  return { graph, report };
}

/** The presets that a check was given; all of them if none was given. */
export function presetsAskedFor(root: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? presetNames(createProcessIo(root)) : names;
}
