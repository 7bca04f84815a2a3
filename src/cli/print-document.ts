import type { ChosenFormat } from './format-option';
import type { Io } from './io';

/** Prints a document on standard output, piece by piece where its format makes pieces of it. */
export function printDocument<Document, Context>(
  document: Document,
  context: Context,
  { load }: ChosenFormat<Document, Context>,
  { out }: Pick<Io, 'out'>,
): void {
  const text = load()(document, context);
  for (const piece of typeof text === 'string' ? [text] : text) out(piece);
}
