/** A layer that a library has nothing for: its path, its type, and why not where that is not its type. */
export interface UnwritableLayer {
  readonly path: string;
  readonly type: string;
  readonly why?: string;
}

/** What came of writing a network: its text, or each layer that the library has nothing for. */
export type WrittenNetwork = { readonly text: string } | { readonly unwritable: readonly UnwritableLayer[] };
