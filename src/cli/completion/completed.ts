import type { DescribedArgument, DescribedCommand, DescribedOption } from '../described-commands';
import type { Io } from '../io';
import type { Offer } from '../offer';

/** What can follow a command or an option: words, and whether there may be files or several words between commas. */
export interface Completed {
  readonly words: readonly string[];
  readonly files: Offer['files'];
  readonly form: Offer['form'];
}

/** What can be given as an argument; a file if nothing else is known. */
export function completedArgument({ offer }: DescribedArgument, io: Pick<Io, 'readPackageFile'>): Completed {
  return completed(offer, io, 'with-files');
}

/** What can be given as the value of an option; nothing if nothing is known. */
export function completedValue({ offer }: DescribedOption, io: Pick<Io, 'readPackageFile'>): Completed {
  return completed(offer, io, 'without-files');
}

function completed(offer: Offer | null, io: Pick<Io, 'readPackageFile'>, files: Offer['files']): Completed {
  return offer === null ? { words: [], files, form: 'word' } : { ...offer, words: offer.words(io) };
}

/** The flags of a command as they are typed. */
export function flagsOf({ options }: DescribedCommand): readonly string[] {
  return options.flatMap(({ short, long }) => (short === null ? [long] : [short, long]));
}

/** What the script of a shell is made from. */
export interface CompletionSource {
  readonly commands: readonly DescribedCommand[];
  readonly io: Pick<Io, 'readPackageFile'>;
}
