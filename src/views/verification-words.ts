import { formatCount } from '../counts/count';
import { counted } from '../counts/counted';
import type { PrefixHint } from '../report/checkpoint-prefix';
import type { AllowedDifference, Verification } from '../report/verification';

/** The differences that fail, each in the words of PyTorch's `load_state_dict`; empty if none does. */
export function errorLines(verification: Verification): readonly string[] {
  return differenceLines(verification, (kind) => !verification.allowed.includes(kind));
}

/** The allowed differences, in the same words. */
export function allowedLines(verification: Verification): readonly string[] {
  const { allowed } = verification;
  return differenceLines({ ...verification, mismatched: [] }, (kind) => allowed.includes(kind));
}

function differenceLines(
  { missing, unexpected, mismatched }: Verification,
  isWanted: (kind: AllowedDifference) => boolean,
): readonly string[] {
  return [
    ...(isWanted('missing') ? keysLine('Missing', missing) : []),
    ...(isWanted('unexpected') ? keysLine('Unexpected', unexpected) : []),
    ...mismatched.map(
      ({ key, checkpoint, model }) =>
        `size mismatch for ${key}: copying a param with shape ${sizeText(checkpoint)} from checkpoint, ` +
        `the shape in current model is ${sizeText(model)}.`,
    ),
  ];
}

function keysLine(word: string, entries: readonly { readonly key: string }[]): readonly string[] {
  if (entries.length === 0) return [];
  return [`${word} key(s) in state_dict: ${entries.map(({ key }) => `"${key}"`).join(', ')}.`];
}

/** A shape as PyTorch prints it. */
function sizeText(shape: readonly number[]): string {
  return `torch.Size([${shape.join(', ')}])`;
}

/** The contents of the checkpoint and of the network, in a line each. */
export function subjectLines({ checkpoint, model }: Verification): readonly (readonly [string, string])[] {
  const { source, files, tensors, elements, bytes } = checkpoint;
  const inFiles = files.length === 1 ? '' : ` in ${files.length} files`;
  const inBytes = bytes === null ? '' : `, ${formatCount(bytes)} bytes`;
  const network = model.name === model.source ? model.name : `${model.name} (${model.source})`;
  const buffers = model.buffers === 0 ? '' : `, ${counted(model.buffers, 'element')} of buffers`;
  return [
    [
      'Checkpoint',
      `${source}: ${counted(tensors, 'tensor')}${inFiles}, ${counted(elements, 'element')}${inBytes}`,
    ],
    ['Network', `${network}: ${entriesText(model.entries)}, ${counted(model.params, 'parameter')}${buffers}`],
  ];
}

/** The answer in one sentence. */
export function verdictSentence({ model, matched, missing, unexpected, mismatched }: Verification): string {
  const parts = [
    [missing.length, 'missing'],
    [unexpected.length, 'unexpected'],
    [mismatched.length, 'of another shape'],
  ].flatMap(([count = 0, what]) => (count === 0 ? [] : [`${formatCount(Number(count))} ${what}`]));
  const counts = `${formatCount(matched)} of ${entriesText(model.entries)} match`;
  return parts.length === 0 ? counts : `${counts}: ${parts.join(', ')}`;
}

/** Notes on what is no difference. */
export function notes({ tied, defaulted, graphData, otherDtypes }: Verification): readonly string[] {
  return [
    ...tied.map(({ key, sameAs }) => `${key} is left out: it is the same tensor as ${sameAs}`),
    ...(defaulted.length === 0
      ? []
      : [
          `${counted(defaulted.length, 'num_batches_tracked', 'num_batches_tracked')} left out: ` +
            'PyTorch sets it to 0 where a checkpoint has none',
        ]),
    ...(graphData === 0
      ? []
      : [`${counted(graphData, 'initializer')} of whole numbers not counted: sizes and axes of the graph`]),
    ...otherDtypes.map(
      ({ checkpoint, model, tensors }) =>
        `${counted(tensors, 'tensor')} of ${checkpoint} where the network has ${model}`,
    ),
  ];
}

/** Hints at the cause of the differences, and what to do about them. */
export function hints({ prefix, renamed, missing, unexpected }: Verification): readonly string[] {
  if (prefix !== null) {
    const foreign = prefix.side === 'checkpoint' ? unexpected : missing;
    return [
      prefixHintText(
        prefix,
        foreign.map(({ key }) => key),
      ),
    ];
  }
  const pairs = renamed.slice(0, MOST_RENAMED).map((pair) => `${pair.unexpected} may be ${pair.missing}`);
  const more = renamed.length - pairs.length;
  return more > 0 ? [...pairs, `${formatCount(more)} more of the kind: --json has all`] : pairs;
}

const MOST_RENAMED = 10;

function prefixHintText({ prefix, side, matches }: PrefixHint, keys: readonly string[]): string {
  const isAll = keys.every((key) => key.startsWith(prefix));
  const which = `${isAll ? 'all' : 'some'} ${side === 'checkpoint' ? 'unexpected' : 'missing'} keys`;
  const option = side === 'checkpoint' ? '--prefix' : '--add-prefix';
  return `${which} begin with "${prefix}": with ${option} ${prefix} ${formatCount(matches)} match`;
}

function entriesText(count: number): string {
  return counted(count, 'entry', 'entries');
}
