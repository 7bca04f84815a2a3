/** An argument's value after validation. */
export type ArgValue = number | string | boolean | null | readonly ArgValue[];

/** The arguments of an op after validation, defaults applied, in the order of its fields. */
export type Args = Readonly<Record<string, ArgValue>>;
