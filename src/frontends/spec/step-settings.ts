import type { Step } from '../../language/spec';
import { evaluateFlag, evaluateFrozen, evaluateName, type Site } from './evaluate';

/** The settings of a step, its expressions evaluated. */
export interface StepSettings {
  readonly name: string | null;
  readonly functional: boolean;
  /** Whether it is frozen, or the paths of the layers and parameters in it that are. */
  readonly frozen: boolean | readonly string[];
  /** False for a step that is built but not called. */
  readonly called: boolean;
}

/** The settings of a step whose `when` is true; undefined for those that could not be evaluated. */
export type EvaluatedSettings = { readonly [Key in keyof StepSettings]: StepSettings[Key] | undefined };

/** A step whose `when` is true and whose other settings are literals. */
type LiteralStep = Step & StepSettings & { readonly when: true };

/** Whether a step has only literal settings, as most do. */
export function isLiteralStep(step: Step): step is LiteralStep {
  return (
    step.when === true &&
    (step.name === null || typeof step.name === 'string') &&
    typeof step.functional === 'boolean' &&
    typeof step.frozen === 'boolean' &&
    typeof step.called === 'boolean'
  );
}

/** The settings of a step, or only its name if `when` leaves it out; problems are reported. */
export function evaluateSettings(
  step: Step,
  site: Site,
): EvaluatedSettings & { readonly when: boolean | null } {
  const when = evaluateFlag(site, step.when, 'when');
  const name = evaluateName(site, step.name, 'name');
  if (when === false) return { when, name, ...NOT_ASKED };
  return {
    when,
    name,
    functional: evaluateFlag(site, step.functional, 'functional') ?? undefined,
    frozen: evaluateFrozen(site, step) ?? undefined,
    called: evaluateFlag(site, step.called, 'called') ?? undefined,
  };
}

const NOT_ASKED = { functional: undefined, frozen: undefined, called: undefined };
