import { loadZod } from './load-zod';
import { specSchema } from './schema';

/** The JSON Schema (draft 2020-12) of a spec as a user writes it: defaults are optional. */
export function specJsonSchema(): Readonly<Record<string, unknown>> {
  const z = loadZod();
  const schema = z.toJSONSchema(specSchema(z), { io: 'input', reused: 'ref' });
  return { title: 'inception spec', ...schema };
}
