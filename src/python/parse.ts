import { isOverflow, refuse } from './failure';
import { placeOf } from './machine';
import { mistakeOf, parseModule } from './parsing/index';
import type { ParsedModule } from './syntax';
import type { Source } from './value';

/** Parses a file; a refusal at the place where it is not Python. */
export function parseSource(source: Source): ParsedModule {
  try {
    return parseModule(source.text);
  } catch (thrown) {
    if (isOverflow(thrown))
      return refuse({
        code: 'python/syntax',
        message: 'the code is nested too deeply to be read',
        place: placeOf(source, { start: 0, end: 0 }),
      });
    const found = mistakeOf(thrown);
    if (found === null) throw thrown;
    return refuse({ code: 'python/syntax', message: found.mistake, place: placeOf(source, found) });
  }
}
