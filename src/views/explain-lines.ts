import { type Count, formatCount, multiplyCounts, sumOf } from '../counts/count';
import { formatFormula } from '../ops/formula';
import { formatShape } from '../ops/shape';
import { workUnitNames, workUnits } from '../ops/work';
import type {
  ExplainedCost,
  ExplainedSize,
  ExplainedTensor,
  Explanation,
  GroupExplanation,
  LayerExplanation,
} from '../report/explanation';
import { NOT_COUNTED, PARTIAL } from './known-figures';

/** A line of an explanation: what it is about, and the arithmetic; the label is empty where a line goes on. */
export interface ExplainedLine {
  readonly label: string;
  readonly text: string;
}

/** The arithmetic of a layer, or the sums of a group, line by line. */
export function explanationLines(explanation: Explanation): readonly ExplainedLine[] {
  const { convention } = explanation;
  return [
    ...(explanation.kind === 'layer' ? layerLines(explanation) : groupLines(explanation)),
    ...(convention.name === 'macs' || convention.name === 'flops'
      ? []
      : [
          {
            label: convention.title,
            text: `${countText(explanation)} (convention ${convention.name})`,
          },
        ]),
    ...receptiveFieldLines(explanation),
    ...(explanation.kind === 'group' ? explanation.furtherOutputs : []).flatMap((output) =>
      receptiveFieldLines(output).map(({ text }) => ({ label: '', text: `${text} (${output.name})` })),
    ),
  ];
}

function countText({ kind, count }: Explanation): string {
  if (count !== null) return formatCount(count);
  return kind === 'layer' ? NOT_COUNTED : PARTIAL;
}

function layerLines(layer: LayerExplanation): readonly ExplainedLine[] {
  const { flops, macs, bytesPerElement, outputElements, output, activationBytes } = layer;
  const outputBytes = product(
    [...output.filter((dim) => dim !== null), bytesPerElement],
    multiplyCounts(outputElements, bytesPerElement),
  );
  return [
    ...layer.inputs.map((shape, at) => ({ label: at === 0 ? 'Input' : '', text: formatShape(shape) })),
    outputLine(layer),
    ...layer.sizes.map((size) => ({ label: axisLabel(layer, size), text: sizeText(size) })),
    ...labelled('Parameters', parameterTexts(layer)),
    ...labelled('Mult-adds', macTexts(layer)),
    ...(macs === 0 ? [] : [{ label: 'FLOPs', text: `2 x ${formatCount(macs)} = ${formatCount(flops)}` }]),
    ...labelled('Other work', otherWorkTexts(layer)),
    ...parameterBytesLines(layer),
    ...(layer.called
      ? [
          {
            label: 'Output bytes',
            text: `${outputBytes} bytes${activationBytes === 0 ? ', in memory that is there already' : ''}`,
          },
        ]
      : []),
  ];
}

function groupLines(group: GroupExplanation): readonly ExplainedLine[] {
  const { inputs, parts, params, weights, biases, macs, flops, activationBytes } = group;
  const split = params === 0 ? '' : ` (${formatCount(weights)} weights + ${formatCount(biases)} biases)`;
  return [
    ...inputs.map((shape, at) => ({ label: at === 0 ? 'Input' : '', text: formatShape(shape) })),
    outputLine(group),
    ...group.furtherOutputs.map(({ name, shape }) => ({
      label: '',
      text: `${formatShape(shape)} (${name})`,
    })),
    {
      label: 'Parameters',
      text:
        sumText(
          parts.map((part) => part.params),
          params,
        ) + split,
    },
    { label: 'Mult-adds', text: groupMacsText(group) },
    ...(group.isWorkKnown
      ? [{ label: 'FLOPs', text: macs === 0 ? '0' : `2 x ${formatCount(macs)} = ${formatCount(flops)}` }]
      : []),
    ...parameterBytesLines(group),
    { label: 'Activation bytes', text: `${formatCount(activationBytes)} bytes` },
  ];
}

const NO_WORK = 'none: it is built, not called';

/** Written in place of the arithmetic of work that is not known. */
const UNKNOWN_WORK = `${NOT_COUNTED}: nobody knows what it computes`;

function groupMacsText({ called, parts, macs, isWorkKnown }: GroupExplanation): string {
  if (!called) return NO_WORK;
  const terms = parts.map((part) => part.macs);
  return `${sumText(terms, macs)} MACs${isWorkKnown ? '' : ` (${PARTIAL})`}`;
}

function outputLine({ output, called }: GroupExplanation | LayerExplanation): ExplainedLine {
  return { label: 'Output', text: `${formatShape(output)}${called ? '' : ', if it were called'}` };
}

/** More terms than this are left to the table. */
const MOST_TERMS = 12;

function sumText(terms: readonly Count[], sum: Count): string {
  const shown = terms.filter((term) => term !== 0);
  return shown.length < 2 || shown.length > MOST_TERMS
    ? formatCount(sum)
    : `${shown.map(formatCount).join(' + ')} = ${formatCount(sum)}`;
}

function labelled(label: string, texts: readonly string[]): readonly ExplainedLine[] {
  return texts.map((text, at) => ({ label: at === 0 ? label : '', text }));
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

/** `12,800 x 28 x 28 = 10,035,200`; factors of 1 are left out, a single factor is the result itself. */
function product(factors: readonly Count[], result: Count): string {
  const shown = factors.filter((factor) => factor !== 1);
  return shown.length < 2
    ? formatCount(result)
    : `${shown.map(formatCount).join(' x ')} = ${formatCount(result)}`;
}

function tensorText({ shape, elements }: ExplainedTensor): string {
  return shape.length < 2
    ? formatCount(elements)
    : `${shape.map(formatCount).join(' x ')} = ${formatCount(elements)}`;
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
    ...(weight.length > 0 ? [`${weightText} ${named(weights, 'weight')}`] : []),
    ...(bias.length > 0 ? [`${formatCount(biases)} ${named(biases, 'bias')}`] : []),
  ].join(' + ');
  const notes = [...(frozen ? ['frozen'] : []), ...(calls > 1 ? [`once for all ${calls} calls`] : [])];
  const note = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  const total = weight.length > 0 && bias.length > 0 ? ` = ${formatCount(params)}` : '';
  return [
    ...(isShort ? [] : tensors.map((tensor) => `${tensor.name}: ${tensorText(tensor)}`)),
    `${sum}${total}${note}`,
  ];
}

function named(count: Count, word: 'weight' | 'bias'): string {
  if (count === 1) return word;
  return word === 'bias' ? 'biases' : 'weights';
}

function macTexts({ work, macs, calls, called, isWorkKnown }: LayerExplanation): readonly string[] {
  if (!called) return [NO_WORK];
  if (!isWorkKnown) return [UNKNOWN_WORK];
  const terms = work.filter(({ unit, count }) => unit === 'mac' && count !== 0);
  const note = calls > 1 ? ` in each of ${calls} calls` : '';
  if (terms.length === 0) return ['none'];
  const [only] = terms;
  if (terms.length === 1 && only !== undefined) return [`${product(only.factors, macs)} MACs${note}`];
  return [
    ...terms.map(({ factors, count }) => product(factors, count)),
    `${terms.map(({ count }) => formatCount(count)).join(' + ')} = ${formatCount(macs)} MACs${note}`,
  ];
}

function otherWorkTexts({ work }: LayerExplanation): readonly string[] {
  return workUnits.flatMap((unit) => {
    const terms = work.filter((term) => term.unit === unit && unit !== 'mac' && term.count !== 0);
    const [only] = terms;
    if (only === undefined) return [];
    const sum = sumOf(terms.map(({ count }) => count));
    return [`${terms.length === 1 ? product(only.factors, sum) : formatCount(sum)} ${workUnitNames[unit]}`];
  });
}

function parameterBytesLines({
  params,
  bytesPerElement,
  paramBytes,
}: ExplainedCost): readonly ExplainedLine[] {
  if (params === 0) return [];
  return [
    {
      label: 'Parameter bytes',
      text: `${formatCount(params)} x ${bytesPerElement} = ${formatCount(paramBytes)} bytes`,
    },
  ];
}

function receptiveFieldLines({
  receptiveField,
}: Pick<ExplainedCost, 'receptiveField'>): readonly ExplainedLine[] {
  if (receptiveField === null || receptiveField.size.length === 0) return [];
  const { size, stride } = receptiveField;
  return [
    {
      label: 'Receptive field',
      text: `${size.map(formatCount).join(' x ')} of the input, ${
        stride.every((step) => step === 0)
          ? 'the same for every position'
          : `in steps of ${stride.map(String).join(' x ')}`
      }`,
    },
  ];
}
