import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(__dirname, '..', '..');

describe('a link', () => {
  const sources = [
    { folder: root, page: 'README.md', text: readFileSync(join(root, 'README.md'), 'utf8') },
    ...readdirSync(join(root, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => ({
        folder: join(root, 'docs'),
        page: `docs/${name}`,
        text: readFileSync(join(root, 'docs', name), 'utf8'),
      })),
  ];

  /** The anchors of a page's headings, as GitHub makes them. */
  function anchors(path: string): readonly string[] {
    const headings = readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm);
    return [...headings].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    );
  }

  test.each(sources)('in $page leads to a page and a heading that are there', ({ folder, text }) => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const broken = links
      .filter((target) => !/^(https?|mailto):/.test(target))
      .filter((target) => {
        const [file = '', anchor] = target.split('#');
        const path = join(folder, file);
        if (file !== '' && !existsSync(path)) return true;
        return anchor !== undefined && file !== '' && !anchors(path).includes(anchor);
      });
    expect(broken).toEqual([]);
  });
});
