import { formatCount } from '../counts/count';
import type { Decode } from '../report/decode';
import { type LabelledFigure, labelledTable } from './labelled-figure';
import type { Table } from './table';

/** The cost of one more token, a figure per line. */
export function decodeFigures({ length, macs, flops, kvCacheBytes }: Decode): readonly LabelledFigure[] {
  return [
    { label: 'Positions in the cache', text: formatCount(length) },
    { label: 'Cache of keys and values', text: `${formatCount(kvCacheBytes)} bytes` },
    { label: 'Mult-adds of one more token', text: formatCount(macs) },
    { label: 'FLOPs of one more token', text: formatCount(flops) },
  ];
}

/** The cost of one more token as a table of two columns. */
export function decodeTable(decode: Decode): Table {
  return labelledTable('Decoding', decodeFigures(decode));
}
