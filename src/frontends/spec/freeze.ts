import { pathsDownTo } from '../../graph/naming';
import { matchesPathGlob } from '../../report/path-glob';
import { quoted } from '../../text/shortened';
import { type Expansion, reportAt, takeSteps } from './expansion';

/** How many patterns are tried per step of the build, so that many patterns on many layers have a limit. */
const PATTERNS_PER_STEP = 16;

/** Whether the layer or parameter at a path is frozen by its path, or by that of what it is in. */
export function isFrozenByPath(expansion: Expansion, path: string): boolean {
  let isFrozen = false;
  for (let each = expansion.freezing; each !== null; each = each.around) {
    const below = each.path === '' ? path : path.slice(each.path.length + 1);
    if (!takeSteps(expansion, each.at, Math.floor(each.patterns.length / PATTERNS_PER_STEP))) return false;
    for (const pattern of each.patterns) {
      if (!pathsDownTo(below).some((prefix) => matchesPathGlob(prefix, pattern))) continue;
      each.met.add(pattern);
      isFrozen = true;
    }
  }
  return isFrozen;
}

/** Ends the freezing of a step; with `report`, patterns that no layer fits are errors. */
export function endFreezing(expansion: Expansion, report: 'report' | 'quiet'): void {
  const { freezing } = expansion;
  if (freezing === null) return;
  expansion.freezing = freezing.around;
  const { patterns, met, at } = freezing;
  if (report === 'quiet') return;
  for (const [index, pattern] of patterns.entries()) {
    if (met.has(pattern)) continue;
    const message = `no layer or parameter below it has a path like ${quoted(pattern)}`;
    const help =
      'write paths below this step: "layer1" for all in it, "layer*.0.conv1", "**.bn1", "**.weight"';
    reportAt(expansion, 'spec/unknown-reference', `${at}/${index}`, message, { help });
  }
}
