import { describe, expect, it } from 'vitest';
import { foundText, layerTable, tableRows } from '../../src/page/layer-table';
import { reportOf } from '../support/load-preset';
import { elementsOf } from './page-elements';

const report = reportOf('v2');
const rows = tableRows(report);

function shownPaths(search: string, mostRows?: number): readonly string[] {
  const table = layerTable(rows, { search, ...(mostRows === undefined ? {} : { mostRows }) });
  const elements = elementsOf(`<!doctype html>\n<main>${table}</main>`);
  return elements
    .filter(({ tag, attributes }) => tag === 'th' && attributes.get('scope') === 'row')
    .map(({ text }) => text);
}

describe('the table of layers', () => {
  it('has the layers in the order of execution', () => {
    expect(shownPaths('')).toHaveLength(report.layers.length);
    expect(shownPaths('').slice(0, 3)).toEqual(['conv1x1.conv', 'conv1x1.relu', 'conv3x3.0.conv']);
  });

  it.each([
    ['conv3x3', ['conv3x3.0.conv', 'conv3x3.0.relu', 'conv3x3.1.conv', 'conv3x3.1.relu']],
    ['  MAXPOOL ', ['pool.0']],
    ['concat', ['(function)']],
    ['no such layer', []],
    ['.*', []],
  ])('has after a search for "%s" what has it in its path or type', (search, paths) => {
    expect(shownPaths(search)).toEqual(paths);
  });

  it('says how many rows it leaves out', () => {
    expect(shownPaths('', 3)).toHaveLength(3);
    expect(layerTable(rows, { search: '', mostRows: 3 })).toContain(`${rows.length - 3} more rows`);
  });

  it('sums what a search finds', () => {
    // 192 x 96 + 96 and 9 x 96 x 128 + 128 parameters; at 28 x 28 positions a multiply-add for each weight.
    const [params, macs] = [18_528 + 110_720, 784 * (192 * 96 + 9 * 96 * 128)];
    expect(foundText(report, 'conv3x3')).toBe(
      `4 of 14 layers: ${params.toLocaleString('en')} parameters, ${macs.toLocaleString('en')} multiply-adds`,
    );
  });

  it('says of a sum that leaves layers out that it is at least so large', () => {
    const [first, ...others] = report.layers;
    const unknown = {
      ...report,
      layers: first === undefined ? [] : [{ ...first, isWorkKnown: false }, ...others],
    };
    expect(foundText(unknown, '')).toContain('at least ');
    expect(tableRows(unknown)[0]).toMatchObject({ macs: 'not counted', share: '' });
  });
});
