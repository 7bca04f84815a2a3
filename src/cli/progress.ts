import { formatCount } from '../counts/count';
import type { Io } from './io';

/** How far a long work is. */
export interface Progress {
  /** Says how much is done; shown now and then. */
  readonly report: (done: number) => void;
  /** Removes what is shown. */
  readonly clear: () => void;
}

/** Works that take less are over before anyone asks, in ms. */
const SHOWN_AFTER = 1000;
const SHOWN_EVERY = 200;
const BAR_LENGTH = 24;

/**
 * Shows on standard error how much of a work is done, with its speed and the time left: only on a terminal, and only where
 * it takes more than a second. `unit` is what is counted: `variants`.
 */
export function createProgress(
  io: Pick<Io, 'err' | 'isTerminal' | 'now'>,
  total: number,
  unit: string,
): Progress {
  const start = io.now();
  let shownAt = start + SHOWN_AFTER - SHOWN_EVERY;
  let isShown = false;
  const isWanted = io.isTerminal('err');
  return {
    report: (done) => {
      if (!isWanted) return;
      const now = io.now();
      if (now - shownAt < SHOWN_EVERY) return;
      shownAt = now;
      isShown = true;
      io.err(`\r${progressLine({ done, total, unit, seconds: (now - start) / 1000 })}${CLEAR_TO_END}`);
    },
    clear: () => {
      if (isShown) io.err(`\r${CLEAR_TO_END}`);
      isShown = false;
    },
  };
}

const CLEAR_TO_END = '\u001b[K';

/** `[######----] 25.0 % 250,000 of 1,000,000 variants, 31,000/s, 0:24 left`. */
export function progressLine({
  done,
  total,
  unit,
  seconds,
}: {
  readonly done: number;
  readonly total: number;
  readonly unit: string;
  readonly seconds: number;
}): string {
  const share = total === 0 ? 1 : done / total;
  const filled = Math.floor(share * BAR_LENGTH);
  const bar = '#'.repeat(filled) + '-'.repeat(BAR_LENGTH - filled);
  const rate = done / seconds;
  const left = rate > 0 ? `, ${timeText((total - done) / rate)} left` : '';
  const speed = `${formatCount(Math.round(rate))}/s`;
  return `[${bar}] ${(share * 100).toFixed(1)} % ${formatCount(done)} of ${formatCount(total)} ${unit}, ${speed}${left}`;
}

/** `0:07`, `1:02:03`. */
function timeText(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const pad = (part: number): string => String(part).padStart(2, '0');
  const last = pad(whole % 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${last}` : `${minutes}:${last}`;
}
