import { formatCount } from '../../counts/count';
import type { Shape } from '../../ops/shape';
import type { Report } from '../../report/report-rows';
import { printable } from '../../text/printable';
import { LINE_LENGTH } from '../python/layout';

/** An input or output of the network, its sizes in the order of Keras. */
export interface BorderTensor {
  readonly shape: Shape;
  readonly isMap: boolean;
}

/** The docstring of the module: the figures and shapes of the network, and where they differ from those of PyTorch. */
export function docstring(
  { model, totals }: Pick<Report, 'model' | 'totals'>,
  inputs: readonly BorderTensor[],
  outputs: readonly BorderTensor[],
  notes: readonly string[],
): readonly string[] {
  const macs = totals.complete ? `, ${formatCount(totals.macs)} multiply-adds` : '';
  const shapes = `${inputs.map(shapeText).join(', ')} -> ${outputs.map(shapeText).join(', ')}`;
  const hasMap = [...inputs, ...outputs].some(({ isMap }) => isMap);
  const sentences = [
    `${formatCount(totals.params)} parameters${macs} for ${shapes}.`,
    ...(hasMap ? ['Maps have their channels last.'] : []),
    ...notes,
  ];
  return [`"""${inDocstring(model.name)} as a model of Keras 3.`, '', ...filled(sentences.join(' ')), '"""'];
}

/** A text escaped so that it can stand in a docstring. */
function inDocstring(text: string): string {
  return printable(text).replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"');
}

function shapeText({ shape }: BorderTensor): string {
  const rest = shape.slice(1);
  return `(N${rest.length === 0 ? ',' : rest.map((size) => `, ${size}`).join('')})`;
}

/** A text wrapped into lines. */
function filled(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LINE_LENGTH)
      lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  return lines;
}
