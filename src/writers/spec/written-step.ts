import type { SpecObject } from './json';

/**
 * A step of a spec before it is JSON: every step has a name, and every reference is written out.
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
  /** What it takes; null where it takes nothing. */
  readonly from: string | readonly string[] | null;
  /** What a module calls its inputs, where it has several. */
  readonly inputs: readonly string[];
  /** Its arguments, with `functional`, `frozen` and `called` where they are not what they are without. */
  readonly args: SpecObject;
  readonly layers: readonly WrittenStep[];
  /** The outputs of a module that gives others than its last layer's. */
  readonly outputs: Readonly<Record<string, string>> | null;
  /** What PyTorch derives a module's class from. */
  readonly base: 'Module' | 'Sequential';
}
