import { findOp } from '../../ops/index';
import type { SpecObject } from './json';

/** The body of a Repeat has at most this many steps. */
const LONGEST_PERIOD = 8;

/** Writes equal steps in a row as a Repeat. */
export function foldRepeats(steps: readonly SpecObject[]): readonly SpecObject[] {
  const folded: SpecObject[] = [];
  for (let at = 0; at < steps.length; ) {
    const run = longestRun(steps, at);
    const step = steps[at];
    if (run === null) {
      if (step !== undefined) folded.push(step);
      at += 1;
    } else {
      folded.push({ type: 'Repeat', times: run.times, layers: run.layers });
      at += run.times * run.layers.length;
    }
  }
  return folded;
}

interface Run {
  readonly times: number;
  readonly layers: readonly SpecObject[];
}

function longestRun(steps: readonly SpecObject[], at: number): Run | null {
  let best: Run | null = null;
  for (let period = 1; period <= LONGEST_PERIOD && at + 2 * period <= steps.length; period += 1) {
    const block = steps.slice(at, at + period);
    if (!block.every(isChained)) break;
    let times = 1;
    while (isCopy(steps, at, period, times)) times += 1;
    if (times < 2 || !isWorthIt(block, times)) continue;
    if (best === null || times * period > best.times * best.layers.length)
      best = { times, layers: block.map(counted) };
  }
  return best;
}

/**
 * Whether a step takes the output of the one before it: steps that name others, or are called again, would
 * differ elsewhere.
 */
function isChained(step: SpecObject): boolean {
  return step.from === undefined && step.reuse === undefined && step.called !== false;
}

function isCopy(steps: readonly SpecObject[], at: number, period: number, time: number): boolean {
  for (let offset = 0; offset < period; offset += 1) {
    const [one, other] = [steps[at + offset], steps[at + time * period + offset]];
    if (one === undefined || other === undefined || !isChained(other)) return false;
    const [first, name] = [numbered(one), numbered(other)];
    if (first?.prefix !== name?.prefix || (first !== null && name?.number !== first.number + time))
      return false;
    if (JSON.stringify({ ...one, name: null }) !== JSON.stringify({ ...other, name: null })) return false;
  }
  return true;
}

/** `block3` as a text and a number; null for a step without a name. */
function numbered({ name }: SpecObject): { readonly prefix: string; readonly number: number } | null {
  if (typeof name !== 'string') return null;
  const [, prefix = '', digits = ''] = /^(.*?)(0|[1-9]\d*)?$/.exec(name) ?? [];
  return digits === '' ? { prefix, number: Number.NaN } : { prefix, number: Number(digits) };
}

function isWorthIt(block: readonly SpecObject[], times: number): boolean {
  const isLayer = (step: SpecObject) => typeof step.type === 'string' && findOp(step.type) !== undefined;
  return (times - 1) * block.length > 1 || !block.every(isLayer) || JSON.stringify(block).length > SHORT;
}

/** Two short layers stay as they are: a Repeat would be longer. */
const SHORT = 90;

function counted(step: SpecObject): SpecObject {
  const name = numbered(step);
  if (name === null) return step;
  return { ...step, name: `${name.prefix}\${i${name.number === 0 ? '' : ` + ${name.number}`}}` };
}
