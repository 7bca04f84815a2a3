/** The values that a slider offers. */
export interface SliderRange {
  readonly least: number;
  readonly most: number;
  /** `any` if the value lies between the steps. */
  readonly step: number | 'any';
}

/** A slider offers at least this many whole numbers. */
const FEWEST = 8;

/** More decimals than this are not distinguished. */
const MOST_DECIMALS = 12;

/** The step of a fraction that is written as a whole number. */
const FRACTION_STEP = 0.05;

/**
 * The range of a slider by the value as written: whole numbers from 1 to twice the value, fractions in steps of
 * their last decimal, from 0 to 1 for those below 1. A value of 0 or less as written is in the range too.
 */
export function sliderRange(written: number, values: 'whole' | 'fractions' = 'whole'): SliderRange {
  if (!Number.isFinite(written)) return { least: 0, most: FEWEST, step: 'any' };
  if (values === 'fractions' && Number.isInteger(written)) {
    const most = written === 0 ? 1 : 2 * Math.abs(written);
    return { least: written < 0 ? -most : 0, most, step: FRACTION_STEP };
  }
  if (Number.isInteger(written)) {
    const most = Math.max(2 * Math.abs(written), FEWEST);
    return { least: written > 0 ? 1 : written < 0 ? -most : 0, most, step: 1 };
  }
  const most = Math.abs(written) < 1 ? 1 : 2 * Math.abs(written);
  return { least: written < 0 ? -most : 0, most, step: lastDecimal(written) };
}

/** The range with another value in it, so that the slider shows where it is. */
export function rangeWith({ least, most, step }: SliderRange, value: number): SliderRange {
  return {
    least: Math.min(least, value),
    most: Math.max(most, value),
    step: isOnStep(least, step, value) ? step : 'any',
  };
}

function lastDecimal(value: number): number {
  for (let decimals = 1; decimals < MOST_DECIMALS; decimals += 1)
    if (Number(value.toFixed(decimals)) === value) return Number(`1e-${decimals}`);
  return Number(`1e-${MOST_DECIMALS}`);
}

function isOnStep(least: number, step: SliderRange['step'], value: number): boolean {
  if (step === 'any') return false;
  const steps = (value - least) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}
