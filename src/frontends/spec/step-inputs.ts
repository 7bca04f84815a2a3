import type { Step, TextTemplate } from '../../language/spec';
import { findOp } from '../../ops/index';
import { evaluateReference } from './evaluate';
import type { Expansion, Flow } from './expansion';
import type { Source } from './frame';
import { onlyFlow, type Place, siteOf } from './place';
import { reportAbsence, sourceOf, UNKNOWN_SOURCE } from './reference';

/** What the references of the step at a pointer name. Expressions in them see the output of the step before it. */
export function sourcesOf(at: string, from: readonly TextTemplate[], place: Place): readonly Source[] {
  return from.map((reference, index) => {
    const referenceAt = pointerOf(at, from, index);
    const name = evaluateReference(siteOf(referenceAt, place, place.current), reference);
    return name === undefined ? UNKNOWN_SOURCE : sourceOf(place.frame, name, referenceAt);
  });
}

/** Reports the references of a step that nothing can be taken of. */
export function reportAbsences(expansion: Expansion, at: string, sources: readonly Source[]): void {
  for (const [index, source] of sources.entries())
    reportAbsence(expansion, source, pointerOf(at, sources, index));
}

function pointerOf(at: string, { length }: readonly unknown[], index: number): string {
  return length > 1 ? `${at}/from/${index}` : `${at}/from`;
}

/** What a step takes that does not say: the output of the step before it. */
export function inputsOf(step: Step, { frame, current }: Place): readonly Flow[] {
  const takesNone = step.kind === 'layer' && findOp(step.type)?.inputs.most === 0;
  const startsLater = step.kind === 'branches' || step.kind === 'repeat';
  if (takesNone || (current === 'several' && startsLater)) return [];
  if (current === 'several' && step.kind === 'invalid') return [null];
  return [onlyFlow(frame.expansion, current, step.at)];
}
