import { type Count, formatCount, multiplyCounts, sumOf } from '../counts/count';
import { counted } from '../counts/counted';
import { figureTitles } from '../counts/figure-titles';
import { formatFormula } from '../ops/formula';
import type { WorkUnit } from '../ops/op';
import { formatShape, isKnownShape } from '../ops/shape';
import { workUnitNames, workUnits } from '../ops/work';
import type {
  ExplainedCost,
  ExplainedSize,
  ExplainedTensor,
  Explanation,
  GroupExplanation,
  LayerExplanation,
} from '../report/explanation';
import { isOwnFigure, NOT_COUNTED, PARTIAL } from './known-figures';

/** A line of an explanation: its label and the arithmetic; the label of a continuation line is empty. */
export interface ExplainedLine {
  readonly label: string;
  readonly text: string;
}

/** The arithmetic of a layer, or the sums of a group, line by line. */
export function explanationLines(explanation: Explanation): readonly ExplainedLine[] {
  const { convention } = explanation;
  const further = explanation.kind === 'group' ? explanation.furtherOutputs : [];
  const { calledAt } = explanation;
  return [
    ...labelled('Called at', calledAt === undefined ? [] : [calledAt]),
    ...(explanation.kind === 'layer' ? layerLines(explanation) : groupLines(explanation)),
    ...labelled(
      convention.title,
      isOwnFigure(convention) ? [`${countText(explanation)} (convention ${convention.name})`] : [],
    ),
    ...labelled(figureTitles.receptive_field, receptiveFieldTexts(explanation)),
    ...further.flatMap((output) =>
      receptiveFieldTexts(output).map((text) => ({ label: '', text: `${text} (${output.name})` })),
    ),
  ];
}

function countText({ kind, count }: Explanation): string {
  if (count !== null) return formatCount(count);
  return kind === 'layer' ? NOT_COUNTED : PARTIAL;
}

/** Two elements of four bits share a byte. */
function halved(count: Count): Count {
  return typeof count === 'number' ? Math.ceil(count / 2) : (count + 1n) / 2n;
}

function layerLines(layer: LayerExplanation): readonly ExplainedLine[] {
  const { macs, called } = layer;
  return [
    ...labelled('Input', layer.inputs.map(formatShape)),
    ...labelled('Output', [outputText(layer)]),
    ...labelled(
      'Stated',
      layer.stated === true ? ['its output and its figures are stated, not computed'] : [],
    ),
    ...layer.sizes.map((size) => ({ label: axisLabel(layer, size), text: sizeText(size) })),
    ...labelled(figureTitles.params, parameterTexts(layer)),
    ...labelled(figureTitles.macs, macTexts(layer)),
    ...labelled(figureTitles.flops, macs === 0 ? [] : [flopsText(layer)]),
    ...labelled('Other work', otherWorkTexts(layer)),
    ...labelled(figureTitles.param_bytes, parameterBytesTexts(layer)),
    ...labelled('Output bytes', called ? [outputBytesText(layer)] : []),
  ];
}

function outputBytesText({
  bytesPerElement,
  outputElements,
  output,
  activationBytes,
}: LayerExplanation): string {
  if (!isKnownShape(output)) return 'not known, as its sizes are not';
  const bytes = product(
    [...output, bytesPerElement],
    halved(multiplyCounts(outputElements, 2 * bytesPerElement)),
  );
  return `${bytes} bytes${activationBytes === 0 ? ', in memory that is there already' : ''}`;
}

function groupLines(group: GroupExplanation): readonly ExplainedLine[] {
  const { parts, params, weights, biases, macs, activationBytes } = group;
  const terms = parts.map((part) => part.params);
  const split = params === 0 ? '' : ` (${formatCount(weights)} weights + ${formatCount(biases)} biases)`;
  const furtherTexts = group.furtherOutputs.map(({ name, shape }) => `${formatShape(shape)} (${name})`);
  return [
    ...labelled('Input', group.inputs.map(formatShape)),
    ...labelled('Output', [outputText(group), ...furtherTexts]),
    { label: figureTitles.params, text: sumText(terms, params) + split },
    { label: figureTitles.macs, text: groupMacsText(group) },
    ...labelled(figureTitles.flops, group.isWorkKnown ? [macs === 0 ? '0' : flopsText(group)] : []),
    ...labelled(figureTitles.param_bytes, parameterBytesTexts(group)),
    { label: figureTitles.activation_bytes, text: `${formatCount(activationBytes)} bytes` },
  ];
}

/** A line for each text, the first with the label. */
function labelled(label: string, texts: readonly string[]): readonly ExplainedLine[] {
  return texts.map((text, at) => ({ label: at === 0 ? label : '', text }));
}

const NO_WORK = 'none: it is built, not called';

/** Replaces the arithmetic of unknown work. */
const UNKNOWN_WORK = `${NOT_COUNTED}: what it computes is not known`;

function groupMacsText({ called, parts, macs, isWorkKnown }: GroupExplanation): string {
  if (!called) return NO_WORK;
  const terms = parts.map((part) => part.macs);
  return `${sumText(terms, macs)} MACs${isWorkKnown ? '' : ` (${PARTIAL})`}`;
}

function flopsText({ macs, flops }: ExplainedCost): string {
  return `2 x ${formatCount(macs)} = ${formatCount(flops)}`;
}

function outputText({ output, called }: GroupExplanation | LayerExplanation): string {
  return `${formatShape(output)}${called ? '' : ', if it were called'}`;
}

/** `12,800 + 64 = 12,864`; a single term is the result itself. */
function equation(terms: readonly Count[], sign: '+' | 'x', result: Count): string {
  if (terms.length < 2) return formatCount(result);
  return `${terms.map(formatCount).join(` ${sign} `)} = ${formatCount(result)}`;
}

/** With more terms than this, only the table below has them. */
const MOST_TERMS = 12;

function sumText(terms: readonly Count[], sum: Count): string {
  const shown = terms.filter((term) => term !== 0);
  return equation(shown.length > MOST_TERMS ? [] : shown, '+', sum);
}

/** `12,800 x 28 x 28 = 10,035,200`; factors of 1 are left out. */
function product(factors: readonly Count[], result: Count): string {
  return equation(
    factors.filter((factor) => factor !== 1),
    'x',
    result,
  );
}

const AXIS_NAMES: Readonly<Record<number, readonly string[]>> = {
  3: ['Length'],
  4: ['Height', 'Width'],
  5: ['Depth', 'Height', 'Width'],
};

function axisLabel({ output, family }: LayerExplanation, { axis }: ExplainedSize): string {
  if (axis === 1 && output.length >= 4) return 'Channels';
  const name =
    family === 'convolution' || family === 'pooling' ? AXIS_NAMES[output.length]?.[axis - 2] : null;
  return name ?? `Dimension ${axis}`;
}

function sizeText({ formula, size, note }: ExplainedSize): string {
  return `${formatFormula(formula)} = ${formatCount(size)}${note === undefined ? '' : ` (${note})`}`;
}

function tensorText({ shape, elements }: ExplainedTensor): string {
  return equation(shape, 'x', elements);
}

/** One line for a weight and a bias; further tensors have a line each before it. */
function parameterTexts(layer: LayerExplanation): readonly string[] {
  const { tensors, params, weights, biases, frozen, calls } = layer;
  if (tensors.length === 0) return ['none'];
  const ofRole = (role: ExplainedTensor['role']) => tensors.filter((tensor) => tensor.role === role);
  const [weight, bias] = [ofRole('weight'), ofRole('bias')];
  const isShort = weight.length <= 1 && bias.length <= 1;
  const weightText = isShort && weight[0] !== undefined ? tensorText(weight[0]) : formatCount(weights);
  const sum = [
    ...(weight.length > 0 ? [`${weightText} ${weights === 1 ? 'weight' : 'weights'}`] : []),
    ...(bias.length > 0 ? [counted(biases, 'bias', 'biases')] : []),
  ].join(' + ');
  const notes = [...(frozen ? ['frozen'] : []), ...(calls > 1 ? [`once for all ${calls} calls`] : [])];
  const note = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  const total = weight.length > 0 && bias.length > 0 ? ` = ${formatCount(params)}` : '';
  return [
    ...(isShort ? [] : tensors.map((tensor) => `${tensor.name}: ${tensorText(tensor)}`)),
    `${sum}${total}${note}`,
  ];
}

function macTexts(layer: LayerExplanation): readonly string[] {
  const { macs, calls, called, isWorkKnown } = layer;
  if (!called) return [NO_WORK];
  if (!isWorkKnown) return [UNKNOWN_WORK];
  const terms = termsOf(layer, 'mac');
  const note = calls > 1 ? ` in each of ${calls} calls` : '';
  const [first, ...others] = terms;
  if (first === undefined) return ['none'];
  if (others.length === 0) return [`${product(first.factors, macs)} MACs${note}`];
  const counts = terms.map(({ count }) => count);
  return [
    ...terms.map(({ label, factors, count }) => {
      return `${label === undefined ? '' : `${label}: `}${product(factors, count)}`;
    }),
    `${equation(counts, '+', macs)} MACs${note}`,
  ];
}

function termsOf({ work }: LayerExplanation, unit: WorkUnit): LayerExplanation['work'] {
  return work.filter((term) => term.unit === unit && term.count !== 0);
}

function otherWorkTexts(layer: LayerExplanation): readonly string[] {
  return workUnits.flatMap((unit) => {
    const [first, ...others] = termsOf(layer, unit);
    if (first === undefined || unit === 'mac') return [];
    const sum = sumOf([first, ...others].map(({ count }) => count));
    return [`${others.length === 0 ? product(first.factors, sum) : formatCount(sum)} ${workUnitNames[unit]}`];
  });
}

function parameterBytesTexts({ params, bytesPerParam, paramBytes }: ExplainedCost): readonly string[] {
  if (params === 0) return [];
  // the tensors of a file may differ in element type
  const isProduct = Number(params) * bytesPerParam === Number(paramBytes);
  return [
    `${isProduct ? `${formatCount(params)} x ${bytesPerParam} = ` : ''}${formatCount(paramBytes)} bytes`,
  ];
}

function receptiveFieldTexts({ receptiveField }: Pick<ExplainedCost, 'receptiveField'>): readonly string[] {
  if (receptiveField === null || receptiveField.size.length === 0) return [];
  const { size, stride } = receptiveField;
  const steps = stride.every((step) => step === 0)
    ? 'the same for every position'
    : `in steps of ${stride.join(' x ')}`;
  return [`${size.map(formatCount).join(' x ')} of the input, ${steps}`];
}
