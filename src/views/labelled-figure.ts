import { figureColumn, type Table, tableOf, textCell, textColumn } from './table';

/** A figure with its label and unit. */
export interface LabelledFigure {
  readonly label: string;
  readonly text: string;
}

/** Figures as a table of two columns, the first of which has the subject as its title. */
export function labelledTable(subject: string, figures: readonly LabelledFigure[]): Table {
  return tableOf(figures, [
    textColumn(subject, 'figure', ({ label }) => label),
    figureColumn('Figure', 'value', ({ text }) => textCell(text)),
  ]);
}
