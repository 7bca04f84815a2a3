import type { RuledConvention } from '../conventions/convention';

/** Every convention, the default first; loaded where one other than the default is asked for, or all are named. */
export function loadConventions(): readonly RuledConvention[] {
  const { conventions }: typeof import('../conventions/index') = require('../conventions/index');
  return conventions;
}
