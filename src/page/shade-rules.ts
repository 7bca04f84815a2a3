import { shareClasses } from '../drawing/palette';

/** The rules that shade the cells of a table by their shares, like the images. */
export function shadeRules(): string {
  const rule = (of: 'light' | 'dark'): string =>
    shareClasses.map((shareClass) => `td.${shareClass.name}{background:${shareClass[of]}}`).join('');
  return `${rule('light')}\n@media (prefers-color-scheme:dark){${rule('dark')}}`;
}
