import { checkDeclarations, mayDeclare } from './compile/check-declarations';
import { isOverflow, refuse } from './failure';
import { placeOf } from './machine';
import { mistakeOf, parseModule } from './parsing/index';
import { helpForSyntax } from './parsing/syntax-helps';
import type { ParsedModule } from './syntax';
import type { Source } from './value';

/** Parses a file; a refusal at the place where it is not Python. */
export function parseSource(source: Source): ParsedModule {
  const later = <Result>(read: () => Result): Result => withPlace(source, read);
  try {
    if (source.isSound === true) return parseModule(source.text, later);
    return withPlace(source, () => {
      const module = parseModule(source.text);
      if (mayDeclare(source.text)) checkDeclarations(module);
      return module;
    });
  } catch (thrown) {
    if (!isOverflow(thrown)) throw thrown;
    return refuse({
      code: 'python/syntax',
      message: 'the code is nested too deeply',
      place: placeOf(source, { start: 0, end: 0 }),
    });
  }
}

function withPlace<Result>(source: Source, read: () => Result): Result {
  try {
    return read();
  } catch (thrown) {
    const found = mistakeOf(thrown);
    if (found === null) throw thrown;
    const help = helpForSyntax(source.text, found.start);
    return refuse({
      code: 'python/syntax',
      message: found.mistake,
      ...(help === null ? {} : { help }),
      place: placeOf(source, found),
    });
  }
}
