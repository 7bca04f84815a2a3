import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { referencePages, withContent } from '../tools/reference-pages';

test.each(referencePages)('docs/$name is as "npm run docs" writes it', ({ name, content }) => {
  const text = readFileSync(join(__dirname, '..', 'docs', name), 'utf8');
  expect(text).toBe(withContent(text, content()));
});

describe('a page written anew', () => {
  it('keeps what stands above its marker', () => {
    const marker = '<!-- What follows is written by "npm run docs". -->';
    expect(withContent(`# Title\n\nProse.\n\n${marker}\n\nold\n`, 'new\n')).toBe(
      `# Title\n\nProse.\n\n${marker}\n\nnew\n`,
    );
  });

  it('is refused where it has no marker, so that no prose is lost', () => {
    expect(() => withContent('# Title\n', 'new\n')).toThrow('the page has no line');
  });
});
