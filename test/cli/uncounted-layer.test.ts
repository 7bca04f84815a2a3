import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { conventions, type Op } from '../../src/index';
import type * as Activation from '../../src/ops/activation';
import type * as Running from '../support/run-in-process';
import type { Run } from '../support/run-inception';

let runInProcess: typeof Running.runInProcess;
let registry: readonly Op[];

/**
 * Loads the program with two layer types in its registry that no tool's convention has heard of: what the one
 * computes nobody knows, and what the other does only this project.
 */
beforeAll(async () => {
  const { activationOps } = await vi.importActual<typeof Activation>(ACTIVATION);
  const softsign = activationOps().find(({ type }) => type === 'Softsign') as Op;
  const shrinkOp: Op = { ...softsign, type: 'Shrink', work: 'unknown' };
  const stretchOp: Op = { ...softsign, type: 'Stretch', work: () => [{ unit: 'mac', factors: [5] }] };
  vi.resetModules();
  vi.doMock(ACTIVATION, () => ({ activationOps: () => [...activationOps(), shrinkOp, stretchOp] }));
  ({ runInProcess } = await import('../support/run-in-process'));
  registry = (await import('../../src/ops/index')).allOps();
});

/** The files after this one have the program as it is: the workers share what they load. */
afterAll(() => {
  vi.doUnmock(ACTIVATION);
  vi.resetModules();
});

const ACTIVATION = '../../src/ops/activation';

const shrink = { type: 'Shrink', name: 'shrink' };
const conv = (out_channels: number, more: object = {}) => ({
  type: 'Conv2d',
  out_channels,
  kernel_size: 1,
  ...more,
});

/** Of the two branches one has an uncounted layer; 512 multiply-adds there and 1,024 beside it are known. */
const network = {
  name: 'Net',
  input: [4, 8, 8],
  branches: { a: [conv(2, { name: 'first' }), shrink], b: [conv(4, { name: 'only' })] },
  merge: 'concat',
};

/** Runs the command line on documents in memory. */
function run(command: string, documents: Readonly<Record<string, string>> = {}): Run {
  const files = new Map(Object.entries({ 'net.json': JSON.stringify(network), ...documents }));
  return runInProcess(command.split(' '), {
    fileExists: (path) => files.has(path),
    readDocument: (path) => {
      const text = files.get(path);
      if (text === undefined) throw new Error(`no ${path}`);
      return new TextEncoder().encode(text);
    },
  });
}

/** The cells of the lines that hold a word. */
function lineOf({ stdout }: Run, word: string): string | undefined {
  return stdout
    .split('\n')
    .find((line) => line.includes(word))
    ?.trim()
    .replace(/ {2,}/g, '  ');
}

test('the registry has the layer types', () => {
  expect(registry.map(({ type }) => type)).toEqual(expect.arrayContaining(['Shrink', 'Stretch']));
});

describe.each(conventions.map(({ name }) => ({ name })))('under $name', ({ name }) => {
  const at = `--convention ${name}`;

  test('its row says so, and the total is partial', () => {
    const text = run(`summary net.json ${at}`);
    expect(text.status).toBe(0);
    expect(lineOf(text, 'Shrink-2')).toBe('Shrink-2  [-1, 2, 8, 8]  0  not counted');
    expect(text.stdout).toContain('Total mult-adds: 1,536 (partial)\nFLOPs: 3,072 (partial)\n');
    expect(text.stdout).toContain(`Convention: ${name} (partial: some layers are not counted)\n`);
    const tree = run(`summary net.json --format tree ${at}`);
    expect(lineOf(tree, 'Shrink: shrink')).toMatch(/ not counted$/);
    expect(lineOf(tree, 'Total ')).toMatch(/^Total {2}\[1, 6, 8, 8\] {2}30 {2}[\d,]+ \(partial\)$/);
    const csv = run(`summary net.json --format csv --columns params,macs,flops,count ${at}`);
    expect(csv.stdout).toContain('\na.shrink,Shrink,0,not counted,not counted,not counted\n');
    const markdown = run(`summary net.json --format markdown --columns macs,count,share ${at}`);
    expect(lineOf(markdown, 'a.shrink')?.match(/not counted/g)).toHaveLength(3);
    expect(lineOf(markdown, '**Net**')?.match(/ \(partial\)/g)).toHaveLength(2);
    expect(markdown.stdout).not.toContain('%');
  });

  test('JSON has null for it and for what holds it', () => {
    const { totals, layers, branches, modules } = JSON.parse(run(`summary net.json --json ${at}`).stdout);
    expect(totals).toMatchObject({ complete: false, macs: 1536, flops: 3072 });
    const unknown = { macs: null, flops: null, count: null };
    expect(layers[1]).toMatchObject({ path: 'a.shrink', ...unknown });
    expect(branches[0]).toMatchObject({ name: 'a', macs: null, count: null });
    expect(branches[1]).toMatchObject({ name: 'b', macs: 1024, count: expect.any(Number) });
    expect(modules[0]).toMatchObject({ path: 'a', macs: null, count: null });
  });

  test('no check of a figure that lacks it passes', () => {
    const count = run(`check net.json --max count=1G ${at}`);
    expect(count.status).toBe(2);
    expect(count.stderr).toContain(`${name} cannot count a.shrink (Shrink)`);
    expect(count.stderr).toContain('help: check a part that it counts, or use another convention');
    expect(run(`check net.json --max count=1G --at b ${at}`).status).toBe(0);
  });

  test('no diff of a figure that lacks it tells', () => {
    for (const other of ['net.json', 'v1']) {
      const { status, stdout, stderr } = run(`diff net.json ${other} ${at}`);
      expect(status).toBe(2);
      expect(stdout).toContain(`net.json -> ${other}: the counts cannot be compared\n`);
      expect(stderr).toContain(`net.json: the count under ${name} leaves out a.shrink (Shrink)`);
      expect(stderr).toContain('help: choose what to compare: --metric params,output');
    }
    expect(run(`diff net.json net.json --metric params,output ${at}`).status).toBe(0);
  });

  test('a stored report of it is read back, and tells as little', () => {
    const stored = { 'stored.json': run(`summary net.json --json ${at}`).stdout };
    const whole = run(`diff stored.json net.json ${at}`, stored);
    expect(whole.status).toBe(2);
    expect(whole.stderr).toContain(`stored.json: the count under ${name} leaves out a.shrink (Shrink)`);
    expect(run(`diff stored.json net.json --metric macs ${at}`, stored).status).toBe(2);
    expect(run(`diff stored.json net.json --metric params ${at}`, stored).status).toBe(0);
  });

  test('an explanation does not pass it for nothing', () => {
    expect(lineOf(run(`explain net.json a.shrink ${at}`), 'Mult-Adds')).toBe(
      'Mult-Adds  not counted: what it computes is not known',
    );
    expect(lineOf(run(`explain net.json ${at}`), 'Mult-Adds')).toBe(
      'Mult-Adds  512 + 1,024 = 1,536 MACs (partial)',
    );
    expect(JSON.parse(run(`explain net.json a --json ${at}`).stdout)).toMatchObject({
      macs: null,
      flops: null,
      count: null,
      parts: [{ macs: 512 }, { macs: null }],
    });
  });

  test('the conventions say that they do not know it', () => {
    const [{ layers }] = JSON.parse(run(`conventions ${name} --json`).stdout);
    const wanted = { type: 'Shrink', module: 'not counted', functional: 'not counted' };
    expect(layers.find(({ type }: { readonly type: string }) => type === 'Shrink')).toEqual(wanted);
  });
});

test('a limit of growth on a figure that is not known is trouble', () => {
  const found = run('diff net.json net.json --metric params --max-growth macs=+2%');
  expect(found.status).toBe(2);
  expect(found.stderr).toContain('the macs leaves out a.shrink');
  expect(run('diff net.json net.json --metric params --max-growth params=+2%').status).toBe(0);
});

describe('a layer type whose work is known, but not to a tool', () => {
  const stretched = {
    'stretched.json': JSON.stringify({ input: [4, 8, 8], layers: [{ type: 'Stretch', name: 'stretch' }] }),
  };

  test('has multiply-adds and no count', () => {
    const { totals, layers } = JSON.parse(
      run('summary stretched.json --json --convention thop', stretched).stdout,
    );
    expect(totals).toMatchObject({ macs: 5, flops: 10, complete: false });
    expect(layers[0]).toMatchObject({ macs: 5, flops: 10, count: null });
    expect(run('check stretched.json --equals macs=5 --convention thop', stretched).status).toBe(0);
    expect(run('check stretched.json --equals count=0 --convention thop', stretched).status).toBe(2);
    expect(run('check stretched.json --equals count=10 --convention flops', stretched).status).toBe(0);
  });

  test('is compared by what is known', () => {
    const { status, stderr } = run('diff stretched.json v1 --convention thop', stretched);
    expect(status).toBe(2);
    expect(stderr).toContain(
      'choose another --convention, or choose what to compare: --metric params,macs,output',
    );
    expect(run('diff stretched.json v1 --convention thop --metric macs', stretched).status).toBe(1);
    expect(run('diff stretched.json v1', stretched).status).toBe(1);
  });
});

describe('multiply-adds', () => {
  test.each(['macs', 'flops'])('as %s are not checked where they are not known', (metric) => {
    const { status, stderr } = run(`check net.json --max ${metric}=1G`);
    expect(status).toBe(2);
    expect(stderr).toContain(`the ${metric} of a.shrink (Shrink)`);
    expect(stderr).toContain('help: check a part whose work is known, or another metric such as params');
    expect(run(`check net.json --max ${metric}=1G --at b`).status).toBe(0);
    expect(run('check net.json --max params=30').status).toBe(0);
  });

  test('are not compared by either name', () => {
    const { status, stderr } = run('diff net.json net.json --metric macs,flops');
    expect(status).toBe(2);
    expect(stderr).toContain(
      'net.json: the macs and flops leave out a.shrink (Shrink), so they cannot be compared',
    );
  });

  test('of a comparison are partial, never nothing', () => {
    const text = run('compare net.json v1');
    expect(lineOf(text, 'Mult-Adds ')).toBe('Mult-Adds  partial  308,281,344');
    expect(text.stdout).toContain('(not every layer of net.json is counted)');
    const { metrics, specs } = JSON.parse(run('compare net.json v1 --json').stdout);
    expect(metrics.macs).toEqual({ values: [null, 308281344], changes: [null] });
    expect(specs[0].complete).toBe(false);
    const all = run('compare net.json v1 --conventions all').stdout.split('\n');
    expect(all.filter((line) => / partial /.test(line))).toHaveLength(conventions.length);
    expect(run('compare net.json v1 --format csv').stdout).toContain('\n,macs,net.json,partial,,,\n');
  });

  test('without any that is known are not 0', () => {
    const alone = { 'alone.json': JSON.stringify({ input: [4, 8, 8], layers: [shrink] }) };
    expect(run('summary alone.json', alone).stdout).toContain('Total mult-adds: not counted\n');
  });

  test('what is built and not called lacks nothing', () => {
    const layers = [conv(2, { name: 'first' }), { ...shrink, called: false }];
    const uncalled = { 'uncalled.json': JSON.stringify({ input: [4, 8, 8], layers }) };
    expect(run('check uncalled.json --equals macs=512', uncalled).status).toBe(0);
  });

  test('without an uncounted layer a network is as before', () => {
    expect(run('check v1 --equals macs=308281344').status).toBe(0);
  });
});
