import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import { pageHtml } from '../../src/page/page-html';
import { storeGraph } from '../../src/page/stored-graph';
import { classesOf, hasRule } from '../support/dark-colours';
import { loadPreset } from '../support/load-preset';
import { runInFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';
import { elementsOf, textOf } from './page-elements';

beforeAll(buildIfMissing);

const pages = [['v2'], ['v1', 'v2'], ['resnet50']] as const;

async function printed(args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await runInFolder(args);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

interface JsonLayer {
  readonly type: string;
  readonly output: readonly number[];
  readonly params: number;
  readonly macs: number;
}

function unpacked(text: string): string {
  return inflateRawSync(Buffer.from(text, 'base64')).toString();
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

describe.each(pages.map((names) => ({ names, title: names.join(' and ') })))(
  'the page of $title',
  ({ names }) => {
    let page = '';

    beforeAll(async () => {
      page = await printed(['page', ...names]);
    });

    it('has at most 400 kB', () => {
      expect(Buffer.byteLength(page)).toBeLessThanOrEqual(400_000);
    });

    it('is of elements that end where they should, each id once', () => {
      const ids = elementsOf(page).flatMap(({ attributes }) => attributes.get('id') ?? []);
      expect(ids.length).toBeGreaterThan(10);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('shows the figures that the command line prints', async () => {
      for (const [at, name] of names.entries()) {
        const { totals } = JSON.parse(await printed(['summary', name, '--json']));
        const figures = elementsOf(page).filter(({ within }) => within.includes(`figures-${at}`));
        const shown = figures.filter(({ tag }) => tag === 'strong').map(({ text }) => text);
        const { params, macs, flops, peak_activation_bytes: peak } = totals;
        expect(shown).toEqual([params, macs, flops, peak].map((count) => count.toLocaleString('en')));
      }
    });

    it('has a row for each layer, with its figures', async () => {
      for (const [at, name] of names.entries()) {
        const { layers } = JSON.parse(await printed(['summary', name, '--json']));
        const cells = elementsOf(page).filter(
          ({ tag, within }) => within.includes(`layers-${at}`) && within.includes('tbody') && tag === 'td',
        );
        const rows = layers.map((_: unknown, row: number) =>
          cells.slice(5 * row, 5 * row + 4).map(({ text }) => text),
        );
        expect(rows).toEqual(
          layers.map(({ type, output, params, macs }: JsonLayer) => [
            type,
            output.slice(1).join('×'),
            params.toLocaleString('en'),
            macs.toLocaleString('en'),
          ]),
        );
      }
    });

    it('allows by its policy its own style sheet and its own two scripts alone', () => {
      const elements = elementsOf(page);
      const policy = elements
        .find(({ attributes }) => attributes.has('http-equiv'))
        ?.attributes.get('content');
      const style = elements.find(({ tag }) => tag === 'style')?.text ?? '';
      const scripts = elements.filter(({ tag }) => tag === 'script');
      const program = scripts.find(({ attributes }) => attributes.get('id') === 'program')?.text ?? '';
      const loader = scripts.find(({ attributes }) => attributes.size === 0)?.text ?? '';
      expect(policy?.split('; ')).toEqual([
        "default-src 'none'",
        `script-src ${hashOf(loader)} ${hashOf(unpacked(program))}`,
        `style-src ${hashOf(style)}`,
        "base-uri 'none'",
        "form-action 'none'",
      ]);
    });

    it('names nothing that a browser would load, and has neither handlers nor styles in attributes', () => {
      const names = elementsOf(page).flatMap(({ attributes }) => [...attributes.keys()]);
      expect(names.filter((name) => /^(src|href|style|on.*|action|srcset|data)$/.test(name))).toEqual([]);
      expect(page.match(/@import|url\((?!#)/g)).toBeNull();
    });

    it('has a dark colour for each class of its pictures', () => {
      const style = elementsOf(page).find(({ tag }) => tag === 'style')?.text ?? '';
      const pictures = [...page.matchAll(/<svg .*?<\/svg>/gs)].map(([svg]) => svg);
      expect(pictures).toHaveLength(3 * names.length);
      for (const svg of pictures) expect(classesOf(svg).filter((name) => !hasRule(style, name))).toEqual([]);
    });
  },
);

describe('a page', () => {
  it('holds texts of a spec as texts', async () => {
    const name = '</script><img src=x onerror=alert(1)>&"';
    const stdin = JSON.stringify({
      name,
      input: [4],
      layers: [{ type: 'Linear', name: '<b>', out_features: 2 }],
    });
    const { stdout, status } = await runInFolder(['page', '-'], { stdin });
    expect(status).toBe(0);
    const elements = elementsOf(stdout);
    expect(elements.filter(({ tag }) => tag === 'img' || tag === 'b')).toEqual([]);
    expect(textOf(elements, 'h1')).toBe(name);
    const data = elements.find(({ attributes }) => attributes.get('id') === 'document')?.text ?? '';
    expect(JSON.parse(unpacked(data)).networks[0].name).toBe(name);
  });

  it('names each of two networks in the labels of its parts', async () => {
    const stdin = JSON.stringify({ name: 'a & b', input: [4], layers: [{ type: 'ReLU' }] });
    const { stdout, status } = await runInFolder(['page', '-', 'v2'], { stdin });
    expect(status).toBe(0);
    const labels = elementsOf(stdout).map(({ attributes }) => attributes.get('aria-label'));
    expect(labels).toContain('Diagram of a & b');
  });

  it('counts as the options say and names them in its command', async () => {
    const page = await printed(['page', 'v2', '--batch', '2', '--dtype', 'float16', '--set', 'out_1x1=80']);
    const { totals } = JSON.parse(
      await printed(['summary', 'v2', '--batch', '2', '--dtype', 'float16', '--set', 'out_1x1=80', '--json']),
    );
    const elements = elementsOf(page);
    const shown = elements.filter(({ tag }) => tag === 'strong').map(({ text }) => text);
    expect(shown).toContain(totals.peak_activation_bytes.toLocaleString('en'));
    expect(textOf(elements, 'code')).toBe('inception summary v2 --set out_1x1=80 --batch 2 --dtype float16');
  });

  it('of a network whose sizes are fixed has its figures and no controls but the depth', () => {
    const graph = storeGraph(buildGraph(loadPreset('v2')).graph);
    const network = { name: 'net.onnx', words: ['net.onnx'], kind: 'graph', graph } as const;
    const settings = { batch: null, maxLayers: null };
    const options = { program: '', loader: '', packed: () => '', hashOf: () => '' };
    const elements = elementsOf(pageHtml({ settings, networks: [network] }, options));
    const controls = elements.filter(({ attributes }) => attributes.get('class') === 'control');
    expect(controls.map(({ attributes }) => [...attributes.keys()])).toEqual([['class', 'data-depth']]);
    expect(elements.filter(({ tag }) => tag === 'strong').map(({ text }) => text)).toContain('163,696');
  });

  it.each([
    [['page', 'v3'], 'error[usage/unknown-preset]'],
    [['page', 'v2', '--convention', 'fvcore'], 'a page shows multiply-adds and FLOPs only'],
    [['page', 'v2', '-o', '/nowhere/page.html'], 'error[file/unwritable]'],
    [['page', 'v2', '--set', 'out_1x1=0'], 'error[spec/invalid-value]'],
  ])('is not written by %j', async (args, message) => {
    const { status, stdout, stderr } = await runInFolder(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
