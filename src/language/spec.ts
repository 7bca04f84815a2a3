import type { JsonLocation } from '../diagnostics/diagnostic';
import type { Args, ArgValue } from '../ops/op';
import type { Parametrization } from '../ops/parametrization';
import type { Shape } from '../ops/shape';
import type { Expression } from './expression';

/** A value that is evaluated when the network is built: an expression, or a list with expressions. */
export type Computed = ComputedValue | { readonly kind: 'list'; readonly items: readonly Template[] };

/** One expression with its source text, for the places of its problems. */
export interface ComputedValue {
  readonly kind: 'expression';
  readonly source: string;
  readonly tree: Expression;
}

/** A value in a spec: a literal, or computed. */
export type Template = ArgValue | Computed;

/** A name in a spec: a literal, or text with expressions. */
export type TextTemplate =
  | string
  | { readonly kind: 'text'; readonly parts: readonly (string | ComputedValue)[] };

/** The reference to the output of the step before. */
export const PREVIOUS = '@previous';

/** The properties that layers, containers, module uses and reuses share. */
export interface StepSpec {
  /** JSON pointer of the step in its document. */
  readonly at: string;
  readonly name: TextTemplate | null;
  readonly from: readonly TextTemplate[] | null;
  /** If `from` gives the inputs of a module by name, the name of each, null for one that is left out. */
  readonly fromKeys?: readonly (string | null)[];
  /** The parameters that it uses instead of its own. */
  readonly share?: ShareSpec;
  readonly when: Template;
  readonly functional: Template;
  readonly frozen: Template;
  /** False for a step that is built but not called. */
  readonly called: Template;
}

/**
 * The parameters of earlier layers that a step uses instead of its own: all below a path, or some by their own
 * names, each with the name of the other parameter.
 */
export type ShareSpec =
  | { readonly kind: 'all'; readonly of: TextTemplate }
  | { readonly kind: 'some'; readonly names: readonly (readonly [own: string, other: TextTemplate])[] };

/** A use of an op. `computed` names the arguments that are templates. */
export interface LayerSpec extends StepSpec {
  readonly kind: 'layer';
  readonly type: string;
  readonly args: Readonly<Record<string, Template>>;
  readonly computed: readonly string[];
  /** How its weight is computed from other parameters. */
  readonly parametrization?: Parametrization;
}

/** A use of a module that the document defines. */
export interface ModuleUseSpec extends StepSpec {
  readonly kind: 'module';
  readonly type: string;
  readonly args: readonly (readonly [name: string, value: Template])[];
}

/** A use of another document or a preset, whose root is the module. */
export interface NetworkUseSpec extends StepSpec {
  readonly kind: 'network';
  /** The preset's name or the path as it is written. */
  readonly type: string;
  readonly spec: Spec;
  /** Values of its variables, evaluated where it is used. */
  readonly vars: readonly (readonly [name: string, value: Template])[];
  /** The inner layers whose outputs it has, by their paths below it; empty if it has its own outputs. */
  readonly outputs: readonly (readonly [name: string, path: string])[];
}

export interface SequentialSpec extends StepSpec {
  readonly kind: 'sequential';
  readonly layers: readonly Step[];
}

export interface BranchSpec {
  readonly kind: 'branch';
  readonly name: TextTemplate;
  readonly at: string;
  /** The branch is absent from the merge when this is false. */
  readonly when: Template;
  /** A list is a Sequential of its own, a single step takes the branch's name, an empty list is the identity. */
  readonly form: 'list' | 'step';
  readonly steps: readonly Step[];
}

/** How often something is written out: a number of times, or once for each item of a list, which `as` names. */
export type Rounds =
  | { readonly kind: 'times'; readonly times: Template; readonly index: string }
  | { readonly kind: 'over'; readonly over: Template; readonly as: string; readonly index: string };

/** Branches that are written out in place, several times. */
interface RepeatedBranches {
  readonly kind: 'repeat';
  readonly at: string;
  readonly when: Template;
  readonly rounds: Rounds;
  readonly branches: readonly BranchItem[];
}

/** An item of the branches of a merge. */
export type BranchItem = BranchSpec | RepeatedBranches;

export interface BranchesSpec extends StepSpec {
  readonly kind: 'branches';
  readonly branches: readonly BranchItem[];
  readonly merge: LayerSpec;
}

export interface RepeatSpec extends StepSpec {
  readonly kind: 'repeat';
  readonly rounds: Rounds;
  readonly layers: readonly Step[];
}

/** A second call of an earlier step of the same body. */
export interface ReuseSpec extends StepSpec {
  readonly kind: 'reuse';
  readonly target: TextTemplate;
}

/**
 * A step that was refused: its output is unknown, so what follows is not checked. It is functional if it
 * would have taken no index of its list.
 */
export interface InvalidSpec extends StepSpec {
  readonly kind: 'invalid';
}

export type Step =
  | LayerSpec
  | ModuleUseSpec
  | NetworkUseSpec
  | SequentialSpec
  | BranchesSpec
  | RepeatSpec
  | ReuseSpec
  | InvalidSpec;

/** A named output of a body. */
export interface OutputSpec {
  readonly name: string;
  /** Null if it was refused: the output is unknown. */
  readonly from: TextTemplate | null;
  readonly when: Template;
  /** JSON pointer of the output in its document, and of the reference. */
  readonly at: string;
  readonly fromAt: string;
}

/** The body of the root or of a module: a series, or branches and their merge. */
export type BodySpec =
  | {
      readonly kind: 'series';
      readonly steps: readonly Step[];
      /** Empty if none is named; the output is then that of the last step. */
      readonly outputs: readonly OutputSpec[];
    }
  | {
      readonly kind: 'branches';
      readonly branches: readonly BranchItem[];
      readonly merge: LayerSpec;
      readonly at: string;
    };

/** Whether PyTorch would write a class as a subclass of `nn.Sequential` or of `nn.Module`. */
type Base = 'Module' | 'Sequential';

export interface ModuleSpec {
  readonly name: string;
  readonly base: Base;
  /** The names of its inputs, in their order; `input` if it names none. */
  readonly inputs: readonly string[];
  /** A null value must be given where the module is used. */
  readonly args: readonly (readonly [name: string, value: Template])[];
  readonly body: BodySpec;
  readonly at: string;
}

export interface VarSpec {
  readonly name: string;
  readonly value: Template;
  readonly location: JsonLocation;
}

export interface InputSpec {
  readonly name: string;
  /** Without the batch; null if it was refused: whatever depends on it is not checked. */
  readonly shape: Shape | null;
}

/** A document after validation: plain data with every default applied and every expression parsed. */
export interface Spec {
  /** The root's class name. */
  readonly name: string;
  readonly description: string | null;
  readonly base: Base;
  /** The document that was read. */
  readonly source: string;
  /** The document that holds the layers: another one where `source` extends it. */
  readonly document: string;
  /** Empty when the document gives none. */
  readonly inputs: readonly InputSpec[];
  readonly vars: readonly VarSpec[];
  readonly modules: readonly ModuleSpec[];
  readonly body: BodySpec;
}

/** The names of the inputs of a network; `input` if it gives none. */
export function inputNamesOf({ inputs }: Pick<Spec, 'inputs'>): readonly string[] {
  return inputs.length === 0 ? ['input'] : inputs.map(({ name }) => name);
}

/** Whether a template must be evaluated. */
export function isComputed(template: Template): template is Computed {
  return typeof template === 'object' && template !== null && !Array.isArray(template);
}

/** Whether a layer's arguments contain no templates, as an op takes them. */
export function isLiteralArgs(layer: LayerSpec): layer is LayerSpec & { readonly args: Args } {
  return layer.computed.length === 0;
}
