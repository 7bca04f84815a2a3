import type { ArgValue } from '../ops/op';

/** Reads the value of a `--set`: a number, true, false or a list as in JSON; anything else is a string. */
export function parseSetting(text: string): ArgValue {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
    if (Array.isArray(value) && value.every((item) => typeof item === 'number' || typeof item === 'string'))
      return value;
  } catch {
    return text;
  }
  return text;
}

/** The text that `--set` reads as a value. */
export function settingText(value: ArgValue): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return parseSetting(value) === value ? value : JSON.stringify(value);
}
