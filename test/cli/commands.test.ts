import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allOps } from '../../src/ops/index';
import { runInFolder } from '../support/run-in-process';
import { accepts, type JsonSchema } from './json-schema';

const root = join(__dirname, '..', '..');
const v2 = readFileSync(join(root, 'configs', 'v2.json'), 'utf8');

describe.concurrent('commands', () => {
  it('list: the presets, a line each, or as JSON', async () => {
    const [text, json, none] = await Promise.all([
      runInFolder(['list']),
      runInFolder(['list', '--json']),
      runInFolder(['list', '--family', 'nosuch']),
    ]);
    expect(text.stdout.split('\n')[0]).toMatch(/^Preset\s+Family\s+What it is$/);
    const entries = JSON.parse(json.stdout) as readonly { readonly name: string }[];
    expect(entries.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['v1', 'v2', 'direct5x5', 'bottleneck5x5']),
    );
    for (const { name } of entries) expect(text.stdout).toMatch(new RegExp(`^${name} `, 'm'));
    expect(none).toMatchObject({ status: 2, stdout: '' });
    expect(none.stderr).toContain('--family');
  });

  it('show: the JSON of a preset, byte for byte, which is a spec again', async () => {
    const { status, stdout, stderr } = await runInFolder(['show', 'v2']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(v2);
    const again = await runInFolder(['summary', '-', '--json'], { stdin: stdout });
    expect(JSON.parse(again.stdout)).toMatchObject({ totals: { params: 163696, macs: 128049152 } });
    expect(await runInFolder(['show', 'nosuch'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('schema: a JSON Schema that accepts specs and refuses mistakes', async () => {
    const { status, stdout } = await runInFolder(['schema']);
    expect(status).toBe(0);
    const schema = JSON.parse(stdout) as JsonSchema;
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const configs = readdirSync(join(root, 'configs'), { recursive: true, encoding: 'utf8' });
    for (const file of configs.filter((path) => /(?<!\.checks)\.json$/.test(path))) {
      const spec: unknown = JSON.parse(readFileSync(join(root, 'configs', file), 'utf8'));
      expect(accepts(schema, spec), file).toBe(true);
    }
    const layer = (step: object) => ({ input: [3, 8, 8], layers: [step] });
    expect(accepts(schema, layer({ type: 'Conv2d', out_channels: 8, kernel_size: 3 }))).toBe(true);
    expect(
      accepts(schema, layer({ type: 'Conv2d', out_channels: '${8}', kernel_size: '${3}', when: '${true}' })),
    ).toBe(true);
    expect(accepts(schema, layer({ type: 'Repeat', times: 3, layers: [{ type: 'Block', width: 3 }] }))).toBe(
      true,
    );
    expect(accepts(schema, layer({ reuse: 'a' }))).toBe(true);
    expect(accepts(schema, layer({ type: 'Block', called: false, from: 'backbone.aux' }))).toBe(true);
    const outputs = { out: 'a', aux: { from: 'b.aux', when: '${aux}' } };
    expect(accepts(schema, { ...layer({ type: 'ReLU' }), outputs })).toBe(true);
    expect(accepts(schema, { extends: 'v2', vars: { pool: 8 } })).toBe(true);
    for (const wrong of [
      layer({ type: 'Conv2d', out_channels: 8, kernal_size: 3 }),
      layer({ type: 'Conv2d', out_channels: 8 }),
      layer({ type: 'Conv2d', out_channels: 0, kernel_size: 3 }),
      layer({ type: 'Conv2d', out_channels: 8, kernel_size: 3, inplace: true }),
      layer({ type: 'Repeat', times: -1, layers: [] }),
      { ...layer({ type: 'ReLU' }), inputs: [3] },
      { ...layer({ type: 'ReLU' }), outputs: { out: 3 } },
      { ...layer({ type: 'ReLU' }), outputs: { out: { when: true } } },
      layer({ reuse: 'a', called: false }),
      layer({ type: 'ReLU', called: 'no' }),
      { input: [3, 0], layers: [] },
      { extends: 'v2', layers: [] },
      [],
    ]) {
      expect(accepts(schema, wrong), JSON.stringify(wrong)).toBe(false);
    }
  });

  it('ops: every layer type with its arguments', async () => {
    const [text, one, json] = await Promise.all([
      runInFolder(['ops']),
      runInFolder(['ops', 'Conv2d']),
      runInFolder(['ops', '--json']),
    ]);
    for (const { type } of allOps()) expect(text.stdout).toMatch(new RegExp(`^${type} `, 'm'));
    expect(one.stdout).toContain('kernel_size');
    expect(one.stdout).toContain('must be given');
    const described = JSON.parse(json.stdout) as readonly { readonly type: string }[];
    expect(described.map(({ type }) => type)).toEqual(allOps().map(({ type }) => type));
  });

  it('--help shows examples first, --version the version, and nothing at all the help', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly version: string;
    };
    const [help, summary, printed, bare] = await Promise.all([
      runInFolder(['--help']),
      runInFolder(['summary', '--help']),
      runInFolder(['--version']),
      runInFolder([]),
    ]);
    for (const { status, stdout, stderr } of [help, summary]) {
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/^Examples:\n {2}inception summary v2 --in 192x28x28/);
      expect(stdout.indexOf('Examples:')).toBeLessThan(stdout.indexOf('Usage:'));
    }
    expect(printed).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    expect(bare).toMatchObject({ status: 2, stdout: '' });
    expect(bare.stderr).toMatch(/^Examples:/);
  });

  it('an unknown name offers presets', async () => {
    const { status, stdout, stderr } = await runInFolder(['summary', 'nosuch']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^error\[usage\/unknown-preset\]: no preset and no file is named "nosuch"\n {2}help: /,
    );
    expect(stderr).toContain('inception list');
  });

  it('validate --json gives one JSON document of errors, also for several files', async () => {
    const bad = '{"input": [3], "layers": [{"type": "Relu"}]}';
    const one = await runInFolder(['validate', '-', '--json'], { stdin: bad });
    expect(JSON.parse(one.stderr)).toMatchObject({
      schema: 'inception.diagnostics/1',
      diagnostics: [{ code: 'spec/unknown-type', path: ['layers', 0, 'type'], line: 1, column: 36 }],
    });
    const two = await runInFolder(['validate', '-', 'v22', '--json'], { stdin: bad });
    expect(two.status).toBe(2);
    expect((JSON.parse(two.stderr) as { readonly diagnostics: readonly unknown[] }).diagnostics).toHaveLength(
      2,
    );
  });
});
