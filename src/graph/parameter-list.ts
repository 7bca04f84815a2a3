import { WHOLE_DTYPE } from './dtype';
import type { Node, OwnTensor, Parameter, ParameterId } from './graph';
import { pathBelow } from './naming';

/** The parameters of a graph that is being built. */
export interface ParameterList {
  /**
   * All so far, by their ids. The own tensors of calls are made when this is first called, since it is not
   * called for most graphs.
   */
  readonly all: () => readonly Parameter[];
  readonly add: (parameter: Parameter) => ParameterId;
  /** Ids for the tensors of a call that are all its own. */
  readonly idsFor: (tensors: readonly OwnTensor[]) => readonly ParameterId[];
  /** Adds the call that the last ids belong to. */
  readonly bring: (node: Node) => void;
}

export function createParameterList(): ParameterList {
  const made: Parameter[] = [];
  const waiting: Node[] = [];
  let count = 0;
  const all = (): readonly Parameter[] => {
    for (const node of waiting) made.push(...broughtBy(node));
    waiting.length = 0;
    return made;
  };
  return {
    all,
    add: (parameter) => {
      all();
      made.push(parameter);
      count += 1;
      return count - 1;
    },
    idsFor: (tensors) => {
      const first = count;
      count += tensors.length;
      return tensors.map((_tensor, index) => first + index);
    },
    bring: (node) => {
      waiting.push(node);
    },
  };
}

/** The tensors of a call that shares none of them. */
function broughtBy({ path, computation, ownTensors }: Node): readonly Parameter[] {
  if (computation.op === null || ownTensors === null) return [];
  return computation.tensors.map((tensor) => ownParameter(path, tensor, ownTensors));
}

/** The parameter for a tensor of a layer; `kind` applies if it is not a buffer. */
export function ownParameter(
  path: string,
  { name, shape, elements, isBuffer }: OwnTensor,
  kind: 'trainable' | 'frozen',
): Parameter {
  const parameter: Parameter = { name: pathBelow(path, name), shape, kind: isBuffer ? 'buffer' : kind };
  return elements === 'whole' ? { ...parameter, dtype: WHOLE_DTYPE } : parameter;
}
