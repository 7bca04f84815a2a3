import type { ReadResult } from '../../src/frontends/front-end';
import { createReport } from '../../src/report/report';
import { flatOutputs, graphRows, readPart, type Truth, truthRows } from './pytorch-truth';

type Figures = Pick<
  Truth,
  'params' | 'trainable_params' | 'buffers' | 'macs_all' | 'macs_rnn' | 'output' | 'layers'
>;

/** What torch says of a network of torchvision, as tools/truth/pytorch.py prints it. */
interface NetworkTruth extends Truth {
  readonly name: string;
  /** What is called in the file: `resnet50()`. */
  readonly part: string;
  /** `tensors`: parameters and buffers alone. */
  readonly compared: 'all' | 'tensors';
}

/** How the network that is read from torchvision's source differs from what torch says of it; null if it does not. */
export function differenceFromTorch(truth: NetworkTruth): string | null {
  return differenceFromTruth(readPart(truth.file, truth.part, truth.inputs), truth);
}

/** How a network that was read differs from what torch says of it: in figures, outputs or rows; null if it does not. */
export function differenceFromTruth(
  { graph, diagnostics }: ReadResult,
  truth: Figures & Pick<NetworkTruth, 'compared'>,
): string | null {
  const [problem] = diagnostics;
  if (graph === null) return problem?.message ?? 'there is no graph';
  if (truth.compared === 'all' && problem !== undefined) return `${problem.message} (${problem.why ?? ''})`;
  const { totals, model } = createReport(graph);
  const figures = {
    params: [totals.params, truth.params],
    trainable: [totals.trainableParams, truth.trainable_params],
    buffers: [totals.buffers, truth.buffers],
    ...(truth.compared === 'all'
      ? {
          macs: [totals.macs, truth.macs_all + truth.macs_rnn],
          outputs: [model.outputs.map(({ name, shape }) => [name, shape]), flatOutputs(truth.output)],
        }
      : {}),
  };
  for (const [name, [ours, theirs]] of Object.entries(figures))
    if (JSON.stringify(ours) !== JSON.stringify(theirs))
      return `${name}: ${JSON.stringify(ours)} here, ${JSON.stringify(theirs)} in torch`;
  return truth.compared === 'all' ? differenceOfRows(graphRows(graph), truthRows(truth)) : null;
}

function differenceOfRows(
  ours: ReturnType<typeof graphRows>,
  theirs: ReturnType<typeof truthRows>,
): string | null {
  const length = Math.max(ours.length, theirs.length);
  for (let at = 0; at < length; at += 1) {
    const [here, there] = [JSON.stringify(ours[at]), JSON.stringify(theirs[at])];
    if (here !== there) return `row ${at + 1} of ${theirs.length}: ${here} here, ${there} in torch`;
  }
  return null;
}
