import type { Diagnostic } from '../diagnostics/diagnostic';
import { invalidOption } from '../diagnostics/invalid-option';
import { didYouMean } from '../diagnostics/nearest';

/** The words given to an option that it accepts, and the diagnostics of the others. */
export interface Choices<Word> {
  readonly choices: readonly Word[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The words of an option that takes comma-separated lists and may be given more than once. */
export function wordsOfLists(lists: readonly string[]): readonly string[] {
  return lists.flatMap((list) => list.split(',').map((word) => word.trim()));
}

/** The accepted words among those that an option was given, in the order of the command line. */
export function readChoices<Word extends string>(
  option: string,
  given: readonly string[],
  words: readonly Word[],
  example: string | undefined = words[0],
): Choices<Word> {
  const choices: Word[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const text of given) {
    const choice = words.find((word) => word === text);
    if (choice !== undefined) choices.push(choice);
    else {
      const help = `for example ${option} ${example}`;
      diagnostics.push(unknownChoice(option, text, `one of ${words.join(', ')}`, words, help));
    }
  }
  return { choices, diagnostics };
}

/** The diagnostic of a word that is not accepted: it suggests similar words, or shows this help if none is similar. */
export function unknownChoice(
  option: string,
  text: string,
  expected: string,
  words: readonly string[],
  help: string,
): Diagnostic {
  return invalidOption(option, text, expected, didYouMean(text, words) ?? help);
}
