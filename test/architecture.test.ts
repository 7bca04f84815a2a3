import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, posix, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/cli/commands/index';
import { conventions } from '../src/conventions/index';
import { allOps } from '../src/ops/index';

const src = join(__dirname, '..', 'src');

/** A file may import from its own folder and from those before it. */
const FOLDERS = [
  'text',
  'counts',
  'diagnostics',
  'ops',
  'graph',
  'passes',
  'conventions',
  'report',
  'views',
  'renderers',
  'drawing',
  'writers',
  'language',
  'python',
  'frontends',
  'checkpoints',
  'page',
  'search',
  'cli',
];

/** Large libraries, loaded when first needed. */
const LAZY = ['zod', 'chalk', 'cli-table3', 'jsonc-parser', 'jsep', 'node:child_process'];

interface Import {
  readonly from: string;
  readonly isType: boolean;
}

interface SourceFile {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const files: readonly SourceFile[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join(src, path), 'utf8');
    return {
      path: path.split(sep).join('/'),
      folder: path.split(sep)[0] ?? '',
      text,
      imports: importsOf(text),
    };
  });

function importsOf(text: string): readonly Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?from\s+)?'([^']+)'/gm);
  return [...statements].map(([, type, from = '']) => ({ from, isType: type !== undefined }));
}

/** The first folder below src that an import leads to. */
function folderOf(file: string, from: string): string {
  const target = relative(src, join(src, dirname(file), from));
  return normalize(target).split(sep)[0] ?? '';
}

/** The files that a file imports or loads late, without their ending. */
function targetsOf({ path, text, imports }: SourceFile): readonly string[] {
  const late = [...text.matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, from = '']) => from);
  return [...imports.map(({ from }) => from), ...late]
    .filter((from) => from.startsWith('.'))
    .map((from) => posix.join(dirname(path), from));
}

const offenders = (isWrong: (file: SourceFile) => boolean): readonly string[] =>
  files.filter(isWrong).map(({ path }) => path);

describe('the source', () => {
  it('has only folders that have a place in the order', () => {
    const folders = new Set(files.map(({ path, folder }) => (path.includes('/') ? folder : '')));
    folders.delete('');
    expect([...folders].sort()).toEqual([...FOLDERS].sort());
  });

  it('imports from the same folder or one before it', () => {
    const wrong = files.flatMap(({ path, folder, imports }) =>
      imports
        .filter(({ from }) => from.startsWith('.'))
        .filter(({ from }) => FOLDERS.indexOf(folderOf(path, from)) > FOLDERS.indexOf(folder))
        .map(({ from }) => `${path} imports ${from}`),
    );
    expect(
      wrong.filter((line) => !/^(index|functions|checked-functions|package-presets)\.ts /.test(line)),
    ).toEqual([]);
  });

  it('has no circle of imports, those of types and those that are loaded late among them', () => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const isSettled = new Set<string>();
    const circles: string[] = [];
    const visit = (file: SourceFile, above: readonly string[]): void => {
      const { path } = file;
      if (above.includes(path)) circles.push([...above.slice(above.indexOf(path)), path].join(' > '));
      if (isSettled.has(path) || above.includes(path)) return;
      for (const target of targetsOf(file)) {
        const next = byPath.get(`${target}.ts`);
        if (next !== undefined) visit(next, [...above, path]);
      }
      isSettled.add(path);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('prints, reads files and runs programs only in cli/io.ts and what it is made of', () => {
    const touching = [
      'cli/io.ts',
      'cli/file-bytes.ts',
      'cli/output.ts',
      'cli/read-document.ts',
      'cli/run-git.ts',
      'cli/status-line.ts',
    ];
    const touches =
      /process\.std(?:out|err|in)|\bconsole\.|'node:(?:fs|fs\/promises|child_process|tty|http|https|net)'/;
    expect(offenders(({ path, text }) => !touching.includes(path) && touches.test(text))).toEqual([]);
  });

  it('knows the process only in the command line', () => {
    expect(offenders(({ folder, text }) => folder !== 'cli' && /\bprocess\./.test(text))).toEqual([]);
  });

  it('knows neither zod nor the spec language nor a front end in the ops, the graph and the views', () => {
    const isOfDocuments = (path: string, { from }: Import) =>
      from.startsWith('zod') || ['language', 'frontends'].includes(folderOf(path, from));
    const below = ['ops', 'graph', 'views'];
    expect(
      offenders(
        ({ path, folder, imports }) =>
          below.includes(folder) && imports.some((imported) => isOfDocuments(path, imported)),
      ),
    ).toEqual([]);
  });

  it('knows no library of networks in the interpreter of Python, but for examples in comments', () => {
    const code = (text: string) => text.replaceAll(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    const names = /\b(?:torch\w*|numpy|np|nn|einops|timm|lstm)\b/i;
    expect(offenders(({ folder, text }) => folder === 'python' && names.test(code(text)))).toEqual([]);
  });

  it('loads large libraries when first needed: no import of one but of its types', () => {
    const isEager = ({ from, isType }: Import) => !isType && LAZY.includes(from);
    expect(offenders(({ imports }) => imports.some(isEager))).toEqual([]);
  });

  it('evaluates no text as a program', () => {
    expect(offenders(({ text }) => /\beval\(|new Function\(|node:vm/.test(text))).toEqual([]);
  });

  it('has no file that is named after no subject', () => {
    expect(offenders(({ path }) => /util|helper|common|misc|shared/i.test(basename(path)))).toEqual([]);
  });

  it('has no class, no enum and nothing that silences a checker', () => {
    expect(offenders(({ text }) => /^\s*(?:export )?(?:abstract )?(?:class|enum) /m.test(text))).toEqual([]);
    expect(offenders(({ text }) => /@ts-ignore|@ts-expect-error|biome-ignore/.test(text))).toEqual([]);
  });
});

describe('an index', () => {
  const declared = (folder: string, pattern: RegExp): readonly string[] =>
    files
      .filter((file) => dirname(file.path) === folder && !file.path.endsWith('/index.ts'))
      .flatMap(({ text }) => [...text.matchAll(pattern)].map(([, name = '']) => name));

  const indexText = (folder: string): string =>
    files.find(({ path }) => path === `${folder}/index.ts`)?.text ?? '';

  it('of the ops holds the ops of every family, each type once', () => {
    const families = declared('ops', /^export (?:const|function) (\w+Ops)\b/gm);
    expect(families.length).toBeGreaterThan(10);
    const lists = ['index', 'families-beyond-convolution', 'further-families'].map(
      (name) => `ops/${name}.ts`,
    );
    const listed = files.filter(({ path }) => lists.includes(path)).map(({ text }) => text);
    for (const family of families) expect(listed.join()).toContain(`\n  ${family},`);
    const types = allOps().map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
  });

  it('of the conventions holds every convention, each name once', () => {
    const names = declared(
      'conventions',
      /^export const (\w+)(?:: \w*Convention)? = (?:define(?:Own)?Convention\(|\{)/gm,
    );
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) expect(indexText('conventions')).toMatch(new RegExp(`\\b${name}\\b`));
    expect(conventions).toHaveLength(names.length);
    expect(new Set(conventions.map(({ name }) => name)).size).toBe(conventions.length);
  });

  it('of the formats holds every file that renders a document of a kind', () => {
    const kinds =
      'Report|Comparison|DiffSet|Explanation|Verification|SweepTable|BestFit|(?:CheckResult|DocumentedOp|DocumentedConvention)\\[\\]';
    const renders = new RegExp(
      `^export function \\*?render\\w+\\(\\s*(?:\\w+|\\{[^}]*\\}): (?:readonly )?(?:${kinds})[,)]`,
      'm',
    );
    const renderers = files.filter(({ folder, text }) => folder === 'renderers' && renders.test(text));
    expect(renderers.length).toBeGreaterThan(20);
    for (const { path } of renderers)
      expect(indexText('renderers')).toContain(`'./${basename(path, '.ts')}'`);
  });

  it('of the commands names every command', () => {
    const names = files
      .filter(({ path }) => dirname(path) === 'cli/commands' && basename(path) !== 'index.ts')
      .map(({ path }) => basename(path, '.ts'));
    expect(Object.keys(commands).sort()).toEqual(names.sort());
  });
});
