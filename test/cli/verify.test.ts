import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onnxModel } from '../support/onnx-model';
import { runInFolder } from '../support/run-in-process';
import { type GoldenEntry, safetensorsFile } from '../support/safetensors-file';

let folder = '';

const spec = {
  name: 'Net',
  input: [3],
  layers: [
    { type: 'Linear', name: 'fc', out_features: 4 },
    { type: 'BatchNorm1d', name: 'norm' },
  ],
};

const entries: readonly GoldenEntry[] = [
  ['fc.weight', 'float32', [4, 3]],
  ['fc.bias', 'float32', [4]],
  ['norm.weight', 'float32', [4]],
  ['norm.bias', 'float32', [4]],
  ['norm.running_mean', 'float32', [4]],
  ['norm.running_var', 'float32', [4]],
  ['norm.num_batches_tracked', 'int64', []],
];

/** Writes a safetensors file whose tensors are a hole: it takes no room, however large it is. */
function write(name: string, of: readonly GoldenEntry[]): void {
  const { head, dataBytes } = safetensorsFile(of, { format: 'pt' });
  const descriptor = openSync(join(folder, name), 'w');
  writeSync(descriptor, head);
  ftruncateSync(descriptor, head.length + dataBytes);
  closeSync(descriptor);
}

const writeIndex = (name: string, weight_map: Readonly<Record<string, string>>): void =>
  writeFileSync(join(folder, name), JSON.stringify({ metadata: { total_size: 104 }, weight_map }));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'inception-verify-'));
  writeFileSync(join(folder, 'net.json'), JSON.stringify(spec));
  write('same.safetensors', entries);
  write(
    'module.safetensors',
    entries.map(([key, dtype, shape]) => [`module.${key}`, dtype, shape]),
  );
  write('first.safetensors', entries.slice(0, 3));
  write('second.safetensors', entries.slice(3));
});

afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => runInFolder(['verify', ...args], { cwd: folder });

describe('inception verify', () => {
  it('exits 0 where names and shapes are the same', async () => {
    const { status, stdout, stderr } = await run('net.json', 'same.safetensors');
    // Parameters 12 + 4 + 4 + 4, buffers 4 + 4 + 1; 24 + 8 elements of 4 bytes and one of 8.
    expect(stdout).toBe(
      [
        'Checkpoint  same.safetensors: 7 tensors, 33 elements, 136 bytes',
        'Network     Net (net.json): 7 entries, 24 parameters, 9 elements of buffers',
        '',
        'ok: 7 of 7 entries match',
        '',
      ].join('\n'),
    );
    expect([status, stderr]).toEqual([0, '']);
  });

  it('exits 1 with what differs, and says which prefix to take off', async () => {
    const { status, stdout } = await run('net.json', 'module.safetensors');
    expect(status).toBe(1);
    expect(stdout).toContain(
      'Error(s) in loading state_dict for Net:\n\tMissing key(s) in state_dict: "fc.weight", ',
    );
    expect(stdout).toContain('all unexpected keys begin with "module.": with --prefix module. 7 match');
    const stripped = await run('net.json', 'module.safetensors', '--prefix', 'module.');
    expect(stripped.status).toBe(0);
    const added = await run('net.json', 'same.safetensors', '--add-prefix', 'net.');
    expect(added.stdout).toContain('with --prefix net. 7 match');
  });

  it('gives the whole as JSON', async () => {
    write('other.safetensors', [
      ...entries.slice(1),
      ['classifier.weight', 'float32', [4, 3]],
      ['x', 'bool', []],
    ]);
    const { status, stdout } = await run('net.json', 'other.safetensors', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      schema: 'inception.verification/1',
      verdict: 'different',
      model: { name: 'Net', source: 'net.json', entries: 7, params: 24, buffers: 9 },
      checkpoint: {
        source: 'other.safetensors',
        format: 'safetensors',
        files: ['other.safetensors'],
        tensors: 8,
        elements: 34,
        bytes: 137,
      },
      matched: 6,
      missing: [{ key: 'fc.weight', shape: [4, 3] }],
      unexpected: [
        { key: 'classifier.weight', shape: [4, 3], dtype: 'float32' },
        { key: 'x', shape: [], dtype: 'bool' },
      ],
      mismatched: [],
      tied: [],
      set_by_pytorch: [],
      graph_data: 0,
      other_dtypes: [],
      prefix: null,
      renamed: [{ missing: 'fc.weight', unexpected: 'classifier.weight' }],
      allowed: [],
    });
    const allowed = await run('net.json', 'other.safetensors', '--allow', 'missing,unexpected');
    expect(allowed.status).toBe(0);
  });

  it('reads the header of a file of terabytes alone', async () => {
    write('huge.safetensors', [['fc.weight', 'float32', [2 ** 20, 2 ** 20]]]);
    const { status, stdout } = await run('net.json', 'huge.safetensors');
    expect(status).toBe(1);
    expect(stdout).toContain('4,398,046,511,104 bytes');
    expect(stdout).toContain('copying a param with shape torch.Size([1048576, 1048576]) from checkpoint');
  });

  it('reads an ONNX model, whose whole numbers may be sizes of its graph', async () => {
    const model = onnxModel({
      inputs: { x: [1, 3] },
      outputs: ['y'],
      stored: {
        ...Object.fromEntries(entries.slice(0, 6).map(([key, , shape]) => [key, { float: shape }] as const)),
        axes: { whole: [0, 1] },
      },
      nodes: [{ op: 'Gemm', reads: ['x', 'fc.weight', 'fc.bias'], gives: ['y'], attributes: { transB: 1 } }],
    });
    writeFileSync(join(folder, 'net.onnx'), model);
    const { status, stdout } = await run('net.json', 'net.onnx', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      matched: 6,
      unexpected: [],
      set_by_pytorch: ['norm.num_batches_tracked'],
      graph_data: 1,
      checkpoint: { format: 'onnx', tensors: 7 },
    });
  });
});

describe('an index of several files', () => {
  const places = Object.fromEntries(
    entries.map(([key], index) => [key, index < 3 ? 'first.safetensors' : 'second.safetensors']),
  );

  it('is read with the header of each', async () => {
    writeIndex('model.safetensors.index.json', places);
    const { status, stdout } = await run('net.json', 'model.safetensors.index.json');
    expect(status).toBe(0);
    expect(stdout).toContain('7 tensors in 2 files, 33 elements, 136 bytes');
  });

  it('may have links in its folder, as a cache of downloads has', async () => {
    mkdirSync(join(folder, 'snapshot'));
    for (const name of ['first.safetensors', 'second.safetensors', 'model.safetensors.index.json'])
      symlinkSync(join('..', name), join(folder, 'snapshot', name));
    expect((await run('net.json', 'snapshot/model.safetensors.index.json')).status).toBe(0);
  });

  it.each<readonly [string, Readonly<Record<string, string>>, string]>([
    [
      'a file that is not there',
      { ...places, a: 'third.safetensors' },
      'third.safetensors, which index.json names, does not exist',
    ],
    [
      'a tensor that its file does not have',
      { ...places, a: 'first.safetensors' },
      '"a" is not in "first.safetensors"',
    ],
    [
      'a file of another folder',
      { a: '../first.safetensors' },
      '"../first.safetensors" is outside of its folder',
    ],
    [
      'a file by its whole path',
      { a: '/etc/x.safetensors' },
      '"/etc/x.safetensors" is outside of its folder',
    ],
    ['a pickle', { a: 'pytorch_model-00001-of-00002.bin' }, 'is no safetensors file'],
    ['two files with one tensor', { ...places, x: 'same.safetensors' }, '"fc.weight" is in two of the files'],
  ])('is refused where it names %s', async (_what, weights, said) => {
    writeIndex('index.json', weights);
    const { status, stdout, stderr } = await run('net.json', 'index.json');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
  });

  it('is refused without a map of files', async () => {
    writeFileSync(join(folder, 'index.json'), '{"weight_map": [1]}');
    expect((await run('net.json', 'index.json')).stderr).toContain('it has no "weight_map"');
    writeFileSync(join(folder, 'index.json'), '{"weight_map": {"a": "b.safetensors", "a": "b.safetensors"}}');
    expect((await run('net.json', 'index.json')).stderr).toContain('json/duplicate-key');
  });
});

describe('a file that cannot be verified', () => {
  it.each<readonly [string, string | Uint8Array, string]>([
    ['model.pt', 'PK\u0003\u0004....', 'is a zip archive, such as a PyTorch checkpoint'],
    [
      'old.pth',
      Buffer.from([0x80, 0x02, 0x8a, 0x0a]),
      'is a Python pickle, such as an old PyTorch checkpoint',
    ],
    ['w.h5', Buffer.from([0x89, 0x48, 0x44, 0x46]), 'is an HDF5 file'],
    ['w.gguf', 'GGUF\u0003\u0000\u0000\u0000', 'is a GGUF file'],
    [
      'lfs.safetensors',
      'version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 548105171\n',
      'is a Git LFS pointer, not the weights of 548105171 bytes',
    ],
    ['net.py', 'import torch\n\n\nclass Net(torch.nn.Module):\n', 'net.py is text and holds no weights'],
    ['empty.safetensors', '', 'is empty'],
    ['text.safetensors', 'hello, this is no model', 'checkpoint/damaged'],
  ])('is named, with what to do: %s', async (name, content, said) => {
    writeFileSync(join(folder, name), content);
    const { status, stdout, stderr } = await run('net.json', name);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
    expect(stderr).toContain('help: ');
  });

  it('is one whose keys are the same without the prefix', async () => {
    write('both.safetensors', [
      ['a', 'float32', []],
      ['module.a', 'float32', []],
    ]);
    const { status, stderr } = await run('net.json', 'both.safetensors', '--prefix', 'module.');
    expect(status).toBe(2);
    expect(stderr).toContain('without the prefix "module." two tensors are called "a"');
  });

  it.each([
    ['none.safetensors', 'check the path, which is that of a .safetensors file, '],
    ['.', 'give the path of a .safetensors file, '],
    // A preset is no weights.
    ['v2', 'check the path, which is that of a .safetensors file, '],
  ])('is named with the kinds of files that can be, where it is %s', async (weights, said) => {
    const { status, stdout, stderr } = await run('net.json', weights);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`help: ${said}`);
    expect(stderr).not.toMatch(/preset|a JSON file/);
  });

  it('is one that is not there, or a network with an error', async () => {
    expect((await run('net.json', 'none.safetensors')).status).toBe(2);
    expect((await run('none.json', 'same.safetensors')).status).toBe(2);
    expect((await run('net.json', 'same.safetensors', '--allow', 'sizes')).status).toBe(2);
  });
});
