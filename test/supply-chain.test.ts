import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildIfMissing } from './support/run-inception';

const root = join(__dirname, '..');
const dist = join(root, 'dist');

interface Bundle {
  readonly path: string;
  readonly text: string;
}

let bundles: readonly Bundle[] = [];

beforeAll(() => {
  buildIfMissing();
  bundles = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.cjs'))
    .map((path) => ({ path, text: readFileSync(join(dist, path), 'utf8') }));
});

/** The bundles in which a text is found. */
function bundlesWith(pattern: RegExp): readonly string[] {
  return bundles.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

describe('the bundles', () => {
  it('evaluate no text as a program', () => {
    expect(bundles.length).toBeGreaterThan(5);
    // The Python of torch's classes calls self.eval().
    expect(bundlesWith(/(?<!\bself\.)\beval\(|\bnew Function\b|\bFunction\(|["'](?:node:)?vm["']/)).toEqual(
      [],
    );
  });

  it('are ASCII alone, as which the program reads them', () => {
    expect(bundlesWith(/[\u0080-\uffff]/)).toEqual([]);
  });

  it('hold no other way to a function of text', () => {
    expect(bundlesWith(/=\s*Function\b/)).toEqual([]);
  });

  it('load nothing that reaches the network, and threads for sweeps alone', () => {
    const network = /["'](?:node:)?(?:http|https|http2|net|tls|dgram|dns|inspector|cluster)["']/;
    expect(bundlesWith(network)).toEqual([]);
    expect(bundlesWith(/["'](?:node:)?worker_threads["']/)).toEqual([
      'cli-commands-sweep.cjs',
      'sweep-worker.cjs',
    ]);
    expect(bundlesWith(/\bfetch\(|\bWebSocket\b|\bXMLHttpRequest\b/)).toEqual([]);
  });

  it('start no program but git, with a list of arguments and no shell', () => {
    // commander's own text starts programs, but the build gives it no child_process to do so with
    const loads = bundles.flatMap(({ path, text }) =>
      [...text.matchAll(/.{20}require\("(?:node:)?child_process"\)/g)].map(([load]) => `${path}: ${load}`),
    );
    expect(loads).toEqual([expect.stringMatching(/^cli\.cjs: .*\{ spawnSync \} = require\(/)]);
    const source = readFileSync(join(root, 'src', 'cli', 'run-git.ts'), 'utf8');
    expect([...source.matchAll(/\bspawnSync\('git', args, /g)]).toHaveLength(1);
    expect(source).not.toMatch(/\bexec(?:Sync|File|FileSync)?\(|\bshell:/);
  });
});

describe('the libraries of the built program', () => {
  it('have all that the source uses of zod', () => {
    const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(root, 'src', path), 'utf8'))
      .join('');
    const used = new Set([...source.matchAll(/\bz\.(\w+)/g)].map(([, name]) => name ?? ''));
    const names = (bundle: string) => Object.keys(require(join(dist, 'libraries', bundle)));
    expect(used.size).toBeGreaterThan(20);
    expect(names('zod-schema-writer.cjs')).toEqual(expect.arrayContaining([...used]));
    // these alone are for writing JSON Schema
    for (const name of ['intersection', 'object', 'toJSONSchema']) used.delete(name);
    expect(names('zod-mini.cjs')).toEqual(expect.arrayContaining([...used]));
  });
});

interface LockedPackage {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}

describe('the packages', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
  };

  it('at run time are at most seven, and all are pinned exactly', () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(7);
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    for (const version of versions) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('all have an integrity hash, and none is bound to a registry', () => {
    const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(entries.length).toBeGreaterThan(10);
    for (const [path, { integrity, resolved }] of entries) {
      expect(integrity, path).toMatch(/^sha512-/);
      expect(resolved, path).toBeUndefined();
    }
  });
});
