import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What fvcore counted of a network, by torch's operators. */
interface FvcoreRun {
  readonly total: number;
  readonly by_operator: Readonly<Record<string, number>>;
  readonly uncalled_modules: readonly string[];
}

/** One run of a network at one input size: what the peers returned. */
export interface GoldenRun {
  readonly input: readonly number[];
  readonly output: readonly number[] | Readonly<Record<string, readonly number[]>>;
  readonly conv_output_elements_hook: number;
  readonly fvcore: FvcoreRun;
}

/** A whole network as torchvision builds it, and its runs by the side of the input image. */
export interface GoldenNetwork {
  readonly name: string;
  readonly input_size: number;
  readonly params: number;
  readonly trainable_params: number;
  readonly buffers: number;
  readonly runs: Readonly<Record<string, GoldenRun>>;
}

const golden = join(import.meta.dirname, '../golden');

export const goldenNetworks: readonly GoldenNetwork[] = Object.values(
  JSON.parse(readFileSync(join(golden, 'torchvision.json'), 'utf8')).models,
);

const weighingOperators = ['conv', 'linear', 'addmm', 'matmul', 'mm', 'bmm', 'einsum'];

/** The multiply-adds of a run: fvcore's counts of the operators that use weights or multiply matrices. */
export function goldenMacs({ fvcore }: GoldenRun): number {
  return weighingOperators.reduce((sum, operator) => sum + (fvcore.by_operator[operator] ?? 0), 0);
}

/** The networks whose every call is known. */
export const networksWithLayers: readonly string[] = readdirSync(join(golden, 'torchvision-layers')).map(
  (file) => file.replace(/\.tsv$/, ''),
);

/** One call of a module, as torch's hooks saw it; shapes without the batch, `-` where it is not one tensor. */
export interface GoldenCall {
  readonly path: string;
  readonly type: string;
  readonly args: string;
  readonly input: string;
  readonly output: string;
  readonly ownParams: number;
}

/** Every call of a network in the order in which the calls end; the last is the root's. */
export function goldenCalls(name: string): readonly GoldenCall[] {
  const [, ...lines] = readFileSync(join(golden, 'torchvision-layers', `${name}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => {
    const [path = '', type = '', args = '', input = '', output = '', ownParams = ''] = line.split('\t');
    return { path, type, args, input, output, ownParams: Number(ownParams) };
  });
}

/** torchsummary's text of a network, or undefined when it was not run. */
export function goldenSummary(name: string): string | undefined {
  const file = join(golden, 'torchsummary', `${name}.txt`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

export const networksWithSummary: readonly string[] = readdirSync(join(golden, 'torchsummary'))
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.replace(/\.txt$/, ''));
