import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { commands } from '../src/cli/commands/index';
import { referencePages, wholePages, withContent } from '../tools/reference-pages';

test.each(referencePages)('docs/$name is as "npm run docs" writes it', ({ name, content }) => {
  const text = readFileSync(join(__dirname, '..', 'docs', name), 'utf8');
  expect(text).toBe(withContent(text, content()));
});

test.each(wholePages)('docs/$name is as "npm run docs" writes it', ({ name, content }) => {
  expect(readFileSync(join(__dirname, '..', 'docs', name), 'utf8')).toBe(content());
});

describe('the manual page', () => {
  const path = join(__dirname, '..', 'docs', 'inception.1');
  const page = readFileSync(path, 'utf8');

  it('is the one that the package installs', () => {
    const { man } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
    expect(join(__dirname, '..', man)).toBe(path);
  });

  it('has every command with its options', () => {
    for (const [name, { description }] of Object.entries(commands)) {
      expect(page).toContain(`\n.SS inception ${name} `);
      expect(page).toContain(`\n${description.replaceAll('-', '\\-')}\n`);
    }
    expect(page).toContain('\n.TP\n\\fB\\-\\-format <format>\\fR\n');
    expect(page).toContain('GITHUB_STEP_SUMMARY');
  });

  it.each([
    ['groff', ['-man', '-Tutf8', '-ww', '-z', path]],
    ['mandoc', ['-Tlint', '-Werror', path]],
  ] as const)('is accepted by %s where that is installed', (program, args) => {
    const { error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (error === undefined) expect(stdout + stderr).toBe('');
    else expect(error).toMatchObject({ code: 'ENOENT' });
  });
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
