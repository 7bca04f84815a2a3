import { expect, it } from 'vitest';
import { bytesInMemory } from '../../../src/frontends/document-bytes';
import { createReport } from '../../../src/report/report';
import { field, whole, words } from '../../support/onnx-model';
import { readBytes } from '../../support/onnx-report';

/** A message with a field that this version of the format does not have. */
const message = (number: number, ...fields: readonly (readonly number[])[]): number[] =>
  field(number, [...fields.flat(), ...whole(100, 1)]);

const FLOAT = 1;

const dims = [message(1, whole(1, 2)), message(1, words(2, 'channels'))];
const type = (number: number) => message(number, message(1, whole(1, FLOAT), message(2, ...dims)));
const value = (number: number, name: string, typed: readonly number[]) =>
  message(number, words(1, name), typed);
const tensor = (number: number, name: string) =>
  message(number, whole(1, 4), whole(2, FLOAT), words(8, name));
const elsewhere = [
  message(13, words(1, 'location'), words(2, 'weights.bin')),
  message(13, words(1, 'offset'), words(2, '0')),
  whole(14, 1),
];
const metadata = message(9, words(1, 'pkg.torch.onnx.stack_trace'), words(2, 'model.py'));

it('fields of a later version of the format are passed over in every message', () => {
  const bytes = [
    ...whole(1, 8),
    ...message(8, words(1, ''), whole(2, 17)),
    ...message(8, words(1, 'local'), whole(2, 1)),
    ...message(
      7,
      message(
        1,
        words(1, 'x'),
        words(1, 'w'),
        words(2, 'a'),
        words(4, 'Add'),
        message(5, words(1, 'unused'), whole(3, 1)),
        metadata,
      ),
      message(1, words(1, 'a'), words(1, 's'), words(2, 'b'), words(4, 'Add')),
      message(1, words(1, 'b'), words(2, 'c'), words(4, 'Soft'), words(7, 'local')),
      message(1, words(1, 'c'), words(2, 'y'), words(4, 'Relu'), words(7, 'ai.onnx')),
      tensor(5, 'w'),
      message(5, whole(1, 4), whole(2, FLOAT), words(8, 's'), ...elsewhere),
      message(15, tensor(1, 'sparse'), whole(3, 9)),
      value(11, 'x', type(2)),
      value(11, 'map', message(2, field(5, []))),
      value(12, 'y', type(2)),
      value(13, 'a', message(2, field(9, type(1)))),
    ),
    ...message(
      25,
      words(1, 'Soft'),
      words(10, 'local'),
      words(4, 'p'),
      words(5, 'q'),
      message(7, words(1, 'p'), words(2, 'q'), words(4, 'Softmax')),
      message(9, whole(2, 17)),
    ),
  ];
  const { graph, diagnostics } = readBytes(bytesInMemory(Uint8Array.from(bytes)), { vars: ['channels=4'] });
  expect(diagnostics).toEqual([]);
  if (graph === null) throw new Error('there is no graph');
  const { model, layers, totals, notes } = createReport(graph);
  expect(model.outputs).toMatchObject([{ name: 'y', shape: [2, 4] }]);
  expect(layers.map(({ type: name }) => name)).toEqual(['Add', 'Add', 'Softmax', 'ReLU']);
  expect(totals.params).toBe(4 + 4);
  expect(notes).toContain('1 tensor of 4 elements is stored in weights.bin, which is not opened');
});
