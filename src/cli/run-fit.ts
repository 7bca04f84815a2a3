import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { invalidOption } from '../diagnostics/invalid-option';
import { bestFitFormats } from '../renderers/index';
import { completeStyle } from '../renderers/text-style';
import type { Aim, BestFit, Bound } from '../report/best-fit';
import { parseAim } from '../search/aim';
import type { Axis } from '../search/axis';
import type { ResolvedAxis } from '../search/axis-choices';
import { findBestFit } from '../search/best-fit';
import { parseBound } from '../search/bound';
import { positionsAt } from '../search/product';
import { specEvaluator } from '../search/spec-evaluator';
import { paletteFor } from './colour';
import { EXIT_NO, EXIT_OK, EXIT_TROUBLE } from './exit-codes';
import { extendingSpec } from './extending-spec';
import { type FormatOptions, readFormat } from './format-option';
import type { Io } from './io';
import { printDiagnostics, refuse } from './print-diagnostics';
import { printOrWrite } from './print-or-write';
import { createProgress } from './progress';
import { readSettings, type SpecOptions } from './spec-options';
import { isDiagnostic, readAxes } from './sweep-options';
import { axesOfNetwork, readSweptNetwork } from './swept-network';
import { textStyleFor } from './text-style';

/** The options of a fit, as the command line gives them. */
export interface FitOptions extends SpecOptions, FormatOptions {
  readonly vary?: readonly string[];
  readonly max?: readonly string[];
  readonly min?: readonly string[];
  readonly aim?: string;
  readonly output?: string;
  readonly limit: string;
}

/** Up to this many variants are all evaluated, without analysing how their figures grow. */
const EXHAUSTIVE = 2000;

/** `inception fit SPEC --vary ... --max ... --aim ...`: the best variant of a network within a budget. */
export function runFit(io: Io, reference: string, options: FitOptions): number {
  const { request, diagnostics } = readFitRequest(options);
  const { settings, diagnostics: ofSettings } = readSettings(options);
  const { format, diagnostics: ofFormat } = readFormat(options, bestFitFormats);
  const early = [...diagnostics, ...ofSettings, ...ofFormat];
  if (request === null || format === null || early.length > 0) return refuse(early, options, io);
  const { network, diagnostics: found, texts } = readSweptNetwork(reference, options, settings, io);
  if (found.length > 0) printDiagnostics(found, texts, io, options);
  if (network === null || hasErrors(found)) return EXIT_TROUBLE;
  const { axes, problems } = axesOfNetwork(request.varied, network);
  if (problems.length > 0) return refuse(problems, options, io);
  const { output } = options;
  const unextended = output === undefined ? null : extendingSpec(reference, output, { set: [], in: [] }, io);
  if (unextended !== null && isDiagnostic(unextended)) return refuse([unextended], options, io);
  const { aim, bounds, most } = request;
  const { maxLayers, ...measuring } = settings;
  const evaluate =
    network.kind === 'document'
      ? network.evaluatorOf(axes)
      : specEvaluator(network.spec, axes, { ...measuring, ...(maxLayers === null ? {} : { maxLayers }) });
  const progress = createProgress(io, { total: most, unit: 'evaluations at most' });
  const answer = findBestFit(
    { axes, evaluate, bounds, aim },
    { exhaustive: EXHAUSTIVE, most },
    progress.report,
  );
  progress.clear();
  const choice = choiceOf(axes, answer.row?.index ?? null);
  const fit: BestFit = {
    ...answer,
    spec: reference,
    axes: axes.map(({ name }) => name),
    bounds,
    aim,
    arguments: [
      ...choice.set.flatMap((text) => ['--set', text]),
      ...choice.in.flatMap((text) => ['--in', text]),
    ],
  };
  if (output === '-') {
    // Standard output contains only the spec.
    format.print(fit, completeStyle({ palette: paletteFor(options.color, io, 'err') }), { out: io.err });
  } else format.print(fit, textStyleFor(options.color, io), io);
  if (!fit.fits) return EXIT_NO;
  if (output === undefined) return EXIT_OK;
  const text = extendingSpec(reference, output, { ...options, ...both(options, choice) }, io);
  return isDiagnostic(text) ? refuse([text], options, io) : printOrWrite(text.text, output, options, io);
}

interface FitRequest {
  readonly varied: readonly Axis[];
  readonly bounds: readonly Bound[];
  readonly aim: Aim;
  readonly most: number;
}

function readFitRequest({ vary = [], max = [], min = [], aim: aimed, limit }: FitOptions): {
  readonly request: FitRequest | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  const varied = readAxes(vary);
  const bounds = [
    ...max.map((text) => parseBound('max', text)),
    ...min.map((text) => parseBound('min', text)),
  ];
  const aim = aimed === undefined ? noAim : parseAim('--aim', aimed, 'max');
  const most = /^[1-9]\d{0,8}$/.test(limit) ? Number(limit) : null;
  const diagnostics = [
    ...[...varied, ...bounds, aim].filter(isDiagnostic),
    ...(bounds.length === 0 ? [noBound] : []),
    ...(most === null
      ? [invalidOption('--limit', limit, 'a whole number of at least 1', 'for example --limit 100000')]
      : []),
  ];
  if (diagnostics.length > 0 || isDiagnostic(aim) || most === null) return { request: null, diagnostics };
  const isWanted = <T extends object>(each: T | Diagnostic): each is T => !isDiagnostic(each);
  return {
    request: { varied: varied.filter(isWanted), bounds: bounds.filter(isWanted), aim, most },
    diagnostics,
  };
}

const noAim: Diagnostic = {
  code: 'usage/invalid-option',
  severity: 'error',
  message: 'the figure to optimise is not given',
  help: 'for example --aim params for the most parameters, or --aim min:macs',
};

const noBound: Diagnostic = {
  code: 'usage/invalid-option',
  severity: 'error',
  message: 'no budget is given',
  help: 'for example --max macs=300M',
};

/** The values of a variant in the form of the command line. */
function choiceOf(axes: readonly ResolvedAxis[], index: number | null) {
  const choices =
    index === null ? [] : positionsAt(axes, index).map((position, axis) => axes[axis]?.choiceAt(position));
  return {
    set: choices.flatMap((choice) => choice?.set ?? []),
    in: choices.flatMap((choice) => choice?.in ?? []),
  };
}

/** The values of the command line, followed by those that were found. */
function both(
  { set = [], in: given = [] }: FitOptions,
  choice: { readonly set: readonly string[]; readonly in: readonly string[] },
) {
  return { set: [...set, ...choice.set], in: [...given, ...choice.in] };
}
