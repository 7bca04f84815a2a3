import { describe, expect, it } from 'vitest';
import { isOnnxDocument } from '../../../src/frontends/onnx/recognise';
import { field, onnxModel, whole, words } from '../../support/onnx-model';

const OPSET = field(8, whole(2, 17));
const GRAPH = field(7, words(2, 'Net'));
const VERSION = whole(1, 8);

describe('a file of another name', () => {
  it.each<readonly [what: string, bytes: readonly number[]]>([
    ['its version, and the producer behind it', [...VERSION, ...words(2, 'pytorch')]],
    ['its version, and its domain behind it', [...VERSION, ...words(4, 'ai.onnx')]],
    ['its version, and the version of the model behind it', [...VERSION, ...whole(5, 1)]],
    ['its version, and its documentation behind it', [...VERSION, ...words(6, 'a net')]],
    ['its version, and its metadata behind it', [...VERSION, ...field(14, words(1, 'key'))]],
    ['its version, and how it was trained behind it', [...VERSION, ...field(20, [])]],
    ['its version, and a function behind it', [...VERSION, ...field(25, words(1, 'F'))]],
    ['its version alone', VERSION],
    ['its operator set, and the graph behind it', [...OPSET, ...GRAPH]],
    ['the producer, and the version behind it', [...words(2, 'torch'), ...VERSION]],
    ['what a model has', [...onnxModel({ outputs: [], nodes: [] })]],
  ])('is an ONNX model where it begins with %s', (_what, bytes) => {
    expect(isOnnxDocument('model.bin', Uint8Array.from(bytes))).toBe(true);
    expect(isOnnxDocument('-', Uint8Array.from(bytes))).toBe(true);
  });

  it.each<readonly [what: string, bytes: readonly number[]]>([
    ['nothing', []],
    ['a version of 0', [...whole(1, 0), ...GRAPH]],
    ['a version of more than a byte', [...whole(1, 300), ...GRAPH]],
    ['a version, and what no model has behind it', [...VERSION, ...field(3, []).slice(1), 0xff]],
    ['a length that goes on beyond what is there', field(7, new Array<number>(100).fill(0)).slice(0, 50)],
    [
      'a text of the tags of fields',
      [...'":::::::::::::::::::::::::::::::::::::::::::::::::::::::::'].map((letter) => letter.charCodeAt(0)),
    ],
    ['words', [...'a network'].map((letter) => letter.charCodeAt(0))],
  ])('is none where it begins with %s', (_what, bytes) => {
    expect(isOnnxDocument('model.bin', Uint8Array.from(bytes))).toBe(false);
  });

  it.each([
    ['net.ONNX', [], true],
    ['weights.pth', [], true],
    ['net.json', VERSION, false],
    ['net.jsonc', VERSION, false],
  ])('%s is told by its ending', (path, bytes, isModel) => {
    expect(isOnnxDocument(path, Uint8Array.from(bytes))).toBe(isModel);
  });
});
