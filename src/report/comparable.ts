import type { Count } from '../counts/count';
import type { NamedShape, PartialShape } from '../ops/shape';
import type { Figures } from './figures';
import type { LayerRow, Report, Totals } from './report-rows';

/** The part of a layer that two reports are compared by. */
export type ComparableLayer = Figures &
  Pick<LayerRow, 'path' | 'type' | 'args' | 'inputs' | 'output' | 'functional' | 'receptiveField' | 'stated'>;

/** The part of a branch that two reports are compared by. */
export interface ComparableBranch {
  readonly name: string;
  readonly params: Count;
  readonly macs: Count;
  readonly count: Count;
  readonly isWorkKnown: boolean;
  readonly isCounted: boolean;
  readonly output: PartialShape;
}

/** The part of a computed or stored report that is compared. */
export interface Comparable {
  readonly model: {
    readonly name: string;
    readonly source: string;
    readonly inputs: readonly NamedShape[];
    readonly outputs: readonly NamedShape[];
    readonly batch: number;
    readonly dtype: string;
    /** Present for a model file. */
    readonly file?: { readonly format: string };
  };
  readonly convention: Report['convention'];
  readonly totals: Totals;
  readonly branches: readonly ComparableBranch[];
  readonly layers: readonly ComparableLayer[];
}

/** The part of a report that is compared, with another source where one is given. */
export function comparableOf(report: Report, source: string = report.model.source): Comparable {
  const { model, convention, totals } = report;
  return {
    model: { ...model, source },
    convention,
    totals,
    branches: report.branches,
    layers: report.layers,
  };
}
