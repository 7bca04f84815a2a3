import { basename, dirname, join } from 'node:path';
import { didYouMeanOneOf, listed, nearest } from '../diagnostics/nearest';
import { hasNetworkEnding } from '../frontends/index';

/** What a shell leaves of a pattern that fits nothing. */
const PATTERN = /[*?[]/;

/** What may be meant by a path that leads to nothing: files of its folder with near names; null where none is near. */
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
