import type { Diagnostic } from '../diagnostics/diagnostic';
import { invalidOption } from '../diagnostics/invalid-option';
import type { Io } from './io';

/** The option before the command that says in which folder it is run, as git's. */
export const FOLDER_OPTION = '-C';

/** The words behind the folders that a command line begins with, which are entered one after the other; or why one cannot be. */
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
