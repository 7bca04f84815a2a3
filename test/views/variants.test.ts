import { describe, expect, it } from 'vitest';
import { cellText } from '../../src/renderers/cell-text';
import type { BestFit } from '../../src/report/best-fit';
import { figuresOfWhole } from '../../src/report/compare-figures';
import type { SweepRow, SweepTable } from '../../src/report/sweep-row';
import { boundsTable, fitSentence, valuesLine } from '../../src/views/best-fit-view';
import { sweepTable } from '../../src/views/sweep-table';
import type { Table } from '../../src/views/table';
import { networkOf } from '../report/compare-network';

const layers = [{ type: 'Linear', name: 'fc', out_features: 3 }];

/** Linear of 3 features of 4: 12 weights and 3 biases, 12 multiply-adds. */
const figures = figuresOfWhole(networkOf('n.json', { name: 'Net', input: [4], layers }));

const built: SweepRow = { index: 1, values: [3, 'relu'], figures, error: null };
const refused: SweepRow = { index: 2, values: [0, 'relu'], figures: null, error: 'shape/mismatch' };

const texts = ({ columns, rows }: Table) => [
  columns.map(({ title }) => title),
  ...rows.map((row) => row.map(cellText)),
];

describe('the table of a sweep', () => {
  const head: SweepTable['head'] = {
    spec: 'n.json',
    digest: '',
    options: {},
    vary: [],
    keep: [],
    pareto: [],
    variants: 2,
    shard: null,
    axes: ['width', 'act'],
    metrics: ['params', 'count'],
  };
  const table = (...rows: readonly SweepRow[]) =>
    texts(sweepTable({ head, rows, front: new Set(), counts: null }));

  it('has a row of what varies and of figures for each variant', () => {
    expect(table(built)).toEqual([
      ['#', 'width', 'act', 'Parameters', 'Count'],
      ['1', '3', 'relu', '15', '12'],
    ]);
  });

  it('has the error of a variant that is refused', () => {
    expect(table(built, refused)).toEqual([
      ['#', 'width', 'act', 'Parameters', 'Count', 'Error'],
      ['1', '3', 'relu', '15', '12', ''],
      ['2', '0', 'relu', '', '', 'shape/mismatch'],
    ]);
  });
});

describe('the best fit', () => {
  const fit: BestFit = {
    spec: 'n.json',
    axes: ['width', 'act'],
    bounds: [
      { metric: 'params', kind: 'max', limit: 60 },
      { metric: 'macs', kind: 'min', limit: 10 },
    ],
    aim: { metric: 'macs', direction: 'max' },
    row: built,
    fits: true,
    method: 'exhaustive',
    evaluations: 2,
    refused: 1,
    variants: 2,
    arguments: [],
  };

  it('is its values and its figures, with the bounds', () => {
    expect(valuesLine(fit)).toBe('width = 3, act = relu');
    expect(texts(boundsTable(fit))).toEqual([
      ['Figure', 'Value', 'At least', 'At most', 'Of it'],
      ['Parameters', '15', '', '60', '25.0 %'],
      ['Mult-Adds', '12', '10', '', ''],
    ]);
  });

  it('has no figures where every variant is refused', () => {
    expect(texts(boundsTable({ ...fit, row: refused })).slice(1)).toEqual([
      ['Parameters', '', '', '60', ''],
      ['Mult-Adds', '', '10', '', ''],
    ]);
  });

  it.each<readonly [method: BestFit['method'], fits: boolean, sentence: string]>([
    ['exhaustive', true, 'exact'],
    [
      'monotone',
      true,
      'exact where the figures grow or fall steadily with each value, as they do where it was checked',
    ],
    ['search', true, 'the best that was found; there may be a better one'],
    ['search', false, 'none was found; there may be one'],
  ])('by %s, %s, is told how sure it is', (method, fits, sentence) => {
    expect(fitSentence({ ...fit, method, fits })).toBe(sentence);
  });
});
