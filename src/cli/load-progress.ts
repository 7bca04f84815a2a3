import type { Progress, ProgressIo } from './progress';

/** Loads the code that shows progress with the first work that may take long. */
function loadProgress(): typeof import('./progress') {
  return require('./progress');
}

/** Shows progress of work whose total is not known; loaded with the first report. */
export function lateProgress(io: ProgressIo, unit: string): Progress['report'] {
  const start = io.now();
  let report: Progress['report'] | null = null;
  return (done) => {
    report ??= loadProgress().createProgress(io, { total: null, unit, start }).report;
    report(done);
  };
}

/** Does the work for each item and shows how many are done, followed by what the work itself shows. */
export function mapWithProgress<Item, Result>(
  io: ProgressIo,
  items: readonly Item[],
  unit: string,
  work: (item: Item, index: number) => Result,
): readonly Result[] {
  return items.length < 2 ? items.map(work) : loadProgress().mapCounted(io, items, unit, work);
}
