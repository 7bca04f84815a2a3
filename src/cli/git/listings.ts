import type { Diagnostic } from '../../diagnostics/diagnostic';
import { madeOnce } from '../../graph/made-once';

/** What git lists at or below paths, or why it cannot; each path is asked for once. */
export interface Listings<Item> {
  readonly below: (path: string) => readonly Item[] | Diagnostic;
  /** Whether a path is already known. */
  readonly has: (path: string) => boolean;
  /**
   * Asks for several paths in one run of git. If git fails, nothing is kept: each path is then asked for by
   * itself, so that only those at fault are reported.
   */
  readonly askAtOnce: (paths: readonly string[]) => void;
}

/** Listings of one tree; `ask` runs git; an empty path is the top of the repository. */
export function createListings<Item extends { readonly path: string }>(
  ask: (paths: readonly string[]) => readonly Item[] | Diagnostic,
): Listings<Item> {
  const known = new Map<string, readonly Item[] | Diagnostic>();
  return {
    below: (path) => madeOnce(known, path, () => ask([path])),
    has: (path) => known.has(path),
    askAtOnce: (paths) => {
      for (const group of groupsOf(paths.filter((path) => IS_PLAIN.test(path) && !known.has(path)))) {
        if (group.length === 1) continue;
        const items = ask(group);
        if ('code' in items) continue;
        for (const path of group)
          known.set(
            path,
            items.filter((item) => item.path === path || item.path.startsWith(`${path}/`)),
          );
      }
    },
  };
}

/**
 * For letters beyond ASCII, git on macOS may answer with other code points; the top (an empty path) would match
 * everything.
 */
const IS_PLAIN = /^[ -~]+$/;

/** The total length of the paths of one run: Windows limits a command line to 32,767 characters. */
const MOST_LETTERS = 20_000;

function groupsOf(paths: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let room = 0;
  for (const path of new Set(paths)) {
    if (path.length > room) {
      groups.push([]);
      room = MOST_LETTERS;
    }
    groups.at(-1)?.push(path);
    room -= path.length;
  }
  return groups;
}
