import type { Aim } from '../report/best-fit';
import type { SweepRow } from '../report/sweep-row';

/** The rows that no other row dominates: is as good in every aim and better in one. */
export interface ParetoFront {
  /** Adds a row unless an earlier one dominates it, and removes those that it dominates. */
  readonly add: (row: SweepRow) => void;
  /** By their numbers. */
  readonly rows: () => readonly SweepRow[];
}

/** An empty front. A row whose figure is not known is never on it; rows that are equally good all are. */
export function createParetoFront(aims: readonly Aim[]): ParetoFront {
  let front: readonly SweepRow[] = [];
  return {
    add: (row) => {
      if (aims.some(({ metric }) => row.figures === null || row.figures[metric] === null)) return;
      if (front.some((other) => isBetter(other, row, aims))) return;
      const kept = front.filter((other) => !isBetter(row, other, aims));
      front = [...kept, row];
    },
    rows: () => [...front].sort((left, right) => left.index - right.index),
  };
}

function isBetter(left: SweepRow, right: SweepRow, aims: readonly Aim[]): boolean {
  let isBetterInOne = false;
  for (const { metric, direction } of aims) {
    const [own, other] = [left.figures?.[metric] ?? 0, right.figures?.[metric] ?? 0];
    if (own === other) continue;
    if (own < other !== (direction === 'min')) return false;
    isBetterInOne = true;
  }
  return isBetterInOne;
}
