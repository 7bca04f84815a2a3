import type { Progress, ProgressIo } from './progress';

/** Loads what shows progress with the first work that may be long. */
function loadProgress(): typeof import('./progress') {
  return require('./progress');
}

/** Progress of a work whose total is not known, loaded with the first report. */
export function lateProgress(io: ProgressIo, unit: string): Progress['report'] {
  const start = io.now();
  let report: Progress['report'] | null = null;
  return (done) => {
    report ??= loadProgress().createProgress(io, { total: null, unit, start }).report;
    report(done);
  };
}

/** Does a work for each item and shows how many are done; what the work shows itself comes after that. */
export function mapWithProgress<Item, Result>(
  io: ProgressIo,
  items: readonly Item[],
  unit: string,
  work: (item: Item, index: number) => Result,
): readonly Result[] {
  return items.length < 2 ? items.map(work) : loadProgress().mapCounted(io, items, unit, work);
}
