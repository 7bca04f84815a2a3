import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Graph } from '../../graph/graph';
import { getAttribute } from '../../python/attributes';
import { call } from '../../python/call';
import { isSubclass } from '../../python/classes';
import { attempt, failureDiagnostic } from '../../python/interpreter';
import type { Instance, Value } from '../../python/value';
import { graphValue, originOf } from './call-op';
import { inputValue, type NamedInput } from './inputs';
import { callModule, namedOutputs } from './nn/module-call';
import { modulePaths, visitOwnTensors, visitTensors } from './nn/module-tree';
import { networkRecording, scratchRecording } from './recordings';
import type { Session } from './session';
import { type Tensor, uninitializedClass } from './tensor';

interface ForwardOptions {
  readonly inputs: readonly (NamedInput & { readonly name: string; readonly passed: 'position' | 'name' })[];
  readonly source: string;
  readonly batch: number;
}

/** Calls a network on its inputs and returns the graph of its calls, or of those before an error. */
export function recordForward(
  session: Session,
  network: Instance,
  { inputs, source, batch }: ForwardOptions,
): { readonly graph: Graph | null; readonly diagnostics: readonly Diagnostic[] } {
  const moded = attempt(() =>
    call(session.machine, getAttribute(session.machine, network, session.mode), []),
  );
  if (moded.kind === 'failed')
    return { graph: null, diagnostics: [failureDiagnostic(session.machine, moded.failure)] };
  const found = modulePaths(network);
  const isLazy = hasLazyTensors(found);
  if (isLazy) callOnce(session, network, inputs);
  const recording = networkRecording(network, isLazy ? modulePaths(network) : found, session.onLayers);
  session.recording = recording;
  const { builder } = recording;
  const { positional, keywords } = forwardArguments(session, inputs);
  const outcome = attempt(() => callModule(session, network, positional, keywords));
  if (outcome.kind === 'done') {
    for (const [name, tensor] of namedOutputs(outcome.value))
      builder.output(name, graphValue(session, tensor));
  }
  addUncalled(session);
  const isSequential = network.type.order.some(({ name, isOpen }) => !isOpen && name === 'Sequential');
  const graph = builder.finish({
    name: network.type.name,
    kind: isSequential ? 'sequential' : 'module',
    source,
    batch,
  });
  return {
    graph,
    diagnostics: outcome.kind === 'done' ? [] : [failureDiagnostic(session.machine, outcome.failure)],
  };
}

function forwardArguments(session: Session, inputs: ForwardOptions['inputs']) {
  const positional: Value[] = [];
  const keywords = new Map<string, Value>();
  for (const { name, input, passed } of inputs) {
    const value = inputValue(session, name, input);
    if (passed === 'position') positional.push(value);
    else keywords.set(name, value);
  }
  return { positional, keywords };
}

function hasLazyTensors(paths: ReadonlyMap<Instance, string>): boolean {
  let found = false;
  visitTensors(paths, '_parameters', (_path, { type }) => {
    found ||= isSubclass(type, uninitializedClass);
  });
  return found;
}

/** Calls a network without recording, so that its lazy layers get their sizes; errors are reported by the next call. */
function callOnce(session: Session, network: Instance, inputs: ForwardOptions['inputs']): void {
  session.recording = scratchRecording();
  const { positional, keywords } = forwardArguments(session, inputs);
  attempt(() => callModule(session, network, positional, keywords));
}

/** Adds the layers that are built but not called, whose parameters count. */
function addUncalled({ recording: { builder, parameters, paths } }: Session): void {
  const used = new Set<number>();
  for (const node of builder.nodes) for (const id of node.parameters) used.add(id);
  paths.forEach((path, module) => {
    const own: number[] = [];
    const addUnused = (_name: string, { host }: Tensor): void => {
      const known = parameters.get(host);
      if (known !== undefined && !used.has(known.id)) own.push(known.id);
    };
    visitOwnTensors(module, '_parameters', addUnused);
    visitOwnTensors(module, '_buffers', addUnused);
    if (own.length === 0) return;
    for (const id of own) used.add(id);
    builder.unknown(module.type.name, [], [], {
      path,
      origin: originOf(module.type.place),
      called: false,
      parameters: own,
      work: 'none',
    });
  });
}
