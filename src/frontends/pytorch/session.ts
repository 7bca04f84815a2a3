import type { GraphBuilder } from '../../graph/builder';
import type { Value as GraphValue, ParameterId } from '../../graph/graph';
import type { NamedArguments } from '../../language/arguments';
import type { Instance, Machine, Value } from '../../python/value';
import type { TensorData } from './tensor';

/** The graph that records calls: that of the network, or a temporary one while modules are constructed. */
export interface Recording {
  readonly kind: 'network' | 'scratch';
  readonly builder: GraphBuilder<NamedArguments>;
  /** The inputs of the network whose element type is not given, by their numbers in the graph. */
  readonly untypedInputs: Set<number>;
  /** The parameters and buffers of the network. */
  readonly parameters: ReadonlyMap<TensorData, RecordedParameter>;
  /** The node of each bare parameter that has been used. */
  readonly bareParameters: Map<TensorData, GraphValue>;
  /** The first path of each module. */
  readonly paths: ReadonlyMap<Instance, string>;
  /** The number of the node of the first call of each layer. */
  readonly firstCalls: Map<Instance, number>;
  readonly called: Set<Instance>;
  /** The modules whose forward runs, the innermost last. */
  readonly running: RunningModule[];
}

export interface RecordedParameter {
  readonly id: ParameterId;
  /** Its path: `blocks.0.gamma`. */
  readonly path: string;
  readonly kind: 'trainable' | 'frozen' | 'buffer';
}

/** A module whose forward runs. */
export interface RunningModule {
  readonly module: Instance;
  readonly path: string;
  /** `layer` where its forward makes one node, which is its row. */
  readonly kind: 'layer' | 'region' | 'unnamed';
}

/** The state of running one network. */
export interface Session {
  readonly machine: Machine;
  recording: Recording;
  readonly mode: 'eval' | 'train';
  /**
   * Whether code that asks gets the answer that it is being traced, as by torch.compile; such code then avoids the elements
   * of tensors.
   */
  readonly running: 'eager' | 'traced';
  /** Whether it has asked. */
  asksWhetherTraced: boolean;
  /** The largest number of calls. */
  readonly mostNodes: number;
  /** Called with the result of each function and operator of torch that a program calls; null for nothing. */
  watch: Watch | null;
  /** Called now and then with the number of calls. */
  readonly onLayers?: ((count: number) => void) | undefined;
}

/** Takes the name of a function or operator of torch, as in torch.fx, and its result. */
type Watch = (name: string, result: Value) => void;

/** Runs a function of torch and passes its result to the watcher, but not the results of functions that it calls. */
export function watched(session: Session, name: string, run: () => Value): Value {
  const { watch } = session;
  if (watch === null) return run();
  session.watch = null;
  try {
    const result = run();
    watch(name, result);
    return result;
  } finally {
    session.watch = watch;
  }
}

const sessions = new WeakMap<Machine, Session>();

/** Begins a session for a run of the interpreter. */
export function openSession(session: Session): Session {
  sessions.set(session.machine, session);
  return session;
}

/** The session of a run of the interpreter. */
export function sessionOf(machine: Machine): Session {
  const session = sessions.get(machine);
  if (session === undefined) throw new TypeError('no session is open for this run');
  return session;
}

/** The path of the module whose forward runs; empty outside. */
export function currentPath({ recording }: Session): string {
  return recording.running.at(-1)?.path ?? '';
}
