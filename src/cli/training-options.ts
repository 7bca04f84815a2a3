import type { Diagnostic } from '../diagnostics/diagnostic';
import { invalidOption, loneOption } from '../diagnostics/invalid-option';
import type { Report } from '../report/report-rows';
import { optimizers, type TrainingPlan } from '../report/training';
import { readChoices } from './choice-option';

/** The options of `summary` about training, as the command line gives them. */
export interface TrainingOptions {
  readonly training?: string;
  readonly activationCheckpointing?: string;
  readonly columns?: readonly string[];
}

/** Reads `--training` and `--activation-checkpointing`, with their diagnostics. */
export function readTrainingOptions({ training, activationCheckpointing, columns = [] }: TrainingOptions): {
  readonly plan: TrainingPlan | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  if (training === undefined) {
    const isSavedAsked = columns.some((list) =>
      list.split(',').some((name) => name.trim() === 'saved_bytes'),
    );
    return {
      plan: null,
      diagnostics: [
        ...(activationCheckpointing === undefined ? [] : [loneOption('--activation-checkpointing', NEEDED)]),
        ...(isSavedAsked ? [loneOption('--columns saved_bytes', NEEDED)] : []),
      ],
    };
  }
  const { choices, diagnostics } = readChoices('--training', [training], optimizers, 'adamw');
  const [optimizer] = choices;
  if (optimizer === undefined) return { plan: null, diagnostics };
  const plan = activationCheckpointing === undefined ? {} : { checkpointing: activationCheckpointing };
  return { plan: { optimizer, ...plan }, diagnostics };
}

const NEEDED = '--training with an optimizer, such as adamw';

/** The diagnostics of patterns of checkpointed modules that match none in the network. */
export function checkpointingProblems(
  { training, model }: Report,
  { activationCheckpointing = '' }: TrainingOptions,
): readonly Diagnostic[] {
  if (training?.checkpointed?.length !== 0) return [];
  const expected = `a path or a pattern of modules that ${model.name} calls`;
  const help = 'for example --activation-checkpointing "layer*.*"; --format tree shows the modules';
  return [invalidOption('--activation-checkpointing', activationCheckpointing, expected, help)];
}
