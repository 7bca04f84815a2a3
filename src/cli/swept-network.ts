import { createHash } from 'node:crypto';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { headOf } from '../frontends/document-bytes';
import type { ReadOptions } from '../frontends/front-end';
import { parseInput } from '../frontends/given-input';
import { findFrontEnd } from '../frontends/index';
import { specFrontEnd } from '../frontends/spec/index';
import { inputsOf } from '../graph/graph';
import type { Spec } from '../language/spec';
import { isKnownShape, type NamedShape } from '../ops/shape';
import type { DocumentTexts } from '../renderers/diagnostics-text';
import { networkFigures } from '../report/network-figures';
import type { Axis } from '../search/axis';
import { type ResolvedAxis, resolveAxis } from '../search/axis-choices';
import { positionsAt, sizeOfProduct } from '../search/product';
import { type Evaluate, problemsOfAxes } from '../search/spec-evaluator';
import { readingOptions } from './analyse';
import type { Io } from './io';
import { frontEndIo, loadSource, openReference } from './load-graph';
import type { Settings, SpecOptions } from './spec-options';
import { isResolved, shapesOfInputs } from './sweep-job';

/** The common part of networks that a search varies. */
interface Swept {
  /** Without the batch. */
  readonly inputs: readonly NamedShape[];
  /** Equal exactly for equal networks. */
  readonly digest: string;
  /** The diagnostics of the values of axes, before any of them is tried. */
  readonly problemsOf: (axes: readonly ResolvedAxis[]) => readonly Diagnostic[];
}

/** A network that a search varies. */
export type SweptNetwork =
  /** With the values of `--set` and `--in` put into it. */
  | (Swept & { readonly kind: 'spec'; readonly spec: Spec })
  /** Of PyTorch source or an ONNX model, which is read again for each variant. */
  | (Swept & {
      readonly kind: 'document';
      readonly evaluatorOf: (axes: readonly ResolvedAxis[]) => Evaluate;
    });

/** A network that is to be varied, or why there is none. */
export interface SweptSource {
  readonly network: SweptNetwork | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: DocumentTexts;
}

/** Reads the network that a search is to vary. */
export function readSweptNetwork(
  reference: string,
  options: SpecOptions,
  settings: Settings,
  io: Io,
): SweptSource {
  const readOptions = readingOptions(options, settings);
  const source = openReference(reference, io);
  if (source.kind === 'nothing') return { network: null, diagnostics: [source.diagnostic], texts: new Map() };
  if (source.kind === 'preset') return sweptSpec(source.spec, readOptions, new Map());
  if (findFrontEnd(source.path, headOf(source.bytes))?.name !== specFrontEnd.name)
    return sweptDocument(reference, readOptions, settings, io);
  const bytes = source.bytes.all();
  if (!(bytes instanceof Uint8Array)) return { network: null, diagnostics: [bytes], texts: new Map() };
  const { loadSpec }: typeof import('../frontends/spec/load-spec') = require('../frontends/spec/load-spec');
  const { spec, diagnostics, texts } = loadSpec({ path: source.path, bytes }, readOptions, frontEndIo(io));
  if (spec === null || hasErrors(diagnostics)) return { network: null, diagnostics, texts };
  const swept = sweptSpec(spec, readOptions, texts);
  return { ...swept, diagnostics: [...diagnostics, ...swept.diagnostics] };
}

function sweptSpec(given: Spec, options: ReadOptions, texts: DocumentTexts): SweptSource {
  const {
    applyOptions,
  }: typeof import('../frontends/spec/applied-options') = require('../frontends/spec/applied-options');
  const { spec, diagnostics } = applyOptions(given, options);
  const network: SweptNetwork = {
    kind: 'spec',
    spec,
    inputs: shapesOfInputs(spec),
    digest: digestOf(JSON.stringify(spec)),
    problemsOf: (axes) => problemsOfAxes(spec, axes),
  };
  return { network: hasErrors(diagnostics) ? null : network, diagnostics, texts };
}

/** A network of PyTorch source or an ONNX model. */
function sweptDocument(reference: string, options: ReadOptions, settings: Settings, io: Io): SweptSource {
  const read = (changes: Pick<ReadOptions, 'inputs' | 'vars'>, names: readonly string[] = []) => {
    const inputs = inputsWith(options.inputs, changes.inputs, names);
    return loadSource(
      openReference(reference, io),
      { ...options, inputs, vars: [...options.vars, ...changes.vars] },
      io,
    );
  };
  const { graph, diagnostics, texts } = read({ inputs: [], vars: [] });
  if (graph === null || hasErrors(diagnostics)) return { network: null, diagnostics, texts };
  const inputs = inputsOf(graph).flatMap(({ name, type: { shape } }) =>
    isKnownShape(shape) ? [{ name, shape: shape.slice(1) }] : [],
  );
  const names = inputs.map(({ name }) => name);
  const evaluatorOf =
    (axes: readonly ResolvedAxis[]): Evaluate =>
    (index) => {
      const choices = positionsAt(axes, index).map((position, axis) => axes[axis]?.choiceAt(position));
      const changes = {
        inputs: choices.flatMap((choice) => choice?.in ?? []),
        vars: choices.flatMap((choice) => choice?.set ?? []),
      };
      const result = read(changes, names);
      const error = result.diagnostics.find(({ severity }) => severity === 'error');
      if (error !== undefined || result.graph === null)
        return { figures: null, error: error?.code ?? null, problem: error?.message ?? null };
      return {
        figures: networkFigures(settings, result.graph.dtype)(result.graph),
        error: null,
        problem: null,
      };
    };
  const problemsOf = (axes: readonly ResolvedAxis[]): readonly Diagnostic[] =>
    axes.flatMap(({ choiceAt }) => {
      const { set, in: given } = choiceAt(0);
      return set.length > 0
        ? read({ inputs: given, vars: set }, names).diagnostics.filter(
            ({ severity, code }) => severity === 'error' && code.startsWith('usage/'),
          )
        : [];
    });
  const digest = digestOf(JSON.stringify({ graph }, (key, value) => (key === 'op' ? value?.type : value)));
  return { network: { kind: 'document', inputs, digest, problemsOf, evaluatorOf }, diagnostics, texts };
}

/** The values of `--in` with some replaced: one without a name belongs to the only input. */
function inputsWith(
  given: readonly string[],
  varied: readonly string[],
  names: readonly string[],
): readonly string[] {
  const changed = varied.map((text) => parseInput(text).name);
  if (changed.length === 0) return given;
  if (changed.includes(null)) return varied;
  const named = given.map((text, at) => {
    const name = parseInput(text).name ?? names[at];
    return { name, text: parseInput(text).name === null ? `${name}=${text}` : text };
  });
  const kept = named.filter(({ name }) => name !== undefined && !changed.includes(name));
  return [...kept.map(({ text }) => text), ...varied];
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Axes with their values resolved for a network, or diagnostics. */
export function axesOfNetwork(
  varied: readonly Axis[],
  network: SweptNetwork,
): { readonly axes: readonly ResolvedAxis[]; readonly problems: readonly Diagnostic[] } {
  const resolved = varied.map((axis) => resolveAxis(axis, network.inputs));
  const axes = resolved.filter(isResolved);
  const refused = resolved.flatMap((axis) => (isResolved(axis) ? [] : [axis]));
  if (refused.length > 0) return { axes, problems: refused };
  const isCountable = Number.isSafeInteger(sizeOfProduct(axes));
  return { axes, problems: isCountable ? network.problemsOf(axes) : [tooMany] };
}

const tooMany: Diagnostic = {
  code: 'usage/invalid-option',
  severity: 'error',
  message: 'there are more variants than 2^53',
  help: 'take larger steps',
};
