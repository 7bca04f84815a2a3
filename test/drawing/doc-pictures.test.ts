import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { docPictures, pictureText } from '../../tools/doc-pictures';
import { packageFolder, runInProcess } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';
import { parseXml } from '../support/xml';

const docs = join(packageFolder, 'docs');
const page = readFileSync(join(docs, 'drawing.md'), 'utf8');

beforeAll(buildIfMissing);

test.each(docPictures)('docs/pictures/$name is as "npm run docs" draws it', (picture) => {
  const text = readFileSync(join(docs, 'pictures', picture.name), 'utf8');
  expect(text).toBe(pictureText(packageFolder, picture));
  expect(parseXml(text).name).toBe('svg');
});

describe('docs/drawing.md', () => {
  it('shows pictures that are there, and docs/pictures holds no others', () => {
    const names = docPictures.map(({ name }) => name).sort();
    expect(readdirSync(join(docs, 'pictures')).sort()).toEqual(names);
    for (const [, name = ''] of page.matchAll(/\]\(pictures\/([^)]+)\)/g)) expect(names).toContain(name);
  });

  it('shows calls of presets that draw something', () => {
    const calls = [...page.matchAll(/^inception (draw (?!model|net)[^#\n]*?)(?: -o \S+)?\s*(?:#.*)?$/gm)];
    expect(calls.length).toBeGreaterThan(3);
    for (const [line, call = ''] of calls) {
      const { status, stdout, stderr } = runInProcess([...call.split(' '), '--format', 'svg']);
      expect([line, status, stderr]).toEqual([line, 0, '']);
      expect(stdout).toContain('</svg>');
    }
  });
});
