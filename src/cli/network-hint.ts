import { looksLikePath } from '../language/document-name';
import { printable } from '../text/printable';
import type { Io } from './io';
import { isPreset } from './presets';

/** Where a preset or a file is in the place of a command, the command that takes it; null for any other word. */
export function networkHint(word: string, io: Io): string | null {
  const kind = kindOfNetwork(word, io);
  return kind === null ? null : printable(`help: ${word} is ${kind}: inception summary ${word}`);
}

function kindOfNetwork(name: string, io: Io): string | null {
  if (isPreset(io, name)) return 'a preset';
  return looksLikePath(name) && io.fileExists(name) ? 'a file' : null;
}
