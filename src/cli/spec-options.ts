import type { Convention } from '../conventions/convention';
import { macs } from '../conventions/macs';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { invalidOption } from '../diagnostics/invalid-option';
import { computedDtypes, type Dtype, storedDtypes } from '../graph/dtype';
import { LARGEST_SIZE } from '../ops/fields';
import { type AttentionPath, attentionPaths } from '../ops/inside';
import { readChoices } from './choice-option';
import { loadConventions } from './load-conventions';

/** The options of how a spec is read, as the command line gives them. */
export interface SpecOptions {
  readonly in?: readonly string[];
  readonly batch?: string;
  readonly dtype?: string;
  readonly paramDtype?: string;
  readonly attention?: string;
  readonly set?: readonly string[];
  readonly convention?: string;
  readonly maxLayers?: string;
  readonly allowOutside?: boolean;
  /** Warnings are errors. */
  readonly strict?: boolean;
  readonly root?: string;
  readonly train?: boolean;
}

/** The options that can be checked without the spec, checked. */
export interface Settings {
  /** Null if not given: tables then show -1, as torchsummary does. */
  readonly batch: number | null;
  /** Null if not given: each tensor then has its own. */
  readonly dtype: Dtype | null;
  /** The type of parameters and buffers; null if not given: they then have that of `dtype`. */
  readonly paramDtype: Dtype | null;
  readonly attention: AttentionPath;
  readonly convention: Convention;
  readonly maxLayers: number | null;
}

/** Checks the options that do not depend on the spec. */
export function readSettings(options: SpecOptions): {
  readonly settings: Settings;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const count = (option: string, text: string | undefined): number | null => {
    if (text === undefined) return null;
    const value = /^\d+$/.test(text) ? Number(text) : 0;
    if (value >= 1 && value <= LARGEST_SIZE) return value;
    const range = value > LARGEST_SIZE ? `from 1 to ${LARGEST_SIZE}` : 'of at least 1';
    diagnostics.push(invalidOption(option, text, `a whole number ${range}`, `for example ${option} 16`));
    return null;
  };
  const choice = <W extends string>(option: string, text: string, words: readonly W[]): W | undefined => {
    const read = readChoices(option, [text], words);
    diagnostics.push(...read.diagnostics);
    return read.choices[0];
  };
  const dtype = (option: string, text: string | undefined, words: readonly Dtype[]): Dtype | null =>
    text === undefined ? null : (choice(option, text, words) ?? null);
  const { convention: asked = macs.name } = options;
  const conventions: readonly Convention[] = asked === macs.name ? [macs] : loadConventions();
  const names = conventions.map(({ name }) => name);
  const convention = choice('--convention', asked, names);
  const settings = {
    batch: count('--batch', options.batch),
    dtype: dtype('--dtype', options.dtype, computedDtypes),
    paramDtype: dtype('--param-dtype', options.paramDtype, storedDtypes),
    attention: choice('--attention', options.attention ?? 'math', attentionPaths) ?? 'math',
    convention: conventions.find(({ name }) => name === convention) ?? macs,
    maxLayers: count('--max-layers', options.maxLayers),
  };
  return { settings, diagnostics };
}
