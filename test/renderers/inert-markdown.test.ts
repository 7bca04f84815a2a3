import { describe, expect, test } from 'vitest';
import { inertHtml, inertMarkdown, inertParagraph } from '../../src/renderers/inert-markdown';
import { renderMarkdown } from '../../src/renderers/markdown';

// GitHub renders `@&#8203;name` as @name with a character of no width, so that nobody is mentioned.
const BREAK = '&#8203;';

describe('a text in Markdown', () => {
  test.each([
    ['a plain name', 'conv5x5.1.conv', 'conv5x5.1.conv'],
    ['a shape', '[1, 64, 28, 28]', '[1, 64, 28, 28]'],
    ['a change', 'old.json -> new.json', 'old.json -> new.json'],
    ['emphasis', '*a* _b_ ~~c~~', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~'],
    ['code', '`a`', '\\`a\\`'],
    ['a cell', 'a|b', 'a\\|b'],
    ['a backslash', 'a\\', 'a\\\\'],
    ['a tag', '<img src=x>', '\\<img src=x\\>'],
    ['a comment', '<!-- a -->', '\\<!-- a -->'],
    ['an image', '![x](https://e.org/a.png)', `![x\\](https:${BREAK}//e.org/a.png)`],
    ['a reference', '[x][y] [^1]', '[x\\][y] \\[^1]'],
    ['an entity', 'a &copy; b & c', 'a \\&copy; b & c'],
    ['a formula', '$x$', '\\$x\\$'],
    ['a person', 'cc @octocat, me@example.org', `cc @${BREAK}octocat, me@${BREAK}example.org`],
    ['a team', '@org/team', `@${BREAK}org/team`],
    ['an issue', 'fixes #12 and gh-3', `fixes #${BREAK}12 and gh${BREAK}-3`],
    ['an address', 'www.example.org', `www${BREAK}.example.org`],
    ['controls', 'a\u001b[2Jb\u0000\u202ec\nd', 'a\\\\u{1b}[2Jb\\\\u{0}\\\\u{202e}c\\\\u{a}d'],
  ])('%s', (_what, text, inert) => {
    expect(inertMarkdown(text)).toBe(inert);
  });

  test('a name beyond 1,000 characters is cut', () => {
    expect(inertMarkdown('x'.repeat(100_000))).toBe(`${'x'.repeat(997)}...`);
  });
});

test.each([
  ['# a', '\\# a'],
  ['- a', '\\- a'],
  ['+ a', '\\+ a'],
  ['> a', '\\> a'],
  ['12. a', '12\\. a'],
  ['    a\n\n# b', 'a # b'],
  ['===', '\\==='],
  ['a - b', 'a - b'],
])('at the beginning of a line %j begins nothing', (text, inert) => {
  expect(inertParagraph(text)).toBe(inert);
});

test('inside a tag it is text', () => {
  expect(inertHtml('<img src=x> & @octocat\n![a](b)')).toBe(
    `&lt;img src=x&gt; &amp; @${BREAK}octocat ![a](b)`,
  );
});

test('a table shows titles and cells as they are', () => {
  const table = renderMarkdown({
    columns: [{ title: '@team | ![a](b)', key: 'a', align: 'left' }],
    rows: [[{ kind: 'text', text: '@octocat\u0007\n| ![x](y) |' }]],
  });
  expect(table.split('\n')[0]).toContain(`@${BREAK}team \\| ![a\\](b)`);
  expect(table.split('\n')[2]).toContain(`@${BREAK}octocat\\\\u{7}\\\\u{a}\\| ![x\\](y) \\|`);
  expect(table.split('\n')).toHaveLength(4);
});
