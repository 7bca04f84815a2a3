import { isFloat } from '../../graph/dtype';
import {
  type Computation,
  type Graph,
  type Node,
  type ParameterId,
  typeName,
  typeOfValue,
  type Value,
} from '../../graph/graph';
import { type Args, isShapeProblem } from '../../ops/op';
import { isSameShape } from '../../ops/shape';
import { refusesWholeNumbers } from '../../ops/weighted-types';
import { isDifferentiable } from '../../passes/gradient-flow';
import type { UnwritableLayer } from '../written-network';
import { parameterPaths } from './module-tree';

/** The element types that torch has. */
const TORCH_DTYPES = new Set(
  'float64 float32 float16 bfloat16 int64 int32 int16 int8 uint8 bool complex64 complex128'.split(' '),
);

/** The layers of a network that cannot be written as PyTorch, in the order of execution. */
export function unwritableLayers(graph: Graph): readonly UnwritableLayer[] {
  const layers = graph.nodes.flatMap((node): readonly UnwritableLayer[] => {
    const { path } = node;
    const type = typeName(node);
    const { op } = node.computation;
    // A layer that is not called is still in the constructor.
    if (!node.called) return op?.pythonModule === null ? [{ path, type }] : [];
    if (op === null || isStated(type, node.computation.args)) return [{ path, type }];
    const why = problemOf(node, graph);
    return why === null ? [] : [{ path, type, why }];
  });
  const constants = graph.sources.flatMap(
    ({ name, type: { dtype = 'float32' } }): readonly UnwritableLayer[] =>
      TORCH_DTYPES.has(dtype) ? [] : [{ path: name, type: dtype, why: 'it is the element type of a tensor' }],
  );
  return [...layers, ...constants, ...sharedKeys(graph), ...takenNames(graph)];
}

/** What `nn.Module` has itself: a layer of this name could not be reached. */
const NAMES_OF_MODULES = new Set(
  `__init__ __call__ __class__ __dict__ add_module apply bfloat16 buffers call_super_init children compile cpu cuda double
  dump_patches eval extra_repr float forward get_buffer get_extra_state get_parameter get_submodule half ipu load_state_dict
  modules mtia named_buffers named_children named_modules named_parameters parameters register_backward_hook
  register_buffer register_forward_hook register_forward_pre_hook register_full_backward_hook
  register_full_backward_pre_hook register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module
  register_parameter register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ set_extra_state
  set_submodule share_memory state_dict to to_empty train training type xpu zero_grad`.split(/\s+/),
);

/** Layers and modules whose names are those of methods. */
function takenNames({ nodes }: Graph): readonly UnwritableLayer[] {
  const seen = new Set<string>();
  return nodes.flatMap((node): readonly UnwritableLayer[] => {
    if (!node.called || node.computation.functional) return [];
    const names = node.path.split('.');
    const at = names.findIndex((name) => NAMES_OF_MODULES.has(name));
    const path = names.slice(0, at + 1).join('.');
    if (at < 0 || seen.has(path)) return [];
    seen.add(path);
    const type = `layer or module of the name ${names[at]}`;
    return [{ path, type, why: `nn.Module itself has ${names[at]}: give it another name` }];
  });
}

/** Two tensors with the same key, from functions without names, cannot both be in a state_dict. */
function sharedKeys(graph: Graph): readonly UnwritableLayer[] {
  const keys = new Set<string>();
  return parameterPaths(graph).flatMap((path): readonly UnwritableLayer[] => {
    if (!keys.has(path)) {
      keys.add(path);
      return [];
    }
    return [
      { path, type: 'second tensor of this name', why: 'functions with weights need names of their own' },
    ];
  });
}

/** Opaque layers, and operators of ONNX that do what no layer of PyTorch does. */
function isStated(type: string, { value = null }: Args): boolean {
  if (type === 'onnx.ConstantOfShape') return value === null;
  return type === 'Opaque' || type.startsWith('onnx.');
}

const TAKES_ONE_DIMENSION = new Set(['ArgMax', 'ArgMin', 'Median']);

function problemOf(node: Node, graph: Graph): string | null {
  const { computation, inputs } = node;
  if (computation.op === null) return null;
  return (
    problemOfCall(computation, inputs, graph) ??
    problemOfShapes(computation) ??
    problemOfTensors(computation, node.parameters, graph)
  );
}

/** Calls whose arguments or inputs torch does not support. */
function problemOfCall({ op, args }: Computation, inputs: readonly Value[], graph: Graph): string | null {
  const { dtype } = args;
  if (op.type === 'To' && typeof dtype === 'string' && !TORCH_DTYPES.has(dtype))
    return `torch has no ${dtype}`;
  if (TAKES_ONE_DIMENSION.has(op.type) && Array.isArray(args.dim) && args.dim.length > 1)
    return 'torch takes one dimension for it, or all';
  if (op.type === 'IndexPut') {
    if (args.sliced === true || inputs.length < (args.value === null ? 3 : 2))
      return 'the positions of the values are unknown';
    if (args.dims !== null) return 'index_put indexes only the first dimensions';
  }
  if (op.type.startsWith('MaxUnpool') && inputs.length < 2) return 'torch needs the indices of a max pooling';
  if (
    op.type === 'BitwiseNot' &&
    inputs.some((value) => isFloat(typeOfValue(graph, value).dtype ?? 'float32'))
  )
    return 'torch inverts the bits of whole numbers only';
  const [main] = inputs;
  if (refusesWholeNumbers(op) && main !== undefined && !isDifferentiable(typeOfValue(graph, main)))
    return 'torch does not multiply whole numbers by real weights';
  return null;
}

/** Calls for which torch would take or return other shapes. */
function problemOfShapes({ op, args, inputShapes, output }: Computation): string | null {
  const [first] = inputShapes;
  for (const [name, inferred] of Object.entries(op.inferred ?? {}))
    if (first !== undefined && inferred(first) !== args[name])
      return `its ${name} is ${String(args[name])}, that of its input ${inferred(first)}`;
  const given = op.output(args, inputShapes);
  if (isShapeProblem(given)) return `PyTorch would refuse it: ${given.problem}`;
  if (op.type !== 'Parameter' && !isSameShape(given, output))
    return 'the dimensions of its output are in another order than those of PyTorch';
  return null;
}

/** Layers that have more or fewer tensors in torch; a parametrized one has others. */
function problemOfTensors(
  { op, tensors, functional }: Computation,
  parameters: readonly ParameterId[],
  graph: Graph,
): string | null {
  if (functional || op.form === 'function') return null;
  const names = parameters.map((id) => graph.parameters[id]?.name ?? '');
  const isParametrized = names.some((name) => /(_v|_orig|original\d?)$/.test(name));
  const wanted = tensors.filter(({ name }) => name !== 'num_batches_tracked').length;
  const isGiven = (name: string): boolean =>
    op.givenBuffers !== undefined && Object.hasOwn(op.givenBuffers, name.slice(name.lastIndexOf('.') + 1));
  const own = names.filter((name) => !name.endsWith('num_batches_tracked') && !isGiven(name)).length;
  return isParametrized || own === wanted ? null : `it has ${own} tensors where PyTorch's has ${wanted}`;
}
