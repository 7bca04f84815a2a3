/** The longest text that a message shows whole; names that people choose are shorter. */
const LONGEST_SHOWN = 80;

/** A text for a message, cut if it is long. */
export function shortened(text: string, longest = LONGEST_SHOWN): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 3)}...`;
}

/** A text in double quotes for a message, cut if it is long. */
export function quoted(text: string): string {
  return JSON.stringify(shortened(text));
}
