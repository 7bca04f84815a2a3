import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { invalidOption } from '../diagnostics/invalid-option';
import { parseInput } from '../frontends/given-input';
import { LARGEST_SIZE } from '../ops/fields';
import { createDecode } from '../report/decode';
import type { NamedTensor } from '../report/report-rows';
import type { TrainingPlan } from '../report/training';
import { type Analysis, analyseSource } from './analyse';
import type { Io } from './io';
import { openReference } from './load-graph';
import type { SpecOptions } from './spec-options';

/** The value of `--decode`: how many tokens precede the one that is decoded, and the input that takes them. */
export interface DecodePlan {
  readonly text: string;
  /** Null if no input is named. */
  readonly input: string | null;
  readonly length: number;
}

const EXAMPLE = 'for example --decode 1023, or of several inputs --decode tokens=447';

/** Reads `1023` or `tokens=447`. */
export function readDecodeOption(text: string): DecodePlan | Diagnostic {
  const [, input = null, digits = ''] = /^(?:(.+)=)?(\d+)$/s.exec(text) ?? [];
  const length = Number(digits);
  return digits === '' || length >= LARGEST_SIZE
    ? invalidOption('--decode', text, 'a number of tokens', EXAMPLE)
    : { text, input, length };
}

/**
 * The analysis of a decoder for the tokens of a plan and one more, with the cost of the last one.
 *
 * The network is built three times: once as it is, to learn its inputs, and once for each of two numbers of
 * tokens.
 */
export function analyseDecoder(
  reference: string,
  plan: DecodePlan,
  options: SpecOptions,
  io: Io,
  training: TrainingPlan | null,
): Analysis {
  const first = openReference(reference, io);
  // Standard input is read once and kept; a file is opened anew for each network.
  const analysisOf = (given: SpecOptions): Analysis =>
    analyseSource(reference === '-' ? first : openReference(reference, io), given, io, training);
  const asItIs = analysisOf(options);
  if (asItIs.report === null || hasErrors(asItIs.diagnostics)) return asItIs;
  const { inputs } = asItIs.report.model;
  const input =
    inputs.find(({ name }) => name === plan.input) ??
    (plan.input === null && inputs.length === 1 ? inputs[0] : undefined);
  if (input === undefined) return refused(asItIs, whichInput(plan, inputs));
  const built = (tokens: number): Analysis => analysisOf(withTokens(options, input, inputs.length, tokens));
  const whole = built(plan.length + 1);
  if (whole.report === null || whole.graph === null || hasErrors(whole.diagnostics)) return whole;
  const other = built(plan.length === 0 ? 2 : plan.length);
  if (other.report === null || other.graph === null || hasErrors(other.diagnostics)) return other;
  const decode = createDecode(
    { graph: whole.graph, layers: whole.report.layers },
    { graph: other.graph, layers: other.report.layers },
    {
      input: input.name,
      length: plan.length,
      dtypes: { asked: whole.settings.dtype, byDefault: whole.graph.dtype ?? 'float32' },
    },
  );
  return 'problem' in decode
    ? refused(whole, noDecoder(decode.problem))
    : { ...whole, report: { ...whole.report, decode } };
}

/** The options with another number of tokens, the first dimension after the batch. */
function withTokens(
  options: SpecOptions,
  { name, shape }: NamedTensor,
  inputs: number,
  tokens: number,
): SpecOptions {
  const given = options.in ?? [];
  const isOfTokens = (text: string): boolean => inputs === 1 || parseInput(text).name === name;
  const asGiven = given.findLast(isOfTokens) ?? '';
  // An element type may follow the sizes, `16:int64`, and the sizes may include the batch, `[2,16]`.
  const [dtype = ''] = /:\w+$/.exec(asGiven) ?? [];
  const [batch, , ...others] = shape;
  const sizes = asGiven.includes('[')
    ? JSON.stringify([batch, tokens, ...others])
    : `${[tokens, ...others].join('x')}${dtype}`;
  const rest = given.filter((text) => !isOfTokens(text));
  return { ...options, in: [...rest, inputs === 1 ? sizes : `${name}=${sizes}`] };
}

function refused(analysis: Analysis, diagnostic: Diagnostic): Analysis {
  return { ...analysis, report: null, diagnostics: [...analysis.diagnostics, diagnostic] };
}

function whichInput({ text }: DecodePlan, inputs: readonly NamedTensor[]): Diagnostic {
  const names = inputs.map(({ name }) => name);
  const expected = `the number of tokens of one of the inputs ${names.join(', ')}`;
  return invalidOption('--decode', text, expected, `for example --decode ${names.at(-1)}=447`);
}

function noDecoder(problem: string): Diagnostic {
  return {
    code: 'usage/invalid-option',
    severity: 'error',
    message: `--decode needs a network that generates one token after the other: ${problem}`,
    help: 'a decoder has attention by ScaledDotProductAttention with "is_causal": true, by a layer such as MultiheadAttention, or by products with a Softmax between them',
  };
}
