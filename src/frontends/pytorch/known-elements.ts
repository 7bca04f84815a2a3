/**
 * The elements of a small tensor in order, true and false as 1 and 0. They are worked out when they are first asked for:
 * most tables of indices and masks are only passed on, and their shape is all that counts.
 */
export interface KnownElements {
  readonly count: number;
  /** How many steps there are to what is worked out already. */
  readonly depth: number;
  state: { readonly list: readonly number[] } | { readonly work: () => readonly number[] };
}

/** Elements that are known, or null where one of them is not. */
export type Elements = KnownElements | null;

/** After so many steps the elements are worked out at once, so that a long loop is no deep recursion later. */
const DEEPEST = 64;

/** Elements that are worked out already. */
export function known(list: readonly number[]): KnownElements {
  return { count: list.length, depth: 0, state: { list } };
}

/** Whether all of several tensors are known. */
export function areKnown(all: readonly Elements[]): all is readonly KnownElements[] {
  return !all.includes(null);
}

/** So many elements that follow from others, which `work` may ask for; it is called once at most. */
export function workedOutLater(
  count: number,
  sources: readonly KnownElements[],
  work: () => readonly number[],
): KnownElements {
  const depth = 1 + sources.reduce((deepest, source) => Math.max(deepest, source.depth), 0);
  return depth > DEEPEST ? known(work()) : { count, depth, state: { work } };
}

/** The elements themselves. */
export function elementList(elements: KnownElements): readonly number[] {
  const { state } = elements;
  if ('list' in state) return state.list;
  const list = state.work();
  elements.state = { list };
  return list;
}
