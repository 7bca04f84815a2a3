import { describe, expect, it } from 'vitest';
import { plainPalette } from '../../src/renderers/palette';
import { renderTree } from '../../src/renderers/tree';
import { displayWidth } from '../../src/text/display-width';
import { conv, reportOf } from '../support/built';

const report = reportOf({
  name: 'Net',
  input: [2, 2, 2],
  layers: [{ type: 'Sequential', name: '畳', layers: [conv(3, { name: 'conv' }), { type: 'ReLU' }] }],
});

describe('the format tree', () => {
  it('is aligned by what a terminal shows, with the totals below', () => {
    expect(renderTree(report)).toBe(
      [
        '--------------------------------------------------------',
        'Layer (type: name)   Output        Parameters  Mult-Adds',
        '========================================================',
        'Net                  [1, 3, 2, 2]           9         24',
        '└─Sequential: 畳     [1, 3, 2, 2]           9         24',
        '     ├─Conv2d: conv  [1, 3, 2, 2]           9         24',
        '     └─ReLU: 1       [1, 3, 2, 2]           0          0',
        '========================================================',
        'Total                [1, 3, 2, 2]           9         24',
        '--------------------------------------------------------',
        'Total params: 9',
        'Trainable params: 9',
        'Non-trainable params: 0',
        '--------------------------------------------------------',
        'Input size (MB): 0.00',
        'Forward/backward pass size (MB): 0.00',
        'Params size (MB): 0.00',
        'Estimated Total Size (MB): 0.00',
        '--------------------------------------------------------',
        'Total mult-adds: 24',
        'FLOPs: 48',
        'Convention: macs',
        'Output shape: [1, 3, 2, 2]',
        '--------------------------------------------------------',
        '',
      ].join('\n'),
    );
    const [rule = '', , , , named = ''] = renderTree(report).split('\n');
    expect(displayWidth(named)).toBe(rule.length);
  });

  it('has the columns that are asked for', () => {
    const lines = renderTree(report, { columns: ['kernel_size', 'share_percent'], depth: 1 })
      .split('\n')
      .slice(1, 7);
    expect(lines).toEqual([
      'Layer (type: name)  Kernel size    Share',
      '========================================',
      'Net                              100.0 %',
      '└─Sequential: 畳                 100.0 %',
      '========================================',
      'Total                            100.0 %',
    ]);
  });

  it('shows faintly what has no figures', () => {
    const faint: string[] = [];
    const palette = {
      ...plainPalette,
      faint: (text: string) => {
        faint.push(text.trim().split(' ')[0] ?? '');
        return text;
      },
    };
    renderTree(report, { palette });
    expect(faint).toEqual(['└─ReLU:']);
  });

  it('prints no character that a terminal may obey', () => {
    const hostile = { ...report, model: { ...report.model, name: 'Net\u001b[31m\u202e' } };
    const text = renderTree(hostile);
    expect(text).toContain('Net\\u{1b}[31m\\u{202e}');
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
  });
});
