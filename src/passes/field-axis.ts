import { greatestCommonDivisor, leastCommonMultiple } from '../counts/divisors';
import type { UnevenWindow, Window } from '../ops/op';

/**
 * Along one axis, output position p depends on the positions from p x stride + first to p x stride + last:
 * positions of the network's input, or, if there are phases, of a tensor that samples it unevenly.
 */
export interface FieldAxis {
  readonly first: number;
  readonly last: number;
  /** 0 where every position depends on the same input positions. */
  readonly stride: number;
  readonly phases: Phases | null;
}

/**
 * A tensor whose dependence on the input is periodic: position x depends on the input positions from floor(x /
 * period) x advance + firsts[x mod period] to floor(x / period) x advance + lasts[x mod period]. If it depends
 * on none, the last comes before the first. Neither ever decreases from one x to the next.
 */
interface Phases {
  readonly period: number;
  readonly advance: number;
  readonly firsts: readonly number[];
  readonly lasts: readonly number[];
}

/** The axis of the network's input: each position sees itself. */
export const OWN_POSITION: FieldAxis = { first: 0, last: 0, stride: 1, phases: null };

/** Longer periods are not stored: first and last are then the nearest fractions that bound every position. */
const MOST_PHASES = 64;

/** The error that fractions may have. */
const TOLERANCE = 1e-9;

/** How many input positions an axis of a field spans, at the output position where it spans the most. */
export function fieldSize(axis: FieldAxis): number {
  if (axis.phases === null) return Math.max(0, wholeBelow(axis.last - axis.first) + 1);
  let most = 0;
  for (let position = periodOf(axis) - 1; position >= 0; position -= 1)
    most = Math.max(most, wholeBelow(lastSeen(axis, position) - firstSeen(axis, position)) + 1);
  return most;
}

/** How many input positions the field moves on from one output position to the next, on average. */
export function fieldStride({ stride, phases }: FieldAxis): number {
  return phases === null ? stride : (stride * phases.advance) / phases.period;
}

/** Whether all numbers of an axis are small enough to be exact. */
export function isCountable(axis: FieldAxis): boolean {
  if (axis.phases === null) return isExact(axis.first) && isExact(axis.last) && isExact(axis.stride);
  const turn = fieldStride(axis) * periodOf(axis);
  return isExact(firstSeen(axis, 0)) && isExact(lastSeen(axis, 0)) && isExact(turn);
}

function isExact(value: number): boolean {
  return Math.abs(value) <= LARGEST;
}

const LARGEST = Number.MAX_SAFE_INTEGER;

/** Whether two axes are equal. */
export function isSameAxis(left: FieldAxis, right: FieldAxis | undefined): boolean {
  return (
    left.first === right?.first &&
    left.last === right.last &&
    left.stride === right.stride &&
    left.phases === right.phases
  );
}

/** Whether two windows are equal; false for uneven ones. */
export function isSameWindow(
  left: Window | UnevenWindow | undefined,
  right: Window | UnevenWindow | undefined,
): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined || 'parts' in left || 'parts' in right) return false;
  return (
    left.size === right.size &&
    left.stride === right.stride &&
    left.padding === right.padding &&
    left.dilation === right.dilation
  );
}

/** All positions of an axis at once: the same for every output position. */
export function wholeAxis(axis: FieldAxis, positions: number): FieldAxis {
  const first = wholeBelow(firstSeen(axis, 0) + 1 - 2 * TOLERANCE);
  const last = wholeBelow(lastSeen(axis, positions - 1));
  return { first, last, stride: 0, phases: null };
}

/** What the output of a window sees. */
export function behindWindow(axis: FieldAxis, window: Window | UnevenWindow): FieldAxis {
  if ('parts' in window) return behindUneven(axis, window);
  const { size, stride, padding, dilation } = window;
  return moved(axis, stride, -padding, dilation * (size - 1) - padding);
}

/** The union of two branches; null where their strides differ. */
export function unionOfAxes(left: FieldAxis, right: FieldAxis): FieldAxis | null {
  if (left.phases === right.phases && left.stride === right.stride) return hull(left, right);
  const stride = fieldStride(left);
  if (Math.abs(stride - fieldStride(right)) > TOLERANCE * stride) return null;
  const period = leastCommonMultiple(periodOf(left), periodOf(right));
  if (period > MOST_PHASES) {
    const [one, other] = [bounds(left), bounds(right)];
    return hull(one, { ...other, stride: one.stride });
  }
  return withPhases(
    period,
    (position) => Math.min(firstSeen(left, position), firstSeen(right, position)),
    (position) => Math.max(lastSeen(left, position), lastSeen(right, position)),
  );
}

function hull(left: FieldAxis, right: FieldAxis): FieldAxis {
  return {
    first: Math.min(left.first, right.first),
    last: Math.max(left.last, right.last),
    stride: left.stride,
    phases: left.phases,
  };
}

/** Position p now reads from p x step + first to p x step + last. */
function moved(axis: FieldAxis, step: number, first: number, last: number): FieldAxis {
  const { phases } = axis;
  const stride = axis.stride * step;
  const next = {
    first: axis.first + first * axis.stride,
    last: axis.last + last * axis.stride,
    stride,
    phases,
  };
  if (phases === null || stride % phases.period !== 0) return next;
  const turns = stride / phases.period;
  return {
    first: firstSeen(next, 0),
    last: lastSeen(next, 0),
    stride: turns * phases.advance,
    phases: null,
  };
}

function behindUneven(axis: FieldAxis, window: UnevenWindow): FieldAxis {
  if (axis.stride === 0) return axis;
  const divisor = greatestCommonDivisor(window.step, window.parts);
  const step = window.step / divisor;
  const parts = window.parts / divisor;
  const first = Math.floor(window.first / divisor);
  const last = Math.floor(window.last / divisor);
  if (parts === 1) return moved(axis, step, first, last);
  const period = parts * periodOf({ ...axis, stride: axis.stride * step });
  if (period > MOST_PHASES) return outside(axis, { step, parts, first, last });
  return withPhases(
    period,
    (position) => firstSeen(axis, Math.floor((position * step + first) / parts)),
    (position) => lastSeen(axis, Math.floor((position * step + last) / parts)),
  );
}

/** The fractions that bound all that an uneven window reads. */
function outside(axis: FieldAxis, { step, parts, first, last }: UnevenWindow): FieldAxis {
  const before = bounds(axis);
  return {
    first: before.first + (before.stride * (first - parts + 1)) / parts,
    last: before.last + (before.stride * last) / parts,
    stride: (before.stride * step) / parts,
    phases: null,
  };
}

function bounds(axis: FieldAxis): FieldAxis {
  const { phases } = axis;
  if (phases === null) return axis;
  const perPosition = phases.advance / phases.period;
  const early = phases.firsts.map((seen, position) => seen - position * perPosition);
  const late = phases.lasts.map((seen, position) => seen - position * perPosition);
  return {
    first: axis.first * perPosition + Math.min(...early),
    last: axis.last * perPosition + Math.max(...late),
    stride: fieldStride(axis),
    phases: null,
  };
}

function withPhases(
  period: number,
  firstAt: (position: number) => number,
  lastAt: (position: number) => number,
): FieldAxis {
  const positions = Array.from({ length: period }, (_, position) => position);
  const firsts = positions.map(firstAt);
  const phases = {
    period,
    advance: firstAt(period) - firstAt(0),
    firsts,
    lasts: positions.map(lastAt),
  };
  return { first: 0, last: 0, stride: 1, phases };
}

function firstSeen({ first, stride, phases }: FieldAxis, position: number): number {
  const place = position * stride + first;
  return phases === null ? place : seenAt(place, phases, phases.firsts);
}

function lastSeen({ last, stride, phases }: FieldAxis, position: number): number {
  const place = position * stride + last;
  return phases === null ? place : seenAt(place, phases, phases.lasts);
}

function seenAt(place: number, { period, advance }: Phases, seen: readonly number[]): number {
  const phase = ((place % period) + period) % period;
  return ((place - phase) / period) * advance + (seen[phase] ?? 0);
}

/** After how many positions an axis repeats itself. */
function periodOf({ stride, phases }: FieldAxis): number {
  return phases === null ? 1 : phases.period / greatestCommonDivisor(phases.period, stride % phases.period);
}

function wholeBelow(value: number): number {
  return Math.floor(value + TOLERANCE);
}
