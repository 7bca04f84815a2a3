import { isSubclass } from './classes';
import { createException, exceptionClass } from './exceptions';
import { failureOf, raise, raised } from './failure';
import type { PyIterator } from './value';

/** What `generator.close()` does: `GeneratorExit` is raised where it waits. */
export function closeGenerator({ generator }: PyIterator): void {
  if (generator === null || generator.state() === 'ended') return;
  if (generator.state() === 'new') {
    generator.return(null);
    return;
  }
  let isEnded: boolean | undefined;
  try {
    isEnded = generator.throw(raised(createException(exceptionClass('GeneratorExit'), []))).done;
  } catch (thrown) {
    const failure = failureOf(thrown);
    const isExit =
      failure?.kind === 'raised' && isSubclass(failure.exception.type, exceptionClass('GeneratorExit'));
    if (!isExit) throw thrown;
    return;
  }
  if (isEnded !== true) raise('RuntimeError', 'generator ignored GeneratorExit');
}
