import type { Step, TextTemplate } from '../../language/spec';
import { findOp } from '../../ops/index';
import { evaluateReference } from './evaluate';
import type { Expansion, Flow } from './expansion';
import type { Source } from './frame';
import { onlyFlow, type Place, shapeOfFlow } from './place';
import { reportAbsence, sourceOf, UNKNOWN_SOURCE } from './reference';

/** What the references of the step at a place stand for. Expressions in them see the output of the step before it. */
export function sourcesOf(
  expansion: Expansion,
  at: string,
  from: readonly TextTemplate[],
  { frame, environment, current }: Place,
): readonly Source[] {
  const shape = shapeOfFlow(current);
  return from.map((reference, index) => {
    const place = placeOf(at, from, index);
    const name = evaluateReference({ expansion, at: place, environment, shape }, reference);
    return name === undefined ? UNKNOWN_SOURCE : sourceOf(expansion, frame, name, place);
  });
}

/** Reports the references of a step that nothing can be taken of. */
export function reportAbsences(expansion: Expansion, at: string, sources: readonly Source[]): void {
  for (const [index, source] of sources.entries()) {
    if (source.absence !== null) reportAbsence(expansion, source, placeOf(at, sources, index));
  }
}

function placeOf(at: string, { length }: readonly unknown[], index: number): string {
  return length > 1 ? `${at}/from/${index}` : `${at}/from`;
}

/** What a step takes that does not say: the output of the step before it. */
export function inputsOf(expansion: Expansion, step: Step, current: Flow | 'several'): readonly Flow[] {
  const takesNone = step.kind === 'layer' && findOp(step.type)?.inputs.most === 0;
  const startsLater = step.kind === 'branches' || step.kind === 'repeat';
  if (takesNone || (current === 'several' && startsLater)) return [];
  return [onlyFlow(expansion, current, step.at, step.kind)];
}
