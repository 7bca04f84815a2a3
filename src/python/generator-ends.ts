import { createException, exceptionClass } from './exceptions';
import { isRaised, raise, raised } from './failure';
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
    if (!isRaised(thrown, 'GeneratorExit')) throw thrown;
    return;
  }
  if (isEnded !== true) raise('RuntimeError', 'generator ignored GeneratorExit');
}
