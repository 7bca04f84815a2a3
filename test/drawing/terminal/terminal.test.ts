import { describe, expect, it } from 'vitest';
import type { DiagramOptions } from '../../../src/drawing/boxes';
import type { DrawnNetwork } from '../../../src/drawing/drawn-network';
import { renderFitted } from '../../../src/drawing/terminal/fitted';
import { asciiSet } from '../../../src/drawing/terminal/grid';
import { drawOnTerminal } from '../../../src/drawing/terminal/terminal';
import { displayWidth } from '../../../src/text/display-width';
import { analysedPreset, analysedSpec, diagramOf, drawnNetwork } from '../../support/drawn-preset';
import { cellsOf, terminalFaultsOf } from '../../support/read-terminal';

const forms = ['full', 'tight'] as const;

// All presets at all depths are read back in `npm run verify:pictures`.
describe('a drawing on a terminal, read back', () => {
  it.each(['v2', 'googlenet', 'mobilenet_v3_large', 'vit_b_16', 'swin_t', 'unet', 'yolov3'])(
    'of %s has closed frames, and lines that join what the network joins',
    (name) => {
      const network = analysedPreset(name);
      for (const options of [{}, { depth: 2, folding: 'no-fold' }] as const) {
        const diagram = diagramOf(network, options);
        for (const form of forms)
          expect(terminalFaultsOf(diagram, form), `${form} ${JSON.stringify(options)}`).toEqual([]);
      }
    },
  );
});

describe('a drawing on a terminal', () => {
  const v2 = diagramOf(analysedPreset('v2'));

  it('of v2 in the tight form takes at most 68 columns and 22 rows', () => {
    const { lines, width } = drawOnTerminal([v2], { form: 'tight' });
    expect(width).toBeLessThanOrEqual(68);
    expect(lines.length - 2).toBeLessThanOrEqual(22);
    expect(Math.max(...lines.map(displayWidth))).toBe(width);
    expect(lines[0]).toBe('InceptionModuleV2 · 163,696 params · 128 M MACs');
    expect(lines.join('\n')).toContain('│128×28×28 86.7M│');
  });

  it('of ASCII has the same places and no other character', () => {
    const ascii = drawOnTerminal([v2], { form: 'tight', characters: 'ascii' });
    expect(ascii.lines.join('\n')).toMatch(/^[ -~\n]*$/);
    expect(ascii.lines).toHaveLength(drawOnTerminal([v2], { form: 'tight' }).lines.length);
    expect(ascii.lines.join('\n')).toContain('|128x28x28 86.7M|');
    expect(asciiSet.text('名→λ…')).toBe('?->?...');
  });

  it('shades boxes by the class of their share with black text, and only where it is asked for', () => {
    const plain = drawOnTerminal([v2], { form: 'tight' }).lines.join('\n');
    expect(plain).not.toContain('\u001b');
    const shaded = drawOnTerminal([v2], { form: 'tight', shading: 'shaded' }).lines.join('\n');
    // 67.7 % is of the class from 30 % on, 1.9 % of that below 5 %.
    expect(shaded).toContain('│\u001b[38;5;16;48;5;202m3×3 conv  67.7%\u001b[0m│');
    expect(shaded).toContain('│\u001b[38;5;16;48;5;223m1×1 conv  1.9%\u001b[0m│');
    expect(cellsOf(shaded.split('\n'))).toEqual(cellsOf(plain.split('\n')));
    const byType = drawOnTerminal([{ ...v2, colouring: 'type' }], { form: 'tight', shading: 'shaded' });
    expect(byType.lines.join('\n')).not.toContain('\u001b');
  });

  it('gives wide characters two columns and escapes what a terminal obeys', () => {
    const network = analysedSpec({
      name: '网络',
      input: [3, 8, 8],
      branches: {
        左: [{ type: 'Conv2d', name: '卷积', out_channels: 4, kernel_size: 1 }],
        right: [{ type: 'Conv2d', name: 'e\u0301', out_channels: 4, kernel_size: 1 }],
      },
      merge: 'concat',
    });
    const diagram = diagramOf(network);
    for (const form of forms) expect(terminalFaultsOf(diagram, form)).toEqual([]);
    const { lines, width } = drawOnTerminal([diagram], { form: 'full' });
    expect(Math.max(...lines.map(displayWidth))).toBe(width);
    expect(lines.join('\n')).toContain('│ 左               │');
    const hostile = { ...diagram, name: 'a\u001b[31mb\u202e' };
    expect(drawOnTerminal([hostile], { form: 'full' }).lines[0]).toMatch(/^a\\u\{1b\}\[31mb\\u\{202e\} · /);
  });
});

describe('a drawing that must fit', () => {
  const drawn = (name: string, options: DiagramOptions = {}): DrawnNetwork =>
    drawnNetwork(analysedPreset(name), options);
  const fitted = (networks: readonly DrawnNetwork[], width: number | null): string => {
    const context = { columns: 1, characters: 'unicode', width, grounds: 'plain' } as const;
    const drawing = renderFitted(networks, context);
    if ('problem' in drawing) throw new Error(drawing.problem);
    const isTable = drawing.text.includes('Layer (type: name)');
    for (const line of isTable ? [] : drawing.text.split('\n'))
      expect(displayWidth(line)).toBeLessThanOrEqual(width ?? Number.POSITIVE_INFINITY);
    return drawing.text;
  };
  const v2Drawn = drawn('v2');

  it.each([
    [null, '12,352 params'],
    [120, '12,352 params'],
    [80, '64×28×28 9.63M'],
    [68, '64×28×28 9.63M'],
  ])('into %s columns says %s', (width, text) => {
    expect(fitted([v2Drawn], width)).toContain(text);
  });

  it('else shows a level less and says so, else the tree', () => {
    const googlenet = drawn('googlenet', { depth: 2 });
    const less = fitted([googlenet], 66);
    expect(less).toMatch(/^1 level open: 2 levels take more columns than there are\nGoogLeNet · /);
    expect(less).toContain('inception4e');
    const table = fitted([v2Drawn], 66);
    expect(table).toContain('BaseConv2D');
    expect(fitted([googlenet], 30)).toMatch(/^GoogLeNet needs more columns.*as a table:\n-+\nLayer/);
  });

  it('of several networks has them beside each other, or below', () => {
    const v1Drawn = drawn('v1');
    const first = (text: string): string => text.split('\n')[0] ?? '';
    expect(first(fitted([v1Drawn, v2Drawn], null))).toMatch(
      /^InceptionModuleV1 · .* {3,}InceptionModuleV2 · /,
    );
    const below = fitted([v1Drawn, v2Drawn], 80);
    expect(first(below)).not.toContain('InceptionModuleV2');
    expect(below).toContain('\nInceptionModuleV2 · ');
  });
});
