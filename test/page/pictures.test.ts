import { describe, expect, it } from 'vitest';
import { shareClasses } from '../../src/drawing/palette';
import { drawIcicle, pictureRules } from '../../src/page/pictures';
import { classesOf, hasRule } from '../support/dark-colours';
import { reportOf } from '../support/load-preset';

describe('the rules of the pictures of a page', () => {
  it.each(['v1', 'vit_b_16', 'googlenet'])('have the colours of the icicles that %s may become', (name) => {
    const sheet = pictureRules(1).join('');
    for (const figure of ['macs', 'params'] as const) {
      const used = classesOf(drawIcicle(reportOf(name), figure, 900, 1));
      expect(used).toContain(`${figure}1-text`);
      expect(used.filter((found) => !hasRule(sheet, found))).toEqual([]);
      for (const share of shareClasses) expect(hasRule(sheet, `${figure}1-${share.name}`)).toBe(true);
    }
  });
});
