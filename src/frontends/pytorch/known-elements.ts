/**
 * The elements of a small tensor in order, true and false as 1 and 0. They are computed when first read: most
 * tables of indices and masks are only passed on, and only their shapes matter.
 */
export interface KnownElements {
  readonly count: number;
  /** The number of deferred steps before elements that are computed already. */
  readonly depth: number;
  state: { readonly list: readonly number[] } | { readonly work: () => readonly number[] };
}

/** Known elements; null if one of them is not known. */
export type Elements = KnownElements | null;

/**
 * After this many deferred steps the elements are computed at once, so that a long loop does not become a deep
 * recursion later.
 */
const DEEPEST = 64;

/** Elements that are computed already. */
export function known(list: readonly number[]): KnownElements {
  return { count: list.length, depth: 0, state: { list } };
}

/** Whether all of several tensors are known. */
export function areKnown(all: readonly Elements[]): all is readonly KnownElements[] {
  return !all.includes(null);
}

/** Elements that `work` computes on demand, at most once; it may read other elements. */
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
