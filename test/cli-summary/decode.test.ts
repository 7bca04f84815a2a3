import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runInFolder } from '../support/run-in-process';
import { buildIfMissing } from '../support/run-inception';

beforeAll(buildIfMissing);

const golden = join(import.meta.dirname, '../golden/networks/networks.json');
/** What torch runs for one token whose attention has the keys and values of `cached` others. */
const decoders: Readonly<Record<string, { readonly cached: number; readonly macs: number }>> = JSON.parse(
  readFileSync(golden, 'utf8'),
).decoders;

/** What keys and values of one position take: two of the width of all key heads, for each layer, in float32. */
const bytesOfPosition: Readonly<Record<string, number>> = {
  gpt2: 12 * 2 * 768 * 4,
  // 4 heads of 64: what is repeated for the 32 heads of the query is kept once.
  tinyllama: 22 * 2 * 4 * 64 * 4,
  t5_small: 6 * 2 * 512 * 4,
};

/** Encoder-decoders: the input of the tokens, and how many keys and values of another sequence each layer keeps too. */
const encoderDecoders: Readonly<Record<string, { readonly input: string; readonly memory: number }>> = {
  t5_small: { input: 'decoder_input_ids=', memory: 512 },
};

async function decodeOf(...args: readonly string[]) {
  const { status, stdout, stderr } = await runInFolder(['summary', ...args, '--json']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout).decode;
}

/** A decoder of one layer with one head, of tokens of 4 numbers; `head` is put behind it. */
function miniature({ head = [] as readonly object[], isCausal = true }): string {
  const attention = { type: 'ScaledDotProductAttention', from: ['q', 'k', 'v'], is_causal: isCausal };
  const projection = (name: string) => ({
    type: 'Linear',
    name,
    from: '@input',
    out_features: 4,
    bias: false,
  });
  return JSON.stringify({
    name: 'Miniature',
    input: [3, 4],
    layers: [...['q', 'k', 'v'].map(projection), { ...attention, name: 'attention' }, ...head],
  });
}

async function ofMiniature(spec: string, length: string, ...more: readonly string[]) {
  const run = await runInFolder(['summary', '-', '--decode', length, '--json', ...more], { stdin: spec });
  return { ...run, decode: run.status === 0 ? JSON.parse(run.stdout).decode : null };
}

describe.concurrent('one more token', () => {
  it.each(Object.entries(decoders))('of %s takes what it takes in torch', async (name, { cached, macs }) => {
    const { input, memory } = encoderDecoders[name] ?? { input: '', memory: 0 };
    const kvCacheBytes = (cached + memory) * (bytesOfPosition[name] ?? 0);
    const expected = { length: cached, macs, flops: 2 * macs, kv_cache_bytes: kvCacheBytes };
    expect(await decodeOf(name, '--decode', `${input}${cached}`)).toEqual(expected);
    expect(await decodeOf(name, '--decode', `${input}${cached}`, '--dtype', 'float16')).toEqual({
      ...expected,
      kv_cache_bytes: kvCacheBytes / 2,
    });
  });

  it('does nothing of an encoder, and keeps the keys and values that come from it', async () => {
    // Of 4 layers of width 384: projections of attention to the text, 448 scores and weighted values, queries and outputs
    // of attention to the sound, 1500 scores and weighted values, and the two linear layers; then 51,865 logits.
    const layer = 4 * 384 ** 2 + 2 * 448 * 384 + 2 * 384 ** 2 + 2 * 1500 * 384 + 8 * 384 ** 2;
    expect(await decodeOf('whisper_tiny', '--decode', 'tokens=447')).toMatchObject({
      macs: 4 * layer + 51_865 * 384,
      kv_cache_bytes: 4 * 2 * (447 + 1500) * 384 * 4,
    });
  });

  it('is the first of all without a cache', async () => {
    // Three projections of 4 to 4, one score and one weighted value.
    const { decode } = await ofMiniature(miniature({}), '0');
    expect(decode).toEqual({ length: 0, macs: 3 * 16 + 8, flops: 2 * (3 * 16 + 8), kv_cache_bytes: 0 });
  });

  it('is computed in full by a head that takes the last position alone', async () => {
    const head = [
      { type: 'Select', dim: 1, index: -1 },
      { type: 'Linear', name: 'head', out_features: 10 },
    ];
    const { decode } = await ofMiniature(miniature({ head }), '9');
    expect(decode).toMatchObject({ macs: 3 * 16 + 10 * 8 + 4 * 10, kv_cache_bytes: 9 * 2 * 4 * 4 });
  });

  it('keeps the batch, and is that of all its samples', async () => {
    const { decode } = await ofMiniature(miniature({}), '9', '--batch', '3');
    expect(decode).toMatchObject({ macs: 3 * (3 * 16 + 10 * 8), kv_cache_bytes: 3 * 9 * 2 * 4 * 4 });
  });

  // Width 16, N = 10 tokens, a memory of M = 7. Self-attention of one token: 4 x 16^2 for the projections, 2 x 10 x 16 for
  // scores and weighted values; attention to the memory: 2 x 16^2, 2 x 7 x 16, and its keys and values are kept.
  const self = 4 * 16 ** 2 + 2 * 10 * 16;
  const cross = 2 * 16 ** 2 + 2 * 7 * 16;
  const kept = { self: 9 * 2 * 16 * 4, cross: 7 * 2 * 16 * 4 };

  it.each<readonly [what: string, layers: readonly unknown[], macs: number, bytes: number]>([
    [
      'MultiheadAttention',
      ['MultiheadAttention(embed_dim=16, num_heads=2, batch_first=true)(x)'],
      self,
      kept.self,
    ],
    [
      'MultiheadAttention with a key and a value of a memory',
      [
        'a = MultiheadAttention(embed_dim=16, num_heads=2, batch_first=true)(x)',
        'MultiheadAttention(embed_dim=16, num_heads=4, batch_first=true)(a, @memory, @memory)',
      ],
      self + cross,
      kept.self + kept.cross,
    ],
    [
      'TransformerEncoderLayer',
      ['TransformerEncoderLayer(d_model=16, nhead=2, dim_feedforward=32, batch_first=true)(x)'],
      self + 2 * 16 * 32,
      kept.self,
    ],
    [
      'TransformerDecoder',
      [
        'TransformerDecoder(num_layers=2, d_model=16, nhead=2, dim_feedforward=32, batch_first=true)(x, @memory)',
      ],
      2 * (self + cross + 2 * 16 * 32),
      2 * (kept.self + kept.cross),
    ],
    [
      'attention that is written out, with a scale, a bias and a dropout between its products',
      [
        ...['q', 'k', 'v'].map((name) => `${name} = Linear(out_features=16, bias=false)(x)`),
        'turned = Transpose(dim0=1, dim1=2)(k)',
        'scores = MatMul()(q, turned)',
        'scaled = Div(other=4)',
        'bias = Parameter(shape=[1])',
        'Add()(scaled, bias)',
        'Softmax(dim=-1)',
        'weights = Dropout',
        'weighted = MatMul()(weights, v)',
        'Linear(out_features=16, bias=false)',
      ],
      self,
      kept.self,
    ],
  ])('of %s does as much as its formula says', async (_what, layers, macs, bytes) => {
    const spec = {
      input: { tokens: [10, 16], memory: [7, 16] },
      // The memory is given to all of them.
      layers: ['m = Identity()(@memory)', 'x = Identity()(@tokens)', ...layers],
    };
    const { decode, stderr } = await ofMiniature(JSON.stringify(spec), 'tokens=9');
    expect(stderr).not.toContain('error');
    expect(decode).toMatchObject({ macs, kv_cache_bytes: bytes });
  });

  it('keeps nothing of a product whose keys are parameters, such as those of a memory network', async () => {
    const layers = [
      'x = Linear(out_features=16)',
      'keys = Parameter(shape=[16, 5])',
      'scores = MatMul()(x, keys)',
      'weights = Softmax(dim=-1)',
      'values = Parameter(shape=[5, 16])',
      'MatMul()(weights, values)',
    ];
    const { status, stderr } = await ofMiniature(JSON.stringify({ input: [10, 16], layers }), '9');
    expect({ status, stderr }).toMatchObject({ status: 2 });
    expect(stderr).toContain('none of its layers attends to earlier tokens');
  });

  it('is below the totals of text, tree and markdown', async () => {
    for (const format of ['text', 'tree', 'markdown']) {
      const args = ['summary', 'gpt2', '--decode', '1023', '--format', format];
      const { stdout } = await runInFolder(args);
      expect(stdout).toMatch(/Cache of keys and values\W+75,423,744 bytes/);
      expect(stdout).toMatch(/Mult-adds of one more token\W+142,406,400/);
    }
  });
});

describe.concurrent('--decode refuses', () => {
  it.each([
    [
      'a network that attends to later tokens',
      ['bert_base', '--decode', '5'],
      'also attends to later tokens',
    ],
    [
      'a network without attention',
      ['resnet18', '--decode', '5'],
      'none of its layers attends to earlier tokens',
    ],
    ['what is no number', ['gpt2', '--decode', 'many'], '--decode must be a number of tokens, not "many"'],
    ['an input that is not named', ['whisper_tiny', '--decode', '5'], 'one of the inputs mel, tokens'],
    ['an input that is not there', ['gpt2', '--decode', 'words=5'], 'one of the inputs input'],
    ['more tokens than there are positions', ['gpt2', '--decode', '1024'], '1025 elements from 0 on'],
  ])('%s', async (_what, args, message) => {
    const { status, stderr } = await runInFolder(['summary', ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it('attention that is not said to be causal', async () => {
    const { status, stderr } = await ofMiniature(miniature({ isCausal: false }), '5');
    expect(status).toBe(2);
    expect(stderr).toContain('is_causal is not true');
  });
});
