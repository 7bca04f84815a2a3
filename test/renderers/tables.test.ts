import { describe, expect, it } from 'vitest';
import { renderCsv } from '../../src/renderers/csv';
import { renderMarkdown } from '../../src/renderers/markdown';
import { renderPlainTable } from '../../src/renderers/plain-table';
import { writeJson } from '../../src/renderers/write-json';
import { countCell, noCell, shapeCell, type Table, textCell } from '../../src/views/table';

const table: Table = {
  columns: [
    { title: 'Layer', key: 'path', align: 'left' },
    { title: 'Output', key: 'output', align: 'left' },
    { title: 'Count', key: 'count', align: 'right' },
  ],
  rows: [
    [textCell('a,"b"|c*'), shapeCell([1, 3, 28]), countCell(1234567)],
    [textCell('畳'), shapeCell([]), countCell(2n ** 64n)],
    [textCell('none'), noCell, noCell],
  ],
  footer: [textCell('Total'), noCell, countCell(7)],
};

describe('a table', () => {
  it('as CSV is quoted where it must be, raw, and without a footer', () => {
    expect(renderCsv(table)).toBe(
      ['path,output,count', '"a,""b""|c*",1x3x28,1234567', '畳,,18446744073709551616', 'none,,', ''].join(
        '\n',
      ),
    );
  });

  it('as Markdown is escaped and aligned by what a terminal shows', () => {
    expect(renderMarkdown(table)).toBe(
      [
        '| Layer      | Output     |                      Count |',
        '| ---------- | ---------- | -------------------------: |',
        '| a,"b"\\|c\\* | [1, 3, 28] |                  1,234,567 |',
        '| 畳         | []         | 18,446,744,073,709,551,616 |',
        '| none       |            |                            |',
        '| **Total**  |            |                      **7** |',
        '',
      ].join('\n'),
    );
  });

  it('as plain text has a line under its titles and nothing at the ends of its lines', () => {
    expect(renderPlainTable(table)).toBe(
      [
        'Layer     Output                           Count',
        '--------  ----------  --------------------------',
        'a,"b"|c*  [1, 3, 28]                   1,234,567',
        '畳        []          18,446,744,073,709,551,616',
        'none',
        'Total                                          7',
        '',
      ].join('\n'),
    );
  });
});

describe('JSON', () => {
  const value = {
    a: 1,
    left: undefined,
    big: 2n ** 64n,
    text: 'x"\n',
    none: null,
    list: [[1, 2], []],
    rows: [{ b: true }],
    empty: {},
  };

  it('for people has lists of numbers on one line', () => {
    expect(writeJson(value)).toBe(
      [
        '{',
        '  "a": 1,',
        '  "big": 18446744073709551616,',
        '  "text": "x\\"\\n",',
        '  "none": null,',
        '  "list": [[1, 2], []],',
        '  "rows": [',
        '    {',
        '      "b": true',
        '    }',
        '  ],',
        '  "empty": {}',
        '}',
      ].join('\n'),
    );
  });

  it('of one line is one line', () => {
    expect(writeJson(value, 'line')).toBe(
      '{"a":1,"big":18446744073709551616,"text":"x\\"\\n","none":null,"list":[[1,2],[]],"rows":[{"b":true}],"empty":{}}',
    );
  });

  it('of one line keeps a count beyond 2^53 wherever it stands', () => {
    const rows = [
      { macs: 2n ** 64n, of: { params: [2n ** 65n, 1] } },
      { macs: 3, name: '\u0085' },
    ];
    expect(writeJson({ rows }, 'line')).toBe(
      '{"rows":[{"macs":18446744073709551616,"of":{"params":[36893488147419103232,1]}},{"macs":3,"name":"\\u0085"}]}',
    );
  });

  it('holds no character that a terminal obeys, and gives each back when it is read', () => {
    const text = '\u0000\u001b[31m\u007f\u009b1m\u202e\u2028\ufeff\ud800 한글 😀';
    const written = writeJson(text, 'line');
    expect(written).toMatch(/^[\x20-\x7e한글😀]+$/u);
    expect(JSON.parse(written)).toBe(text);
  });
});
