import { call } from '../../../python/call';
import { type ExceptionName, exceptionClass } from '../../../python/exceptions';
import { raise, raised } from '../../../python/failure';
import { hostFunction } from '../../../python/host';
import { isKind } from '../../../python/kinds';
import type { Machine, Value } from '../../../python/value';

/**
 * The checks and the exceptions that they raise; checks of all elements of a tensor pass, since their answers
 * are not known.
 */
const RAISES: Readonly<Record<string, ExceptionName>> = {
  _check: 'RuntimeError',
  _check_index: 'IndexError',
  _check_value: 'ValueError',
  _check_type: 'TypeError',
  _check_not_implemented: 'NotImplementedError',
};

/** `torch._check(condition, message)` and the like, which state conditions for torch.compile. */
export const checkFunctions: Readonly<Record<string, Value>> = {
  ...Object.fromEntries(
    Object.entries(RAISES).map(([name, error]) => [
      name,
      hostFunction(name, (machine, [condition = null, message = null]) =>
        check(machine, exceptionClass(error), condition, message),
      ),
    ]),
  ),
  _check_with: hostFunction('_check_with', (machine, [error = null, condition = null, message = null]) =>
    check(machine, error, condition, message),
  ),
  ...Object.fromEntries(
    ['_check_is_size', '_check_tensor_all', '_check_tensor_all_with'].map((name) => [
      name,
      hostFunction(name, () => null),
    ]),
  ),
};

function check(machine: Machine, error: Value, condition: Value, message: Value): null {
  if (condition !== false) return null;
  const text = message === null ? 'Expected cond to be True, but got False' : call(machine, message, []);
  const exception = call(machine, error, [text]);
  if (!isKind(exception, 'instance')) return raise('TypeError', 'exceptions must derive from BaseException');
  throw raised(exception);
}
