import type * as Zod from 'zod/mini';
import { madeOnce, once } from '../graph/made-once';
import type { Field, Fields, Kind, ListKind, NumberKind, PerAxisKind, WholeKind } from '../ops/field';
import { DIMENSION, NON_NEGATIVE, POSITIVE } from '../ops/fields';
import type { ArgValue } from '../ops/op';
import { expectedAbove, expectedBelow, expectedOf } from './field-words';
import type { ZodModule } from './load-zod';

/** The schema of one argument or of one kind of value. */
export type ValueSchema = Zod.ZodMiniType<ArgValue>;

/** Extends the schema of a list's item by what may be written instead. */
export type WidenItem = (item: ValueSchema) => ValueSchema;

/** The schema of one argument, with its default and its description. */
export function fieldSchema(z: ZodModule, field: Field, widenItem?: WidenItem): ValueSchema {
  const schema = kindSchema(z, field, undefined, widenItem);
  const complete = field.default === undefined ? schema : schema.apply(z._default, field.default);
  return complete.check(z.describe(field.description));
}

/** The schemas of all arguments of an op, in the order of its fields. */
export function fieldSchemas(z: ZodModule, fields: Fields): Readonly<Record<string, ValueSchema>> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(z, field)]));
}

/** A whole number from 1 on. */
export function positive(z: ZodModule): WholeSchema {
  return sharedWhole(z, 'positive');
}

type WholeSchema = Zod.ZodMiniType<number>;

/** The schema of a kind of value; `ofAll` describes all alternatives if this is one of several kinds. */
export function kindSchema(z: ZodModule, kind: Kind, ofAll?: string, widenItem?: WidenItem): ValueSchema {
  const schema = givenSchema(z, kind, ofAll, widenItem);
  return kind.nullable === true ? z.nullable(schema) : schema;
}

function givenSchema(
  z: ZodModule,
  kind: Kind,
  ofAll: string | undefined,
  widenItem: WidenItem | undefined,
): ValueSchema {
  const expected = expectedOf(kind);
  switch (kind.kind) {
    case 'whole':
      return kind.shared === undefined ? wholeSchema(z, kind) : sharedWholeSchema(z, kind, kind.shared);
    case 'number':
      return numberSchema(z, kind);
    case 'flag':
      return z.boolean({ error: expected });
    case 'words':
      return z.enum(kind.words, { error: expected });
    case 'text':
      return z.string({ error: expected });
    case 'per axis':
      return widenItem === undefined ? perAxisSchema(z, kind) : unsharedPerAxis(z, kind, widenItem);
    case 'list':
      return listSchema(z, kind, kind.expected ?? ofAll ?? expected, widenItem ?? itself);
    case 'either':
      return z.union(
        kind.of.map((one) => kindSchema(z, one, expected, widenItem)),
        { error: expected },
      );
  }
}

// The JSON Schema defines each kind of value that many ops share once, by its id, so there is one schema of
// each.

const sharedKinds = { positive: POSITIVE, non_negative: NON_NEGATIVE, dimension: DIMENSION };

type SharedId = keyof typeof sharedKinds;

const sharedWholes = once((_z: ZodModule) => new Map<SharedId, WholeSchema>());

const sharedPerAxis = once((_z: ZodModule) => new Map<string, ValueSchema>());

function sharedWhole(z: ZodModule, id: SharedId): WholeSchema {
  return madeOnce(sharedWholes(z), id, () =>
    wholeSchema(z, sharedKinds[id]).register(z.globalRegistry, { id }),
  );
}

/** The schema of a shared kind, with a check of its own where its upper bound is lower. */
function sharedWholeSchema(z: ZodModule, kind: WholeKind, id: SharedId): WholeSchema {
  const schema = sharedWhole(z, id);
  return kind.most === sharedKinds[id].most
    ? schema
    : schema.check(z.lte(kind.most, { error: expectedBelow(kind) }));
}

/** A whole number of a kind, without an id of its own in the JSON Schema. */
export function wholeSchema(z: ZodModule, kind: WholeKind): WholeSchema {
  const expected = expectedOf(kind);
  const number = z
    .int({ error: expected })
    .check(
      z.gte(kind.least, { error: expectedAbove(kind) }),
      z.lte(kind.most, { error: expectedBelow(kind) }),
    );
  return kind.orMinusOne === true ? z.union([z.literal(-1), number], { error: expected }) : number;
}

function numberSchema(z: ZodModule, kind: NumberKind): ValueSchema {
  const error = expectedOf(kind);
  return z
    .number({ error })
    .check(
      ...(kind.least === undefined ? [] : [z.gte(kind.least, { error })]),
      ...(kind.above === undefined ? [] : [z.gt(kind.above, { error })]),
      ...(kind.most === undefined ? [] : [z.lte(kind.most, { error: expectedBelow(kind) })]),
    );
}

function perAxisSchema(z: ZodModule, kind: PerAxisKind): ValueSchema {
  const { of, axes } = kind;
  if (of.shared === undefined || of.nullable === true) return unsharedPerAxis(z, kind, itself);
  const id = `${of.shared}_per_axis_${axes}d`;
  return madeOnce(sharedPerAxis(z), id, () =>
    unsharedPerAxis(z, kind, itself).register(z.globalRegistry, { id }),
  );
}

function itself(item: ValueSchema): ValueSchema {
  return item;
}

function unsharedPerAxis(z: ZodModule, kind: PerAxisKind, widenItem: WidenItem): ValueSchema {
  const error = expectedOf(kind);
  const one = kindSchema(z, kind.of);
  return z.union([one, z.array(widenItem(one)).check(z.length(kind.axes, { error }))], { error });
}

function listSchema(
  z: ZodModule,
  { of, least, most, noun }: ListKind,
  expected: string,
  widenItem: WidenItem,
): ValueSchema {
  const tooLong = noun === undefined ? expected : `a list of at most ${most} ${noun}`;
  return z
    .array(widenItem(kindSchema(z, of, undefined, widenItem === itself ? undefined : widenItem)), {
      error: expected,
    })
    .check(
      ...(least === undefined ? [] : [z.minLength(least, { error: expected })]),
      ...(most === undefined ? [] : [z.maxLength(most, { error: tooLong })]),
    );
}
