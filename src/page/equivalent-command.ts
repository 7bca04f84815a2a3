import type { PageNetwork } from './page-document';
import type { NetworkState } from './page-state';

/** The command line that prints the figures of a network with a state. */
export function equivalentCommand({ words }: PageNetwork, { vars, inputs }: NetworkState): string {
  const changed = [
    ...[...vars].flatMap(([variable, value]) => ['--set', `${variable}=${value}`]),
    ...[...inputs].flatMap(([input, shape]) => ['--in', `${input}=${shape}`]),
  ];
  return ['inception', 'summary', ...words, ...changed].map(shellWord).join(' ');
}

/** A word as a shell takes it. */
function shellWord(word: string): string {
  return /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
