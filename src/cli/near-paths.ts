import { basename, dirname, join } from 'node:path';
import { didYouMeanOneOf, listed, nearest } from '../diagnostics/nearest';
import { hasNetworkEnding } from '../frontends/index';

/** A pattern that the shell left as it is, since no file matches. */
const PATTERN = /[*?[]/;

/** Suggestions for a path that does not exist: files of its folder with similar names; null if there are none. */
export function nearPaths(path: string, namesIn: (folder: string) => readonly string[]): string | null {
  const folder = dirname(path);
  const names = namesIn(folder);
  const shown = (name: string): string =>
    folder === '.' && !path.startsWith('./') ? name : join(folder, name);
  if (PATTERN.test(path)) {
    const networks = names.filter(hasNetworkEnding).map(shown);
    return networks.length === 0 ? null : `no file fits this pattern; there are ${listed(networks)}`;
  }
  if (names.includes(basename(path))) return 'it is a link to a file that does not exist';
  const near = nearest(basename(path), names).map(shown);
  return near.length === 0 ? null : didYouMeanOneOf(near);
}
