import type * as Zod from 'zod/mini';
import type { ZodModule } from './load-zod';
import { oncePerZod } from './once-per-zod';

const EXPRESSION_TEXT = /\$\{/;

/** A string that is exactly one expression, or a list in which some items are. */
export function expression(z: ZodModule) {
  return stepParts(z).expression;
}

/** A value that may also be given as an expression, whose result is then checked by the same schema. */
export function orExpression<S extends Zod.ZodMiniType>(z: ZodModule, schema: S, expected: string) {
  return z.union([schema, stepParts(z).expressionText], { error: expected });
}

/** A value that may also be given as an expression, or as a list in which some items are expressions. */
export function orExpressionList<S extends Zod.ZodMiniType>(z: ZodModule, schema: S) {
  return z.union([schema, stepParts(z).expression]);
}

/** The name of a step. */
export function nameText(z: ZodModule) {
  return stepParts(z).name;
}

/** What every step of a body has in common; the same schemas for all, so that the JSON Schema writes each once. */
export function stepFields(z: ZodModule) {
  return stepParts(z).fields;
}

/** The names of a step alone: what it is called, and what it takes. */
export const namesSchema = oncePerZod((z) => {
  const { name, from } = stepFields(z);
  return z.strictObject({ name, from });
});

const stepParts = oncePerZod((z) => {
  const expressionText = z
    .string({ error: 'an expression "${...}"' })
    // Ends the checks, else a union tells this problem alone and not what else it takes.
    .check(z.regex(EXPRESSION_TEXT, { error: 'an expression "${...}"', abort: true }))
    .register(z.globalRegistry, { id: 'expression' });
  const expected = 'a number, a text, true, false, null or an expression "${...}"';
  const scalar = z.union([z.number(), z.string(), z.boolean(), z.null()], { error: expected });
  const expressionList = z
    .array(z.union([scalar, z.array(scalar)], { error: expected }))
    .register(z.globalRegistry, { id: 'expression_list' });
  const expression = z
    .union([expressionText, expressionList], {
      error: 'an expression "${...}", or a list of numbers, texts and expressions',
    })
    .register(z.globalRegistry, { id: 'computed' });
  const name = z.string({ error: 'a name' }).check(z.minLength(1, { error: 'a name that is not empty' }));
  const truth = z.union([z.boolean(), expressionText], {
    error: 'true, false or an expression "${...}"',
  });
  const fields = {
    name: name.apply(z.optional).register(z.globalRegistry, {
      id: 'name',
      description: 'Name in module paths; its index in the list when not given',
    }),
    from: z
      .union(
        [
          name,
          z.array(name, { error: 'a list of names' }).check(z.minLength(1, { error: 'at least one name' })),
        ],
        {
          error: 'a name or a list of names',
        },
      )
      .apply(z.optional)
      .register(z.globalRegistry, {
        id: 'from',
        description:
          'Earlier steps whose outputs are its inputs, or "@input"; the step before it when not given',
      }),
    when: truth
      .apply(z._default, true)
      .register(z.globalRegistry, { id: 'when', description: 'Left out when this is false' }),
    functional: truth.apply(z.optional).register(z.globalRegistry, {
      id: 'functional',
      description:
        'Computed by a function, not by a module: no row in torchsummary; true when not given for what PyTorch has only as a function',
    }),
    frozen: truth
      .apply(z._default, false)
      .register(z.globalRegistry, { id: 'frozen', description: 'Its parameters are not trained' }),
    called: truth.apply(z._default, true).register(z.globalRegistry, {
      id: 'called',
      description:
        'Built but not called when this is false: its parameters count, it has no cost and no output',
    }),
  };
  return { expressionText, expression, name, fields };
});
