/** A layer that cannot be written for a library: its path, its type, and the reason if it is not the type itself. */
export interface UnwritableLayer {
  readonly path: string;
  readonly type: string;
  readonly why?: string;
}

/** The result of writing a network: its text, or each layer that cannot be written. */
export type WrittenNetwork = { readonly text: string } | { readonly unwritable: readonly UnwritableLayer[] };
