import { type Count, formatCount } from '../counts/count';
import type { Training } from '../report/training';
import { PARTIAL } from './known-figures';
import { type LabelledFigure, labelledTable } from './labelled-figure';
import type { Table } from './table';

/** The cost of training, a figure per line: first the memory, in the order of the sum, then the work. */
export function trainingFigures(training: Training): readonly LabelledFigure[] {
  const { optimizer, checkpointed, complete } = training;
  const mark = complete ? '' : ` (${PARTIAL})`;
  const figure = (label: string, count: Count, unit: string, marked = mark): LabelledFigure => ({
    label,
    text: `${formatCount(count)}${unit}${marked}`,
  });
  return [
    figure('Parameters', training.paramBytes, ' bytes', ''),
    figure('Gradients', training.gradientBytes, ' bytes', ''),
    figure(`Optimizer state (${optimizer})`, training.optimizerBytes, ' bytes', ''),
    figure('Saved for backward', training.savedBytes, ' bytes'),
    ...(checkpointed === null
      ? []
      : [figure(`Computed again (${callsText(checkpointed)})`, training.recomputedBytes, ' bytes')]),
    figure('Training total', training.totalBytes, ' bytes'),
    figure('Saved of the inputs', training.savedInputBytes, ' bytes, not in the total'),
    figure('Forward FLOPs', training.forwardFlops, ''),
    figure('Backward FLOPs', training.backwardFlops, ''),
    figure('Training FLOPs', training.flops, ''),
  ];
}

/** The cost of training as a table of two columns. */
export function trainingTable(training: Training): Table {
  return labelledTable('Training', trainingFigures(training));
}

/** `12 modules, one at a time`. */
function callsText({ length }: readonly string[]): string {
  return `${length} ${length === 1 ? 'module' : 'modules'}, one at a time`;
}
