import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '../../../src/frontends/document-bytes';
import { readOnnx } from '../../../src/frontends/onnx/read-onnx';
import { bytesOf, zipBeginning as zip } from '../../support/file-beginnings';
import { onnxFixtures } from '../../support/onnx-fixtures';

const options = { batch: null, maxLayers: null, allowOutside: false, inputs: [], vars: [] };
const read = (path: string, bytes: Uint8Array) => readOnnx({ path, bytes: bytesInMemory(bytes) }, options);

describe('a file that is no ONNX model', () => {
  it.each([
    ['m.onnx', '', 'is empty'],
    [
      'm.onnx',
      'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 102\n',
      'is a Git LFS pointer, not the model of 102 bytes',
    ],
    ['m.onnx', 'PK\u0003\u0004....', 'is a zip archive, such as a PyTorch checkpoint, not an ONNX file'],
    ['m.onnx', '<!DOCTYPE html>', 'is HTML or XML, not an ONNX file'],
    ['m.ort', '\u0018\u0000\u0000\u0000ORTM', 'is an ORT flatbuffer, not an ONNX file'],
    ['m.h5', '\u0089HDF\r\n', 'is an HDF5 file, as Keras writes it, not an ONNX file'],
    ['m.pt', '\u0080\u0002ctorch', 'is a Python pickle, such as an old PyTorch checkpoint, not an ONNX file'],
    ['m.tflite', '\u001c\u0000\u0000\u0000TFL3', 'is a TensorFlow Lite file, not an ONNX file'],
    ['m.onnx', '\u001f\u008b\b\u0000', 'is compressed by gzip'],
    ['m.onnx', 'BZh91AY', 'is compressed, or an archive'],
    ['m.onnx', `${'m.onnx'.padEnd(257, '\u0000')}ustar`, 'is compressed, or an archive'],
    [
      'm.pkl',
      '\u0080\u0004\u0095',
      'is a Python pickle, such as an old PyTorch checkpoint, not an ONNX file',
    ],
    ['m.npy', '\u0093NUMPY\u0001', 'is a NumPy array, not an ONNX file'],
    ['m.gguf', 'GGUF\u0003\u0000', 'is a GGUF file: weights without a graph'],
    ['m.npz', zip('a.npy'), 'is a zip archive of NumPy arrays: weights without a graph'],
    ['m.keras', zip('metadata.json'), 'is a Keras model, not an ONNX file'],
    ['m.zip', zip('Manifest.json'), 'is a Core ML model, not an ONNX file'],
    ['m.zip', zip('folder/model.onnx'), 'is a zip archive with an ONNX model'],
    ['m.pt', zip('archive/data.pkl'), 'is a zip archive, such as a PyTorch checkpoint, not an ONNX file'],
    ['m.onnx', '\n <html><body>', 'is HTML or XML, not an ONNX file'],
    ['m.onnx', '<\n  ir_version: 7,\n', 'is an ONNX model as text, and only the binary form can be read'],
    ['m.onnx', ' {"irVersion": "7"}', 'is JSON, not an ONNX file'],
    ['m.onnx', 'node {\n  op: "Relu"\n}', 'is a protobuf message as text, not an ONNX file'],
    ['m.onnx', '\u0089PNG\r\n', 'is not an ONNX file: its first bytes are not those of one'],
    // the fields of each message as its .proto file numbers them
    ['m.pb', '\b\u0001\u0012\u0006\n\u0004*\u00022.', 'is a TensorFlow SavedModel, not an ONNX file'],
    ['m.mlmodel', '\b\u0004\u0012\u0005\n\u0003\n\u0001x', 'is a Core ML model, not an ONNX file'],
    ['m.onnx', '\n\u0006\n\u0001x\u0012\u0001A', 'is a TensorFlow graph, not an ONNX file'],
    ['m.onnx', '\n\t\n\u0001x\u0012\u0001y"\u0001A', 'is an ONNX graph without the model around it'],
    ['m.pb', '\b\u0003\b\u0004\u0010\u0001', 'is a single ONNX tensor, such as test data, not a model'],
    ['m.pdmodel', '\n\u0004\b\u0000\u0010\u0000', 'is a PaddlePaddle program, not an ONNX file'],
    ['m.caffemodel', '\n\u0001N\u00a2\u0006\u0003\n\u0001c', 'is a Caffe model, not an ONNX file'],
    ['m.onnx', 'ir_version: 8\ngraph {', 'is an ONNX model as text, and only the binary form can be read'],
    ['m.onnx', 'Not Found\n', 'is text, not an ONNX file'],
    [
      'm.safetensors',
      '\u0010\u0000\u0000\u0000\u0000\u0000\u0000\u0000{"weight":{}}',
      'is a safetensors file: weights without a graph',
    ],
    ['m.pb', '\n\u0010\n\u0005input', 'is a TensorFlow graph, not an ONNX file'],
    ['m.onnx', 'graph main (input)', 'is a printed graph, not an ONNX file'],
    ['m.onnx', '\b\u0007\u0012\u0004abcd', 'has no graph, so it is not an ONNX model'],
    // a length of 100 that runs beyond the end
    ['m.onnx', '\b\u0007:d', 'is cut off: it goes on to byte 104, the file has 4'],
    // a field of kind 3, a group, which the format does not have
    ['m.onnx', '\b\u0007;', 'is damaged at byte 3: a field is of kind 3, which the format does not have'],
  ])('%s with %j is said to be so', (path, text, problem) => {
    const { graph, diagnostics } = read(path, bytesOf(text));
    expect(graph).toBeNull();
    expect(diagnostics.map(({ message }) => message)).toEqual([`${path} ${problem}`]);
  });

  it('nested beyond the limit is refused', () => {
    // A graph in an attribute of a node of a graph, 100 deep: field 6 of field 5 of field 1.
    let graph: number[] = [];
    const field = (number: number, payload: readonly number[]): number[] => {
      const { length } = payload;
      const size = length < 128 ? [length] : length < 16_384 ? [(length & 127) | 128, length >> 7] : [];
      return [number * 8 + 2, ...size, ...payload];
    };
    for (let depth = 0; depth < 100; depth += 1) graph = field(1, field(5, field(6, graph)));
    const { diagnostics } = read('m.onnx', Uint8Array.from([8, 8, ...field(7, graph)]));
    expect(diagnostics).toMatchObject([{ code: 'limit/depth' }]);
  });
});

describe('a damaged model', () => {
  const whole = onnxFixtures().get('inline/tiny_qdq.onnx') ?? new Uint8Array();

  it('cut anywhere ends in an error or in a network, never in a throw', () => {
    for (let length = 0; length < whole.length; length += 13) {
      const { graph, diagnostics } = read('m.onnx', whole.subarray(0, length));
      expect([length, graph === null]).toEqual([length, diagnostics.length > 0]);
    }
  });

  it('with any byte turned over ends in an error or in a network, never in a throw', () => {
    for (let at = 0; at < whole.length; at += 5) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const { graph, diagnostics } = read('m.onnx', bytes);
      expect([at, graph === null]).toEqual([at, diagnostics.length > 0]);
    }
  });
});
