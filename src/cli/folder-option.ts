import type { Diagnostic } from '../diagnostics/diagnostic';
import { invalidOption } from '../diagnostics/invalid-option';
import type { Io } from './io';

/** The option before the command that names the folder to run in, like that of git. */
export const FOLDER_OPTION = '-C';

/**
 * Enters the folders that a command line begins with, one after the other, and returns the words after them; or
 * why a folder cannot be entered.
 */
export function enterFolders(
  argv: readonly string[],
  io: Pick<Io, 'enterFolder'>,
): readonly string[] | Diagnostic {
  const [option, folder, ...others] = argv;
  if (option !== FOLDER_OPTION || folder === undefined) return argv;
  const problem = io.enterFolder(folder);
  if (problem !== null)
    return invalidOption(FOLDER_OPTION, folder, 'a folder', `${problem}; give the path of another one`);
  return enterFolders(others, io);
}
