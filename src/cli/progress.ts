import { formatCount } from '../counts/count';
import type { StatusLine } from './status-line';

/** The progress of work that takes long. */
export interface Progress {
  /** Reports how much is done; shown now and then. */
  readonly report: (done: number) => void;
  /** Removes what is shown. */
  readonly clear: () => void;
}

/** What progress needs of the world outside. */
export interface ProgressIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: (stream: 'err') => boolean;
  /** Milliseconds since some earlier moment. */
  readonly now: () => number;
  readonly showStatus: StatusLine['show'];
}

/** In milliseconds: work that takes less shows no progress. */
const SHOWN_AFTER = 1000;
const SHOWN_EVERY = 200;
const LONGEST_BAR = 24;
/** A shorter bar tells no more than the percentage. */
const SHORTEST_BAR = 8;

/** What is counted. */
interface Counted {
  /** Null if it is not known beforehand. */
  readonly total: number | null;
  /** `variants`. */
  readonly unit: string;
  /** When the work began, by the clock of `ProgressIo`; now if not given. */
  readonly start?: number;
}

/**
 * Shows on standard error how much of the work is done, with its speed and the time left: only on a terminal,
 * and only if it takes more than a second.
 */
export function createProgress(io: ProgressIo, { total, unit, start = io.now() }: Counted): Progress {
  let shownAt = start + SHOWN_AFTER - SHOWN_EVERY;
  let isWanted: boolean | null = null;
  return {
    report: (done) => {
      const now = io.now();
      if (now - shownAt < SHOWN_EVERY) return;
      shownAt = now;
      isWanted ??= isForSomebody(io);
      if (!isWanted) return;
      const before = itemsAtWork.get(io) ?? '';
      const seconds = (now - start) / 1000;
      io.showStatus(
        (columns) => before + progressLine({ done, total, unit, seconds }, columns - before.length),
      );
    },
    clear: () => {
      if (isWanted === true) io.showStatus(null);
    },
  };
}

/** The count of the outer work, shown before that of the current one: `3 of 118 networks: `. */
const itemsAtWork = new WeakMap<ProgressIo, string>();

/** Does the work for each of several items, and shows how many are done. */
export function mapCounted<Item, Result>(
  io: ProgressIo,
  items: readonly Item[],
  unit: string,
  work: (item: Item, index: number) => Result,
): readonly Result[] {
  const progress = createProgress(io, { total: items.length, unit });
  const results = items.map((item, at) => {
    itemsAtWork.delete(io);
    progress.report(at);
    itemsAtWork.set(io, `${formatCount(at + 1)} of ${formatCount(items.length)} ${unit}: `);
    return work(item, at);
  });
  itemsAtWork.delete(io);
  progress.clear();
  return results;
}

/** Whether a person may be watching, on a terminal that can overwrite its last line. */
function isForSomebody({ env, isTerminal }: Pick<ProgressIo, 'env' | 'isTerminal'>): boolean {
  const isAutomatic = env.CI !== undefined && env.CI !== '' && env.CI !== 'false' && env.CI !== '0';
  return !isAutomatic && env.TERM !== 'dumb' && isTerminal('err');
}

interface State {
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
  readonly seconds: number;
}

/**
 * `[######----] 25.0 % 250,000 of 1,000,000 variants, 31,000/s, 0:24 left`; without the bar if there are few
 * columns.
 */
export function progressLine({ done, total, unit, seconds }: State, columns: number): string {
  const rate = done / seconds;
  const speed = rate < 1 ? '' : `, ${formatCount(Math.round(rate))}/s`;
  if (total === null) return `${formatCount(done)} ${unit}${speed}`;
  const share = total === 0 ? 1 : done / total;
  const left = rate > 0 ? `, ${timeText((total - done) / rate)} left` : '';
  const counted = `${formatCount(done)} of ${formatCount(total)} ${unit}`;
  const text = `${(share * 100).toFixed(1)} % ${counted}${speed}${left}`;
  const length = Math.min(LONGEST_BAR, columns - text.length - '[] '.length);
  if (length < SHORTEST_BAR) return text;
  const filled = Math.floor(share * length);
  return `[${'#'.repeat(filled)}${'-'.repeat(length - filled)}] ${text}`;
}

/** `0:07`, `1:02:03`. */
function timeText(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const pad = (part: number): string => String(part).padStart(2, '0');
  const last = pad(whole % 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${last}` : `${minutes}:${last}`;
}
