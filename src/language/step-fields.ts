import type * as Zod from 'zod/mini';
import { once } from '../graph/made-once';
import type { ZodModule } from './load-zod';

const EXPRESSION = 'an expression "${...}"';

/** A value that may also be given as an expression, whose result is then checked by the same schema. */
export function orExpression<S extends Zod.ZodMiniType>(z: ZodModule, schema: S, expected: string) {
  return z.union([schema, stepParts(z).expressionText], { error: expected });
}

/** The schema of a step's names: its own and those of its inputs. */
export const namesSchema = once((z: ZodModule) => {
  const { name, from } = stepParts(z).fields;
  return z.strictObject({ name, from });
});

/** The keys that all steps share; the same schema objects for all, so that the JSON Schema defines each once. */
export const stepParts = once((z: ZodModule) => {
  const expressionText = z
    .string({ error: EXPRESSION })
    // aborts, since otherwise a union reports only this problem and not its other alternatives
    .check(z.regex(/\$\{/, { error: EXPRESSION, abort: true }))
    .register(z.globalRegistry, { id: 'expression' });
  const expected = `a number, a string, true, false, null or ${EXPRESSION}`;
  const scalar = z.union([z.number(), z.string(), z.boolean(), z.null()], { error: expected });
  const expressionList = z
    .array(z.union([scalar, z.array(scalar)], { error: expected }))
    .register(z.globalRegistry, { id: 'expression_list' });
  /** A string that is exactly one expression, or a list in which some items are. */
  const expression = z
    .union([expressionText, expressionList], {
      error: `${EXPRESSION}, or a list of numbers, strings and expressions`,
    })
    .register(z.globalRegistry, { id: 'computed' });
  const name = z.string({ error: 'a name' }).check(z.minLength(1, { error: 'a name that is not empty' }));
  const names = z
    .array(name, { error: 'a list of names' })
    .check(z.minLength(1, { error: 'at least one name' }));
  const byName = z.record(z.string(), name, { error: 'a name for each input' });
  const source = z.union([name, names, byName], { error: 'a name or a list of names' });
  const truth = z.union([z.boolean(), expressionText], { error: `true, false or ${EXPRESSION}` });
  const described = <S extends Zod.ZodMiniType>(id: string, schema: S, description: string): S => {
    z.globalRegistry.add(schema, { id, description });
    return schema;
  };
  const fields = {
    name: described(
      'name',
      name.apply(z.optional),
      'Name in module paths; its index in the list when not given',
    ),
    from: described(
      'from',
      source.apply(z.optional),
      'Earlier steps whose outputs are its inputs, or "@input"; the step before it when not given. A module with several inputs takes them by their names too',
    ),
    when: described('when', truth.apply(z._default, true), 'Left out when this is false'),
    functional: described(
      'functional',
      truth.apply(z.optional),
      'Computed by a function, not by a module: no row in torchsummary; true when not given for what PyTorch has only as a function',
    ),
    frozen: described(
      'frozen',
      z.union([truth, names], { error: `true, false or ${EXPRESSION}` }).apply(z._default, false),
      'Its parameters are not trained; or a list of the parameters of it that are not, "weight", and of the paths of layers below it, "layer1", "layer*.0"',
    ),
    called: described(
      'called',
      truth.apply(z._default, true),
      'Built but not called when this is false: its parameters count, it has no cost and no output',
    ),
  };
  const parameters = z.record(z.string(), name, { error: 'a name for each parameter' });
  const shared = z.union([name, parameters], { error: 'a path, or a parameter for each of its own' });
  const share = described(
    'share',
    shared.apply(z.optional),
    'Parameters of earlier layers that it uses in the place of its own: {"weight": "wte.weight"}, or the path of a layer for all of them',
  );
  return { scalar, expressionText, expression, name, fields: { ...fields, share } };
});
