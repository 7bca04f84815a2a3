import { setFlagsFromString } from 'node:v8';

/** V8's flag for when code that runs often is optimised, by the version of Node; each has ten times V8's own value. */
const flags: Readonly<Record<string, string>> = {
  20: '--interrupt-budget=1320000',
  22: '--invocation-count-for-turbofan=30000',
  24: '--invocation-count-for-turbofan=30000',
};

/**
 * Lets V8 optimise later: it does so in threads of its own, and a process that ends within a second has spent more on that
 * than it got. A version whose flag is not known stays as it is: V8 complains of a flag that it does not have.
 */
export function optimiseLater(version: string): void {
  const [major = ''] = version.split('.');
  const flag = flags[major];
  if (flag !== undefined) setFlagsFromString(flag);
}
