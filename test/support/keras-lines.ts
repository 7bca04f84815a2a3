import { createReport } from '../../src/report/report';
import { writeKeras } from '../../src/writers/keras/write-keras';
import { graphOfSpec } from './keras-cases';

export type Layer = Readonly<Record<string, unknown>>;

/** The sizes of a sample, or of several inputs by their names. */
export type Input = readonly number[] | Readonly<Record<string, readonly number[]>>;

/** A network of layers as Keras. */
export function written(input: Input, layers: readonly Layer[]) {
  const graph = graphOfSpec(JSON.stringify({ name: 'Net', input, layers }));
  if (graph === null) throw new Error('the spec has an error');
  return writeKeras(graph, createReport(graph));
}

/** The lines between the input and the end, without their indentation and commas. */
export function lines(input: Input, ...layers: readonly Layer[]): readonly string[] {
  const answer = written(input, layers);
  if (!('text' in answer)) throw new Error(JSON.stringify(answer.unwritable));
  const all = answer.text.split('\n').map((line) => line.trim().replace(/,$/, ''));
  const alone = all.flatMap((line) => /^\[keras\.Input\(.*?\), (layers\..*)\]$/.exec(line)?.[1] ?? []);
  if (alone.length > 0) return alone;
  const start = all.findIndex((line) => /keras\.Input\(/.test(line)) + 1;
  const end = all.findIndex((line, index) => index >= start && /^(?:\]|return )/.test(line));
  return all.slice(start, end).filter((line) => line !== '' && !/keras\.Input\(/.test(line));
}

/** What of a network Keras has nothing for. */
export function refusals(input: Input, ...layers: readonly Layer[]) {
  const answer = written(input, layers);
  return 'unwritable' in answer ? answer.unwritable : [];
}
