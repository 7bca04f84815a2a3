import { expect } from 'vitest';
import { bytesInMemory, type DocumentBytes } from '../../src/frontends/document-bytes';
import type { ReadOptions } from '../../src/frontends/front-end';
import { readOnnx } from '../../src/frontends/onnx/read-onnx';
import { createReport } from '../../src/report/report';
import { type ModelText, onnxModel } from './onnx-model';

/** Of a reading that nothing is asked of. */
export const NO_OPTIONS: ReadOptions = {
  batch: null,
  maxLayers: null,
  allowOutside: false,
  inputs: [],
  vars: [],
};

export function readBytes(bytes: DocumentBytes, options: Partial<ReadOptions> = {}, path = 'm.onnx') {
  return readOnnx({ path, bytes }, { ...NO_OPTIONS, ...options });
}

export function read(text: ModelText, options: Partial<ReadOptions> = {}, path = 'm.onnx') {
  return readBytes(bytesInMemory(onnxModel(text)), options, path);
}

export function reportOf(text: ModelText) {
  const { graph, diagnostics } = read(text);
  expect(diagnostics).toEqual([]);
  if (graph === null) throw new Error('there is no graph');
  return createReport(graph);
}

export function outputsOf(text: ModelText) {
  return reportOf(text).model.outputs.map(({ shape }) => shape);
}
