/** A file that only one of two sides has. */
export interface FileContents {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Finds the removed files that are added ones under another name: those with the same contents, apart from line
 * ends; of several, the one with the same file name. Returns the old paths by the new ones.
 *
 * Files that are only similar are not taken for one: specs of different networks often are.
 */
export function findRenames(
  removed: readonly FileContents[],
  added: readonly FileContents[],
): ReadonlyMap<string, string> {
  const open = new Map<string, string[]>();
  for (const file of removed) {
    const key = contentsKey(file);
    open.set(key, [...(open.get(key) ?? []), file.path]);
  }
  const renames = new Map<string, string>();
  const pairBy = (isPair: (old: string, next: string) => boolean): void => {
    for (const file of added) {
      const candidates = open.get(contentsKey(file)) ?? [];
      const at = renames.has(file.path) ? -1 : candidates.findIndex((old) => isPair(old, file.path));
      for (const old of at === -1 ? [] : candidates.splice(at, 1)) renames.set(file.path, old);
    }
  };
  pairBy((old, next) => nameOf(old) === nameOf(next));
  pairBy(() => true);
  return renames;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function contentsKey({ bytes }: FileContents): string {
  return Buffer.from(bytes).toString('latin1').replace(/\r\n/g, '\n');
}
