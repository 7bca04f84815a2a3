import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index';
import { runInProcess } from '../support/run-in-process';

const folder = mkdtempSync(join(tmpdir(), 'inception-completion-'));
writeFileSync(join(folder, 'my net.json'), '{}');
afterAll(() => rmSync(folder, { recursive: true }));

const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

const scriptOf = (shell: Shell): string => join(folder, `inception.${shell}`);
for (const shell of shells) writeFileSync(scriptOf(shell), runInProcess(['completion', shell]).stdout);

function run(shell: Shell, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(shell, args, { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

const isInstalled = (shell: Shell): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

/** The words that bash offers in the place of the last one; bash has taken the line apart. */
function offeredByBash(words: readonly string[]): readonly string[] {
  const line = words.map((word) => `'${word}'`).join(' ');
  const script = `set -u; source '${scriptOf('bash')}'; COMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _inception 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]-}"`;
  return run('bash', ['--norc', '-c', script]).trim().split('\n');
}

/** The words that fish offers at the end of a line, without their descriptions. */
function offeredByFish(words: readonly string[]): readonly string[] {
  const script = `source '${scriptOf('fish')}'; complete -C '${words.join(' ')}'`;
  const lines = run('fish', ['--no-config', '-c', script]).trim().split('\n');
  return lines.map((line) => line.split('\t')[0] ?? '');
}

/** The words that an interactive zsh shows when the tab key is pressed, until it prints its prompt again. */
function shownByZsh(words: readonly string[]): string {
  const script = `
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell "PS1='READY'; autoload -Uz compinit; compinit -D -u -d ${folder}/zcompdump; source ${scriptOf('zsh')}; setopt nolistambiguous listtypes; zstyle ':completion:*' list-colors ''; LISTMAX=10000; stty cols 400; bindkey '^I' list-choices; print LOADED"
    zpty -r -m shell output '*LOADED*LOADED*READY*'
    zpty -w -n shell '${words.join(' ')}'$'\\t'
    zpty -r -m shell output '*READY*'
    print -r -- $output
    zpty -d shell`;
  const { stdout } = spawnSync('zsh', ['-f', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, TERM: 'dumb' },
    timeout: 25_000,
  });
  return stripVTControlCharacters(stdout);
}

const offered = { bash: offeredByBash, fish: offeredByFish };

describe.each(['bash', 'fish'] as const)('completion in %s', (shell) => {
  const offers = (...words: readonly string[]) => offered[shell](['inception', ...words]);

  it.skipIf(!isInstalled(shell))('offers the commands', () => {
    expect(offers('')).toEqual(expect.arrayContaining([...Object.keys(commands), 'help']));
    expect(offers('comp')).toEqual(expect.arrayContaining(['compare', 'completion']));
    expect(offers('comp')).not.toContain('summary');
  });

  it.skipIf(!isInstalled(shell))('offers the options of a command', () => {
    expect(offers('summary', 'v2', '--d')).toEqual(expect.arrayContaining(['--dtype', '--depth']));
    expect(offers('summary', '--')).not.toContain('--base');
    expect(offers('diff', '--')).toContain('--base');
  });

  it.skipIf(!isInstalled(shell))('offers the values of options', () => {
    expect([...offers('explain', '--format', '')].sort()).toEqual(['json', 'text']);
    expect(offers('summary', 'v2', '--convention', 'th')).toEqual(['thop']);
    expect(offers('summary', '--dtype', 'bf')).toEqual(['bfloat16']);
    expect(offers('list', '--family', 'dense')).toEqual(['densenet']);
    expect(offers('summary', '--columns', 'output,par')).toEqual(['output,params']);
    expect(offers('diff', 'v1', 'v2', '--metric', 'peak')).toEqual(['peak_activation_bytes']);
  });

  it.skipIf(!isInstalled(shell))('offers presets, files and names by their place', () => {
    expect(offers('summary', 'resnet15')).toEqual(['resnet152']);
    expect(offers('compare', 'v1', '--in', '192x28x28', 'vgg19_')).toEqual(['vgg19_bn']);
    expect(offers('show', 'resnet15')).toEqual(['resnet152']);
    expect(offers('ops', 'atten')).toEqual(['attention']);
    expect(offers('conventions', 'fv')).toEqual(['fvcore']);
    expect(offers('schema', 'ch')).toEqual(['checks']);
    expect(offers('completion', 'f')).toEqual(['fish']);
    expect(offers('validate', 'my').map((word) => word.replace('\\ ', ' '))).toEqual(['my net.json']);
    expect(offers('explain', 'v2', 'resnet')).toEqual(['']);
  });
});

describe('completion', () => {
  it('takes the words of --format=json, which bash splits', () => {
    expect(offeredByBash(['inception', 'summary', 'v2', '--format', '=', 'tor'])).toEqual(['torchsummary']);
    expect(offeredByBash(['inception', 'summary', 'v2', '--format', '='])).toContain('tree');
    expect(offeredByBash(['inception', 'conventions', '--format', '=', 'json', 'pt'])).toContain('ptflops');
  });

  it.each(shells)('for %s is a script that the shell can read', (shell) => {
    if (isInstalled(shell)) run(shell, ['-n', scriptOf(shell)]);
    const { status, stdout, stderr } = runInProcess(['completion', shell]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const name of [...Object.keys(commands), 'resnet50', 'thop', 'bfloat16', 'receptive_field']) {
      expect(stdout).toContain(name);
    }
  });

  it('is refused for any other shell', () => {
    const { status, stderr } = runInProcess(['completion', 'fishh']);
    expect(status).toBe(2);
    expect(stderr).toContain('did you mean "fish"?');
  });
});

describe('completion in zsh', () => {
  const lines: readonly (readonly [line: readonly string[], word: string, other: string])[] = [
    [['comp'], 'completion', 'summary'],
    [['explain', '--format', ''], 'json', 'tree'],
    [['summary', '--convention', ''], 'thop', 'tree'],
    [['summary', 'resnet'], 'resnet50', 'vgg11'],
    [['ops', 'a'], 'attention', 'Conv2d'],
    [['summary', '--columns', 'output,p'], 'params', 'macs'],
    [['validate', 'my'], 'my', 'resnet50'],
  ];
  it.skipIf(!isInstalled('zsh')).each(lines)('offers for %j', (words, word, other) => {
    const shown = shownByZsh(['inception', ...words]);
    expect(shown).toMatch(new RegExp(`\\b${word}\\b`));
    expect(shown).not.toMatch(new RegExp(`\\b${other}\\b`));
  });
});
