import { isKind } from './kinds';
import { normal } from './library/paths';
import type { Machine } from './value';

/** The folders below the root that code has added to `sys.path`, as named there or by `__file__`. */
export function addedFolders(machine: Machine, folders: readonly string[]): readonly string[] {
  const path = machine.modules.get('sys')?.attributes.get('path');
  if (!isKind(path, 'list') || path.items.length === 0) return [];
  const root = normal(machine.io.documentName(''));
  const below = (folder: string): readonly string[] => {
    if (root !== '.' && folder === root) return [''];
    if (root !== '.' && folder.startsWith(`${root}/`)) return [folder.slice(root.length + 1)];
    return folders.map((one) => normal(one === '' ? folder : `${one}/${folder}`));
  };
  return path.items
    .filter((one) => typeof one === 'string')
    .flatMap((one) => below(normal(one)))
    .map((one) => (one === '.' ? '' : one));
}
