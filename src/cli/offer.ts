import type { Io } from './io';
import { presetNames } from './presets';

/** What a shell offers when it completes an argument or the value of an option. */
export interface Offer {
  readonly words: (io: Pick<Io, 'readPackageFile'>) => readonly string[];
  /** Whether files are offered too. */
  readonly files: 'with-files' | 'without-files';
  /** Whether it takes several words separated by commas. */
  readonly form: 'word' | 'list';
}

/** Offers by the names of arguments and the long flags of options: `spec`, `--format`. */
export type Offers = Readonly<Record<string, Offer>>;

/** One of these words. */
export function oneOf(words: () => readonly string[]): Offer {
  return { words, files: 'without-files', form: 'word' };
}

/** One or more of these words, separated by commas. */
export function listOf(words: () => readonly string[]): Offer {
  return { words, files: 'without-files', form: 'list' };
}

/** A file, or one of these words. */
export function fileOr(words: Offer['words']): Offer {
  return { words, files: 'with-files', form: 'word' };
}

/** A preset's name or the path of a spec. */
export const presetOrFile: Offer = fileOr(presetNames);
