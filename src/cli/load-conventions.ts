import type { RuledConvention } from '../conventions/convention';

/** Every convention, the default first; loaded only when another one than the default is used, or all are listed. */
export function loadConventions(): readonly RuledConvention[] {
  const { conventions }: typeof import('../conventions/index') = require('../conventions/index');
  return conventions;
}
