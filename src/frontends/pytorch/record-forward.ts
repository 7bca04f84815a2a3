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
import { namedModules, namedTensors, ownTensors } from './nn/module-state';
import { networkRecording, scratchRecording } from './recordings';
import type { Session } from './session';
import { uninitializedClass } from './tensor';

interface ForwardOptions {
  readonly inputs: readonly (NamedInput & { readonly name: string; readonly passed: 'position' | 'name' })[];
  readonly source: string;
  readonly batch: number;
}

/** Calls a network on its inputs, and gives the graph of all that it calls; up to where it stops, where it does. */
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
  if (hasLazyTensors(network)) callOnce(session, network, inputs);
  const recording = networkRecording(network, session.onLayers);
  session.recording = recording;
  const { builder } = recording;
  const { positional, keywords } = forwardArguments(session, inputs);
  const outcome = attempt(() => callModule(session, network, positional, keywords));
  if (outcome.kind === 'done') {
    for (const [name, tensor] of namedOutputs(outcome.value))
      builder.output(name, graphValue(session, tensor));
  }
  addUncalled(session, network);
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

function hasLazyTensors(network: Instance): boolean {
  return namedTensors(network, '_parameters').some(([, { type }]) => isSubclass(type, uninitializedClass));
}

/** Calls a network without keeping what it calls, so that its lazy layers learn their sizes; errors come the next time. */
function callOnce(session: Session, network: Instance, inputs: ForwardOptions['inputs']): void {
  session.recording = scratchRecording();
  const { positional, keywords } = forwardArguments(session, inputs);
  attempt(() => callModule(session, network, positional, keywords));
}

/** What is built and not called: its parameters count. */
function addUncalled({ recording }: Session, network: Instance): void {
  const { builder, parameters } = recording;
  const used = new Set(builder.nodes.flatMap((node) => node.parameters));
  for (const [path, module] of namedModules(network)) {
    const own = [...ownTensors(module, '_parameters'), ...ownTensors(module, '_buffers')].flatMap(
      ([, { host }]) => {
        const known = parameters.get(host);
        return known === undefined || used.has(known.id) ? [] : [known.id];
      },
    );
    if (own.length === 0) continue;
    for (const id of own) used.add(id);
    builder.unknown(module.type.name, [], [], {
      path,
      origin: originOf(module.type.place),
      called: false,
      parameters: own,
      work: 'none',
    });
  }
}
