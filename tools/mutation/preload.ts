import * as z from 'zod';
import { fieldSchemas } from '../../src/language/field-schemas';
import { allOps } from '../../src/ops/index';

/**
 * Makes what the sources make once, when it is first needed: the ops and their fields. Else they would count as
 * covered by the first test that needs them, and by no other.
 */
export function preload(): void {
  for (const op of allOps()) fieldSchemas(z, op.fields);
}
