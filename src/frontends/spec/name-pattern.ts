import type { Step, TextTemplate } from '../../language/spec';
import { matchesPathGlob } from '../../report/path-glob';
import { quoted } from '../../text/shortened';
import { noteLookUp } from './earlier-builds';
import { reportAt, takeSteps } from './expansion';
import type { Frame } from './frame';
import type { Source } from './named-step';
import { lookUp, sourceOf, UNKNOWN_SOURCE } from './reference';

/** Stands for any characters of a name. */
const ANY = '*';

/** How many names are tried per step of the build, so that many patterns over many names have a limit. */
const NAMES_PER_STEP = 16;

/** Whether a reference is a pattern of names, `layer*`, rather than a name that something has. */
export function isNamePattern(frame: Frame, name: string): boolean {
  return name.includes(ANY) && lookUp(frame, name) === undefined;
}

/**
 * The earlier steps whose names match a pattern, in their order, or one output of each: "layer*.skip". They
 * come from the nearest body that has any; steps that are left out or not called do not count. It is an error
 * if there are none where some are needed, or if no step there can have such a name.
 */
export function sourcesLike(
  frame: Frame,
  pattern: string,
  at: string,
  wanted: 'some' | 'any',
): readonly Source[] {
  const { expansion } = frame;
  noteLookUp(expansion.earlier, null);
  const [, names = pattern, output] = /^(.*\*[^.]*)\.([^.*]+)$/.exec(pattern) ?? [];
  for (let inner: Frame | null = frame; inner !== null; inner = inner.parent) {
    const { named } = inner;
    if (!takeSteps(expansion, at, Math.floor(named.size / NAMES_PER_STEP))) return [UNKNOWN_SOURCE];
    const found: Source[] = [];
    for (const [name, { recording, absence }] of named) {
      if (recording === 'left out' || absence !== null || !matchesPathGlob(name, names)) continue;
      const source = sourceOf(frame, output === undefined ? name : `${name}.${output}`, at);
      // One error is enough for what all of them lack.
      if (source.output === null && source.absence === null) return [UNKNOWN_SOURCE];
      found.push(source);
    }
    if (found.length > 0) return takeSteps(expansion, at, found.length - 1) ? found : [UNKNOWN_SOURCE];
  }
  if (wanted === 'any' && mayFit(frame, pattern)) return [];
  reportAt(expansion, 'spec/unknown-reference', at, `no earlier step has a name like ${quoted(pattern)}`, {
    help: 'give those steps a "name", in a Repeat with its counter: "layer${i}"',
  });
  return [UNKNOWN_SOURCE];
}

/** Whether a step that is written in one of the bodies can have a name that begins as the pattern does. */
function mayFit(frame: Frame, pattern: string): boolean {
  const beginning = pattern.slice(0, pattern.indexOf(ANY));
  for (let inner: Frame | null = frame; inner !== null; inner = inner.parent)
    if (namesOf(inner.steps).some((name) => beginsAlike(name, beginning))) return true;
  return false;
}

function namesOf(steps: readonly Step[]): readonly TextTemplate[] {
  return steps.flatMap((step) => [
    ...(step.name === null ? [] : [step.name]),
    ...(step.kind === 'repeat' ? namesOf(step.layers) : []),
  ]);
}

function beginsAlike(name: TextTemplate, beginning: string): boolean {
  if (typeof name === 'string') return name.startsWith(beginning);
  const [first = ''] = name.parts;
  const known = typeof first === 'string' ? first : '';
  return known.startsWith(beginning) || beginning.startsWith(known);
}
