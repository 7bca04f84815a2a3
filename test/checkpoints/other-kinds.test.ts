import { describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../src/checkpoints/read-checkpoint';
import { bytesInMemory } from '../../src/frontends/document-bytes';
import { bytesOf, zipBeginning } from '../support/file-beginnings';
import { safetensorsFile } from '../support/safetensors-file';

/** What is said of a file with these bytes; null where it is read. */
function refusalOf(path: string, text: string) {
  const { checkpoint, diagnostics } = readCheckpoint(path, {
    openDocument: () => bytesInMemory(bytesOf(text)),
    resolvePath: (_from, reference) => reference,
  });
  expect(checkpoint === null).toBe(diagnostics.length > 0);
  const [first] = diagnostics;
  return first === undefined ? null : { code: first.code, message: first.message, help: first.help ?? '' };
}

const GIVE = 'give safetensors or ONNX';
const SAVE_TORCH = 'save it with safetensors, in Python: save_file(torch.load(PATH,';

describe('a file that holds no weights that can be verified', () => {
  it.each([
    ['m.keras', zipBeginning('metadata.json'), 'is a model of Keras, whose names are not those', GIVE],
    ['m.keras', zipBeginning('config.json'), 'is a model of Keras, whose names are not those', GIVE],
    ['m.zip', zipBeginning('model.weights.h5'), 'is a model of Keras, whose names are not those', GIVE],
    ['m.weights.h5', '\u0089HDF\r\n\u001a\n', 'is an HDF5 file, as Keras writes it', GIVE],
    [
      'm.npz',
      zipBeginning('arr_0.npy'),
      'is a zip archive of NumPy arrays',
      'save them with safetensors.numpy',
    ],
    ['m.npy', '\u0093NUMPY\u0001\u0000', 'is one array of NumPy without a name', GIVE],
    ['m.mlpackage', zipBeginning('m.mlpackage/Manifest.json'), 'is a model of Core ML', GIVE],
    ['m.zip', zipBeginning('Data/com.apple.CoreML/weights'), 'is a model of Core ML', GIVE],
    ['m.zip', zipBeginning('net.mlmodel'), 'is a model of Core ML', GIVE],
    ['m.zip', zipBeginning('net.onnx'), 'is a zip archive with an ONNX model', 'unpack it first'],
    ['m.pt', zipBeginning('net/data.pkl'), 'is a zip archive, such as a PyTorch checkpoint', SAVE_TORCH],
    ['m.zip', 'PK\u0005\u0006', 'is a zip archive, such as a PyTorch checkpoint', SAVE_TORCH],
    ['m.pth', '\u0080\u0002}q\u0000', 'is a Python pickle, such as an old PyTorch checkpoint', SAVE_TORCH],
    ['m.pkl', '(dp0\n', 'is a Python pickle, such as an old PyTorch checkpoint', SAVE_TORCH],
    [
      'm.ort',
      '\u0018\u0000\u0000\u0000ORTM',
      'is an ORT flatbuffer',
      'give the ONNX file that it was made from',
    ],
    ['m.tflite', '\u001c\u0000\u0000\u0000TFL3', 'is a TensorFlow Lite file', GIVE],
    [
      'm.gguf',
      'GGUF\u0003\u0000\u0000\u0000',
      'is a GGUF file',
      'give the safetensors that it was made from',
    ],
    ['m.gz', '\u001f\u008b\b\u0000', 'is compressed by gzip', 'unpack it first'],
    ['m.bz2', 'BZh91AY', 'is compressed, or an archive', 'unpack it first'],
    ['m.tar', `${'w'.padEnd(257, '\u0000')}ustar`, 'is compressed, or an archive', 'unpack it first'],
    ['m.safetensors', '<!DOCTYPE html>', 'is HTML or XML and holds no weights', 'download it again'],
    ['m.onnx', 'ir_version: 8\ngraph {', 'is an ONNX model as text', 'save it as binary with onnx.save'],
    ['m.txt', 'graph main (input)', 'is a printed graph and holds no weights', GIVE],
    ['m.py', 'import torch\n', 'is text and holds no weights', '"inception diff" compares two networks'],
    ['m.bin', '', 'is empty', 'download or copy it again'],
    [
      'm.safetensors',
      'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 102\n',
      'is a Git LFS pointer, not the weights of 102 bytes',
      'git lfs pull',
    ],
  ])('%s with %j is said to be so', (path, text, problem, help) => {
    expect(refusalOf(path, text)).toEqual({
      code: 'checkpoint/unknown-kind',
      message: expect.stringContaining(`${path} ${problem}`),
      help: expect.stringContaining(help),
    });
  });

  it('is none where the length of its header has the bytes that another kind begins with', () => {
    // The lower byte comes first: gzip begins with 1f 8b, a pickle with 80 02.
    const headerOf = (length: number): string => {
      const { head, dataBytes } = safetensorsFile([['w', 'float32', [1]]]);
      const header = Buffer.from(head.subarray(8)).toString('latin1').trimEnd().padEnd(length);
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(BigInt(length));
      return bytes.toString('latin1') + header + '\u0000'.repeat(dataBytes);
    };
    for (const length of [0x8b1f, 0x0280]) expect(refusalOf('w.bin', headerOf(length))).toBeNull();
  });
});
