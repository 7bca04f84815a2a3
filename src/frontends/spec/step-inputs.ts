import { childPointer } from '../../diagnostics/json-pointer';
import { PREVIOUS, type Step } from '../../language/spec';
import { findOp } from '../../ops/index';
import { evaluateReference } from './evaluate';
import type { Expansion } from './expansion';
import type { Flow } from './flow';
import { isNamePattern, sourcesLike } from './name-pattern';
import type { Source } from './named-step';
import { onlyFlow, type Place, siteOf } from './place';
import { lookUp, reportAbsence, sourceOf, UNKNOWN_SOURCE } from './reference';

/** The target of one of a step's references, and the pointer of the reference. */
export interface PlacedSource extends Source {
  readonly at: string;
}

/** The targets of a step's references. Expressions in them see the output of the step before it. */
export function sourcesOf(step: Step, place: Place): readonly PlacedSource[] {
  const from = step.from ?? [];
  return from.flatMap((reference, index): readonly PlacedSource[] => {
    const at = pointerOf(step, index);
    const name = evaluateReference(siteOf(at, place, place.current), reference);
    if (name === undefined) return [{ ...UNKNOWN_SOURCE, at }];
    if (!isNamePattern(place.frame, name)) return [{ ...sourceAt(place, name, at), at }];
    const found = sourcesLike(place.frame, name, at, from.length === 1 ? 'some' : 'any');
    return found.map((source) => ({ ...source, at }));
  });
}

/** The target of a reference at a place, where it may be the current flow. */
export function sourceAt({ frame, current }: Place, name: string, at: string): Source {
  // An input of the document may have this name.
  if (name !== PREVIOUS || lookUp(frame, name) !== undefined) return sourceOf(frame, name, at);
  return { output: onlyFlow(frame.expansion, current, at), absence: null };
}

/** Reports the references of a step whose targets have no output. */
export function reportAbsences(expansion: Expansion, sources: readonly PlacedSource[]): void {
  for (const source of sources) reportAbsence(expansion, source, source.at);
}

function pointerOf({ at, from, fromKeys }: Step, index: number): string {
  const fromAt = `${at}/from`;
  if (fromKeys === undefined) return (from?.length ?? 0) > 1 ? `${fromAt}/${index}` : fromAt;
  const key = fromKeys[index] ?? null;
  return key === null ? fromAt : childPointer(fromAt, key);
}

/** The input of a step without `from`: the output of the step before it. */
export function inputsOf(step: Step, { frame, current }: Place): readonly Flow[] {
  const takesNone = step.kind === 'layer' && findOp(step.type)?.inputs.most === 0;
  const startsLater = step.kind === 'branches' || step.kind === 'repeat';
  if (takesNone || (current === 'several' && startsLater)) return [];
  if (current === 'several' && step.kind === 'invalid') return [null];
  return [onlyFlow(frame.expansion, current, step.at)];
}
