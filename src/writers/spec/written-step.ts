import type { SpecObject } from './json';

/**
 * A step of a spec before it becomes JSON: every step has a name, and every reference is written out.
 *
 * `layer`: a call of an op. `list`: a Sequential. `module`: a call of a class, with the layers that are inside.
 * `again`: an earlier step, `type`, is called again.
 */
export interface WrittenStep {
  readonly kind: 'layer' | 'list' | 'module' | 'again';
  readonly type: string;
  readonly name: string;
  /** Whether it takes a name or an index among the modules around it. */
  readonly isModule: boolean;
  /** What it takes; null if it takes nothing. */
  readonly from: string | readonly string[] | null;
  /** The names of a module's inputs, if it has several. */
  readonly inputs: readonly string[];
  /** Its arguments, with `functional`, `frozen` and `called` if they are not the defaults. */
  readonly args: SpecObject;
  readonly layers: readonly WrittenStep[];
  /** The outputs of a module, unless its only output is that of its last layer. */
  readonly outputs: Readonly<Record<string, string>> | null;
  /** The base class of a module in PyTorch. */
  readonly base: 'Module' | 'Sequential';
}
