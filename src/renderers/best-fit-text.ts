import { formatCount } from '../counts/count';
import type { BestFit } from '../report/best-fit';
import { boundsTable, fitSentence, valuesLine } from '../views/best-fit-view';
import { completeStyle, type TextStyle } from './text-style';

/** The best variant within bounds for people: its values, its figures against the bounds, and how it was found. */
export function renderBestFitText(fit: BestFit, style: TextStyle = {}): string {
  const { palette, drawTable } = completeStyle(style);
  const { row, evaluations, refused, variants } = fit;
  const unfit = refused === 0 ? '' : `, ${formatCount(refused)} of them refused`;
  const found = `${formatCount(evaluations)} of ${formatCount(variants)} variants evaluated${unfit}`;
  if (row === null) return `${palette.bad('no variant has these figures')}\n${found}\n`;
  const title = fit.fits
    ? palette.strong(valuesLine(fit))
    : `${palette.bad('nothing fits')}; the nearest is ${valuesLine(fit)}`;
  return `${title}\n\n${drawTable(boundsTable(fit))}\n${fit.arguments.join(' ')}\n${fitSentence(fit)}: ${found}\n`;
}
