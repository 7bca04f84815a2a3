/** What a reader of a page has changed in a network. */
export interface NetworkState {
  /** The values of changed variables, as texts for `--set` of the command line. */
  readonly vars: ReadonlyMap<string, string>;
  /** The shapes of changed inputs: `192x56x56`. */
  readonly inputs: ReadonlyMap<string, string>;
}

/** What a reader has chosen in a page. */
export interface PageState {
  readonly networks: readonly NetworkState[];
  /** The levels of modules that the diagram opens; null for as many as make a readable image. */
  readonly depth: number | null;
  /** The text that the table is searched for. */
  readonly search: string;
}

/** The state of an unchanged network. */
export const UNCHANGED_NETWORK: NetworkState = { vars: new Map(), inputs: new Map() };

/** The state of an unchanged page. */
export function writtenState(networks: number): PageState {
  return { networks: Array.from({ length: networks }, () => UNCHANGED_NETWORK), depth: null, search: '' };
}

/**
 * The state as the fragment of an address, without `#`; empty if nothing is changed:
 * `set.out_1x1=80&in.input=192x56x56`, for a second network `2.set.out_1x1=80`.
 */
export function hashOfState({ networks, depth, search }: PageState): string {
  const entries = new URLSearchParams();
  for (const [at, { vars, inputs }] of networks.entries()) {
    for (const [name, value] of vars) entries.append(`${prefixOf(at)}set.${name}`, value);
    for (const [name, shape] of inputs) entries.append(`${prefixOf(at)}in.${name}`, shape);
  }
  if (depth !== null) entries.append('depth', String(depth));
  if (search !== '') entries.append('search', search);
  return entries.toString();
}

/** The state in the fragment of an address, without `#`; unknown entries are ignored. */
export function stateOfHash(hash: string, networks: number): PageState {
  const entries = [...new URLSearchParams(hash)];
  const entryOf = (name: string): string | undefined => entries.find(([key]) => key === name)?.[1];
  const depth = Number(entryOf('depth') ?? Number.NaN);
  return {
    networks: Array.from({ length: networks }, (_, at) => ({
      vars: entriesBelow(entries, `${prefixOf(at)}set.`),
      inputs: entriesBelow(entries, `${prefixOf(at)}in.`),
    })),
    depth: Number.isSafeInteger(depth) && depth >= 0 ? depth : null,
    search: entryOf('search') ?? '',
  };
}

/** The first network's entries have no prefix. */
function prefixOf(at: number): string {
  return at === 0 ? '' : `${at + 1}.`;
}

function entriesBelow(
  entries: readonly (readonly [string, string])[],
  prefix: string,
): ReadonlyMap<string, string> {
  return new Map(
    entries.flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [])),
  );
}
