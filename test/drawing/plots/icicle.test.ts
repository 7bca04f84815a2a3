import { describe, expect, it } from 'vitest';
import { icicle } from '../../../src/drawing/plots/icicle';
import { type IcicleFigure, icicleParts } from '../../../src/drawing/plots/icicle-parts';
import type { Report } from '../../../src/report/report-rows';
import { reportOf } from '../../support/load-preset';
import { elementsOf, numberAt, textFaults, textsOf, xmlFault } from '../../support/svg-texts';

const figures = ['macs', 'params'] as const;
const networks = ['v2', 'googlenet', 'vit_b_16', 'unet'];

describe('the parts of an icicle', () => {
  it('of v2 are its branches with their shares of the multiply-adds', () => {
    const parts = icicleParts(reportOf('v2'), 'macs', 1).map(({ part, level, value }) => [
      part.path,
      level,
      value,
    ]);
    // From the article: 12,352 - 64 = 12,288 weights of the 1x1 branch at 28 x 28 positions, and so on.
    expect(parts).toEqual([
      ['', 0, 128_049_152],
      ['conv1x1', 1, 9_633_792],
      ['conv3x3', 1, 14_450_688 + 86_704_128],
      ['conv5x5', 1, 2_408_448 + 10_035_200],
      ['pool', 1, 4_816_896],
    ]);
  });

  it.each(networks)('of %s lie in the part around them, one after the other', (name) => {
    for (const figure of figures) {
      const around: { readonly start: number; readonly end: number }[] = [];
      for (const part of icicleParts(reportOf(name), figure, 6)) {
        const outer = around[part.level - 1] ?? { start: 0, end: 1 };
        const before = around[part.level];
        expect(part.start).toBeGreaterThanOrEqual(outer.start);
        expect(part.end).toBeLessThanOrEqual(outer.end);
        expect(part.end).toBeGreaterThan(part.start);
        if (before !== undefined) expect(part.start).toBeGreaterThanOrEqual(before.end);
        around.length = part.level;
        around[part.level] = part;
      }
    }
  });

  it('without any multiply-adds are the network alone', () => {
    const report = reportOf('v2');
    const free = { ...report, layers: report.layers.map((layer) => ({ ...layer, macs: 0 })) };
    expect(icicleParts(free, 'macs', 3).map(({ level }) => level)).toEqual([0]);
  });
});

describe('an icicle', () => {
  it.each(networks)('of %s has each text in its rectangle and no rectangle without a width', (name) => {
    for (const figure of figures) {
      const svg = icicle(reportOf(name), { figure });
      expect(xmlFault(svg)).toBeNull();
      expect(textFaults(svg)).toEqual([]);
      const parts = elementsOf(svg, 'rect').slice(1);
      for (const part of parts) expect(numberAt(part, 'width')).toBeGreaterThan(0);
      const [, ...labels] = textsOf(svg);
      for (const label of labels) {
        const around = parts.find(
          (part) =>
            numberAt(part, 'x') <= label.x &&
            label.x + label.width <= numberAt(part, 'x') + numberAt(part, 'width') &&
            numberAt(part, 'y') <= label.y &&
            label.y + label.height <= numberAt(part, 'y') + numberAt(part, 'height'),
        );
        expect(around, label.text).toBeDefined();
      }
    }
  });

  it('has its title where it is asked for or not all is known, and for readers in any case', () => {
    const known = reportOf('v2');
    const partial = { ...known, totals: { ...known.totals, isWorkKnown: false } };
    const drawn = (report: Report, figure: IcicleFigure): readonly unknown[] => {
      const svg = icicle(report, { figure, heading: 'if partial' });
      expect(textFaults(svg)).toEqual([]);
      expect(svg).toContain(`<title id="icicle-title">${report.model.name}: `);
      const [ground, whole] = elementsOf(svg, 'rect');
      // One rectangle of 26 pixels for the whole, the branches and their layers, and 10 at both ends.
      return [textsOf(svg)[0]?.text, ground?.get('height'), whole?.get('y')];
    };
    const { name } = known.model;
    const title = `${name}: Mult-Adds by module, in order of execution (partial)`;
    expect(drawn(known, 'macs')).toEqual([`${name} 100 %`, '98', '10']);
    expect(drawn(partial, 'params')).toEqual([`${name} 100 %`, '98', '10']);
    expect(drawn(partial, 'macs')).toEqual([title, '118', '30']);
  });

  it('fits any width', () => {
    for (const width of [120, 380, 2000]) {
      const svg = icicle(reportOf('googlenet'), { figure: 'macs', width });
      expect(textFaults(svg)).toEqual([]);
      expect(svg).toContain(`viewBox="0 0 ${width} `);
    }
  });
});
