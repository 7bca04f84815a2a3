import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Graph } from '../../graph/graph';
import { isSubclass, lookUp } from '../../python/classes';
import { allLeftOut, firstLeftOut } from '../../python/compile/module-body';
import { attempt, createInterpreter, failureDiagnostic } from '../../python/interpreter';
import { isKind } from '../../python/kinds';
import { locationOf } from '../../python/location';
import { takeBackChanges, takeSteps } from '../../python/machine';
import { runFile } from '../../python/run-file';
import type { Instance, Machine, Place, PyModule, Value } from '../../python/value';
import { quoted, shortened } from '../../text/shortened';
import type { FrontEndIo, NetworkDocument, ReadOptions, ReadResult } from '../front-end';
import { CALL_DOCUMENT, construct, missingArguments, type NetworkCall } from './construct';
import { torchWords } from './error-words';
import { readInputs } from './given-inputs';
import { forwardMeant } from './nn/missing-forward';
import { isModule, moduleClass } from './nn/module-class';
import { callSuper, registryOf } from './nn/module-state';
import { recordForward } from './record-forward';
import { scratchRecording } from './recordings';
import { parsePart } from './reference';
import { openSession, type Session } from './session';
import { openSourceFiles } from './source-files';
import { libraryHosts } from './torch/libraries';
import { chooseClass } from './which-class';

/** The result of running a file once. */
export interface Reading {
  readonly result: ReadResult;
  /** How far it got: running the statements of the file, or making and calling the network. */
  readonly stage: 'file' | 'network';
  readonly asksWhetherTraced: boolean;
  /** The rest of the interpreter's budget, so that two runs take no longer than one may. */
  readonly stepsLeft: number;
}

/** How a file is run; without `steps` with the interpreter's own budget. */
export interface Manner {
  readonly running: Session['running'];
  readonly failing: Machine['failing'];
  readonly steps?: number;
}

/** Runs a file as traced code or not, with all its statements or without those that fail, and reads its network. */
export function readAs(
  how: Manner,
  document: NetworkDocument,
  options: ReadOptions,
  io: FrontEndIo,
): Reading {
  const files = openSourceFiles(document, options.root ?? null, io);
  if ('code' in files) {
    const result = { graph: null, diagnostics: [files], texts: new Map() };
    return { result, stage: 'network', asksWhetherTraced: false, stepsLeft: 0 };
  }
  const { running, failing, steps } = how;
  const limits = steps === undefined ? {} : { steps };
  const machine = createInterpreter({ ...files, hosts: libraryHosts, words: torchWords, failing, limits });
  const session = openSession({
    machine,
    recording: scratchRecording(),
    mode: options.mode ?? 'eval',
    running,
    asksWhetherTraced: false,
    mostNodes: options.maxLayers ?? MOST_NODES,
    watch: null,
    onLayers: io.onLayers,
  });
  try {
    const opened = attempt(() => runFile(machine, files.path, files.moduleName));
    const outcome =
      opened.kind === 'done' ? attempt(() => readNetwork(session, opened.value, document, options)) : opened;
    const read =
      outcome.kind === 'done'
        ? outcome.value
        : { graph: null, diagnostics: [failureDiagnostic(machine, outcome.failure)] };
    const result = { ...read, texts: files.texts };
    const note = failing === 'is left out' ? noteOfLeftOut(machine) : null;
    return {
      result: note === null ? result : withNote(result, note),
      stage: opened.kind === 'done' ? 'network' : 'file',
      asksWhetherTraced: session.asksWhetherTraced,
      stepsLeft: Math.max(0, machine.steps),
    };
  } finally {
    takeBackChanges(machine);
  }
}

/** The note on skipped statements; null if every statement ran. */
function noteOfLeftOut(machine: Machine): string | null {
  const all = [...machine.modules.values()].flatMap(allLeftOut);
  const [first] = all;
  if (first === undefined) return null;
  const { location, message } = failureDiagnostic(machine, first);
  const place = first.stack.at(-1)?.place;
  const at = place === undefined ? (location?.document ?? '') : `${place.document}:${place.line}`;
  const others = all.length === 1 ? '' : `, and ${all.length - 1} more`;
  return `skipped statements that fail and that the network does not need: ${at} (${message})${others}`;
}

const MOST_NODES = 250_000;

interface Network {
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
}

function refused(diagnostic: Diagnostic): Network {
  return { graph: null, diagnostics: [diagnostic] };
}

function readNetwork(
  session: Session,
  module: PyModule | null,
  document: NetworkDocument,
  options: ReadOptions,
): Network {
  const { machine } = session;
  const source = module?.source;
  if (module === null || source === null || source === undefined)
    return refused({
      code: 'file/unreadable',
      severity: 'error',
      message: `${document.path} cannot be read`,
    });
  const written = document.part ?? '';
  const part = parsePart(written);
  if (part === null && written.trim() !== '')
    return refused({
      code: 'pytorch/class',
      severity: 'error',
      message: `${quoted(written.trim())} does not name a network`,
      help: `write ${document.path}:Net, or '${document.path}:Net(10, width=2)' in quotes`,
    });
  const name = part?.name ?? null;
  const chosen = chooseClass(module, source, name);
  if ('diagnostic' in chosen) return refused(leftOutOf(machine, module, name) ?? chosen.diagnostic);
  const left = leftOutOf(machine, module, name);
  if (left !== null) return refused(left);
  if (isKind(chosen.callee, 'unknown')) {
    const { path, why, help, place } = chosen.callee;
    return refused({
      code: 'python/unknown-import',
      severity: 'error',
      message: path === chosen.name ? `${path} is unknown` : `${chosen.name} is ${path}, which is unknown`,
      why,
      ...(help === null ? {} : { help }),
      ...atPlace(place),
    });
  }
  const { args = null, below = '' } = part ?? {};
  const call = {
    callee: chosen.callee,
    name: chosen.name,
    args: args ?? '',
    settings: options.vars,
    below,
  };
  const missing = missingArguments(machine, call);
  if (missing !== null) return refused(missing);
  // a module object that the file creates is itself the network, unless the reference calls it
  const isMade = isModule(chosen.callee) && args === null && options.vars.length === 0;
  const outcome = attempt(() => (isMade ? chosen.callee : construct(machine, module, call)));
  if (outcome.kind === 'failed') return refused(atCallee(failureDiagnostic(machine, outcome.failure), call));
  const network = networkOf(outcome.value);
  const unknownBase = network === null ? baseThatIsNotAtHand(chosen.callee) : null;
  if (unknownBase !== null) return refused(unknownBase);
  if (network === null)
    return refused({
      code: 'pytorch/class',
      severity: 'error',
      message: `${below === '' ? chosen.name : `${chosen.name}(...)${below}`} does not give an nn.Module`,
      help: 'name a class that derives from nn.Module, or a function that returns an instance of one',
    });
  return recordNetwork(session, { network, module, document, options });
}

function hasNetworks({ attributes }: PyModule): boolean {
  return [...attributes.values()].some((value) => isKind(value, 'class') && isSubclass(value, moduleClass));
}

/** Why a name may be missing: a statement of the file failed and was skipped; null if all ran. */
function leftOutOf(machine: Machine, module: PyModule, name: string | null): Diagnostic | null {
  const wanted = name === null ? undefined : module.attributes.get(name);
  const first = firstLeftOut(module, name);
  const isMissing = name === null ? !hasNetworks(module) : isKind(wanted, 'unknown');
  return first === undefined || !isMissing ? null : failureDiagnostic(machine, first);
}

/** Moves an error of a call that does not fit its function to that function, since the call is in no file. */
function atCallee(diagnostic: Diagnostic, { callee, name, args, settings, below }: NetworkCall): Diagnostic {
  if (diagnostic.location?.document !== CALL_DOCUMENT) return diagnostic;
  const { location: _location, ...problem } = diagnostic;
  const made = isKind(callee, 'class') ? lookUp(callee, '__init__') : undecorated(callee);
  const place = isKind(made, 'function') ? made.place : null;
  const written = [args.trim(), ...settings].filter((text) => text !== '').join(', ');
  return {
    ...problem,
    why: `it is called as ${shortened(`${name}(${written})${below}`)}`,
    ...atPlace(place),
  };
}

/** The function inside its decorators, by `functools.wraps`. */
function undecorated(callee: Value): Value {
  const seen = new Set<Value>();
  let within = callee;
  while (isKind(within, 'function') && !seen.has(within)) {
    seen.add(within);
    within = within.attributes.get('__wrapped__') ?? within;
  }
  return within;
}

/** The error for a class that is not a module because the source of a base class is missing; null for other causes. */
function baseThatIsNotAtHand(callee: Value): Diagnostic | null {
  if (!isKind(callee, 'class') || callee.unknownBase === null) return null;
  const { path, why, help } = callee.unknownBase;
  return {
    code: 'python/unknown-import',
    severity: 'error',
    message: `${callee.name} derives from ${path}, which is unknown`,
    why,
    ...(help === null ? {} : { help }),
    ...atPlace(callee.place),
  };
}

function atPlace(place: Place | null): Pick<Diagnostic, 'location'> {
  return place === null ? {} : { location: locationOf(place) };
}

function moduleMethodOf(name: string): Value | undefined {
  return moduleClass.attributes.get(name);
}

function withoutForward({ type }: Instance): Diagnostic {
  return {
    code: 'pytorch/class',
    severity: 'error',
    message: `${type.name} has no forward`,
    help: forwardMeant(type) ?? 'define forward(self, x), or name the class that has it',
    ...atPlace(type.place),
  };
}

/** A module, or the first one of a tuple or list that a factory returns. */
function networkOf(value: Value): Instance | null {
  if (isModule(value)) return value;
  if (isKind(value, 'tuple') || isKind(value, 'list'))
    for (const item of value.items) if (isModule(item)) return item;
  return null;
}

function recordNetwork(
  session: Session,
  {
    network,
    document,
    options,
  }: {
    readonly network: Instance;
    readonly module: PyModule;
    readonly document: NetworkDocument;
    readonly options: ReadOptions;
  },
): Network {
  takeSteps(session.machine, 1);
  if (registryOf(network, '_modules') === undefined)
    return refused({
      code: 'python/raised',
      severity: 'error',
      message: `AttributeError: '${network.type.name}' object has no attribute '_modules'`,
      help: callSuper(),
      ...atPlace(network.type.place),
    });
  if (lookUp(network.type, 'forward') === moduleMethodOf('forward')) return refused(withoutForward(network));
  const inputs = readInputs(session.machine, network, options);
  if ('diagnostic' in inputs) return refused(inputs.diagnostic);
  const source =
    document.part === null || document.part === undefined
      ? document.path
      : `${document.path}:${document.part}`;
  return recordForward(session, network, { inputs: inputs.inputs, source, batch: options.batch ?? 1 });
}

/** A result whose graph has one note more. */
export function withNote(result: ReadResult, note: string): ReadResult {
  if (result.graph === null) return result;
  return { ...result, graph: { ...result.graph, notes: [...(result.graph.notes ?? []), note] } };
}
