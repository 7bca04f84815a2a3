import type { Dtype } from '../../graph/dtype';
import type { TensorType } from '../../graph/graph';
import type { Args, Op } from '../../ops/op';
import type { Shape } from '../../ops/shape';

/** A network or a module of it as PyTorch has it: what its constructor makes and what its `forward` does. */
export interface Module {
  readonly path: string;
  /** The name of its class. */
  readonly type: string;
  readonly base: 'Module' | 'Sequential' | 'ModuleList';
  readonly members: readonly Member[];
  readonly inputs: readonly Tensor[];
  readonly steps: readonly Step[];
  readonly outputs: readonly NamedReference[];
  /** False for a module that is never called: it has no forward. */
  readonly called: boolean;
}

/** A tensor that a forward takes, or a step returns. */
export interface Tensor {
  readonly reference: Reference;
  readonly type: TensorType;
  /** Its name in the document; empty if it has none. */
  readonly name: string;
}

/** How a forward names a tensor: `in0`, `3:1` for output 1 of step 3, `self.weight` for a parameter below the module. */
export type Reference = string;

/** A tensor with the name under which it is returned. */
export interface NamedReference {
  readonly name: string;
  readonly reference: Reference;
}

/** What a constructor registers. */
export type Member = LayerMember | ModuleMember | HolderMember | TensorMember;

/** A layer of PyTorch's own. */
export interface LayerMember {
  readonly kind: 'layer';
  readonly name: string;
  readonly op: Op;
  readonly args: Args;
  readonly inputs: readonly Shape[];
  readonly isFrozen: boolean;
  /** The buffers that are passed to its class. */
  readonly given: readonly { readonly name: string; readonly shape: Shape }[];
  /** The element type of its parameters if that is not float32. */
  readonly dtype: Dtype | null;
  /** The parameters that are computed, and by which function of nn.utils. */
  readonly parametrizations: readonly { readonly name: string; readonly by: string }[];
}

/** A module with a class of its own. */
interface ModuleMember {
  readonly kind: 'module';
  readonly name: string;
  readonly module: Module;
}

/** Modules that another one calls: an nn.ModuleList or an nn.ModuleDict. */
interface HolderMember {
  readonly kind: 'holder';
  readonly name: string;
  readonly members: readonly Member[];
}

/** A parameter or buffer that belongs to no layer. */
export interface TensorMember {
  readonly kind: 'tensor';
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: Dtype | null;
  readonly of: 'trainable' | 'frozen' | 'buffer';
}

/** One call of a forward, in the order of execution. */
export type Step = ModuleStep | FunctionStep | ConstantStep;

interface StepParts {
  readonly inputs: readonly Reference[];
  readonly outputs: readonly Tensor[];
}

/** A call of a registered module, by its path below the module that calls it. */
export interface ModuleStep extends StepParts {
  readonly kind: 'module';
  readonly path: string;
  /** What is called; null for a module with a forward of its own. */
  readonly op: Op | null;
  readonly args: Args;
  readonly shapes: readonly Shape[];
}

/** A call of a function. */
export interface FunctionStep extends StepParts {
  readonly kind: 'function';
  readonly op: Op;
  readonly args: Args;
  readonly shapes: readonly Shape[];
  /** The parameters that it uses, by the names that the op has for them. */
  readonly weights: readonly NamedReference[];
  /** The name of the call in the document; empty if it has none. */
  readonly name: string;
}

/** A tensor that is made of known numbers. */
interface ConstantStep extends StepParts {
  readonly kind: 'constant';
  readonly type: TensorType;
}

/** A parameter that two modules share: both paths from the root. */
export interface Tie {
  readonly path: string;
  readonly to: string;
}

/** The tensors of a forward by their references. */
export function tensorsOf({ inputs, steps }: Module): ReadonlyMap<Reference, Tensor> {
  const tensors = [...inputs, ...steps.flatMap(({ outputs }) => outputs)];
  return new Map(tensors.map((tensor) => [tensor.reference, tensor]));
}
