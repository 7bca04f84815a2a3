import type * as ChalkModule from 'chalk';
import { type Palette, plainPalette } from '../renderers/palette';
import type { Io } from './io';

/** True for `--color`, false for `--no-color`, undefined when neither is given. */
export type ColourOption = boolean | undefined;

/**
 * Whether a stream is written in colour: decided by the option, else by NO_COLOR, FORCE_COLOR, or whether it is
 * a terminal.
 */
export function isColoured(
  option: ColourOption,
  { env, isTerminal }: Pick<Io, 'env' | 'isTerminal'>,
  stream: 'out' | 'err',
): boolean {
  if (option !== undefined) return option;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTerminal(stream) && env.TERM !== 'dumb';
}

/** The palette of a stream; chalk is loaded with the first one. */
export function paletteFor(
  option: ColourOption,
  io: Pick<Io, 'env' | 'isTerminal'>,
  stream: 'out' | 'err',
): Palette {
  if (!isColoured(option, io, stream)) return plainPalette;
  let chalk: ChalkModule.ChalkInstance | null = null;
  const mark = (style: 'bold' | 'dim' | 'cyan' | 'green' | 'red' | 'yellow') => (text: string) => {
    chalk ??= newChalk();
    return chalk[style](text);
  };
  return {
    strong: mark('bold'),
    faint: mark('dim'),
    accent: mark('cyan'),
    good: mark('green'),
    bad: mark('red'),
    warning: mark('yellow'),
  };
}

function newChalk(): ChalkModule.ChalkInstance {
  const { Chalk }: typeof ChalkModule = require('chalk');
  return new Chalk({ level: 1 });
}
