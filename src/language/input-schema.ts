import { LARGEST_SIZE, POSITIVE } from '../ops/fields';
import { wholeSchema } from './field-schemas';
import { INPUT_SHAPE_TEXT, MOST_INPUT_DIMENSIONS, parseInputShape } from './input-shape';
import type { ZodModule } from './load-zod';

const SHAPE_TEXT = 'sizes without the batch, such as "192x28x28"';

function inputShape(z: ZodModule) {
  const list = z
    .array(wholeSchema(z, POSITIVE))
    .check(z.maxLength(MOST_INPUT_DIMENSIONS, { error: `a list of at most ${MOST_INPUT_DIMENSIONS} sizes` }));
  const text = z.string().check(
    z.regex(INPUT_SHAPE_TEXT, { error: SHAPE_TEXT }),
    z.refine((given) => parseInputShape(given) !== null || !INPUT_SHAPE_TEXT.test(given), {
      error: `sizes from 1 to ${LARGEST_SIZE}, ${MOST_INPUT_DIMENSIONS} at most`,
    }),
  );
  return z.union([list, text], {
    error: 'a list of sizes without the batch, [192, 28, 28], or "192x28x28"',
  });
}

/** The shape of an input, or an object of shapes for several inputs. */
export function inputs(z: ZodModule) {
  const shape = inputShape(z);
  return z
    .union([shape, z.record(z.string(), shape)], {
      error: 'a list of sizes without the batch, [192, 28, 28], "192x28x28", or an object of named ones',
    })
    .check(z.describe('Shape of the input without the batch; an object for several inputs'));
}
