import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { type ModelText, onnxModel } from '../support/onnx-model';
import { runInProcess } from '../support/run-in-process';

const stored = { 'fc.weight': { float: [4, 6] } };
const fc = { op: 'MatMul', name: 'fc', reads: ['x', 'fc.weight'], gives: ['a'] };
const model = (nodes: ModelText['nodes']): Uint8Array =>
  onnxModel({ name: 'Net', inputs: { x: [2, 4] }, outputs: ['y'], stored, nodes: [fc, ...nodes] });

/** A layer that is not known. */
const odd = (from: string, to: string) => ({
  op: 'Odd',
  name: to,
  domain: 'org.example',
  reads: [from],
  gives: [to],
});

/** A product of 2 x 4 x 6 multiply-adds, and behind it a layer, one or five that are not known, one whose size is not. */
const files: Readonly<Record<string, Uint8Array>> = {
  'even.onnx': model([{ op: 'Relu', name: 'act', reads: ['a'], gives: ['y'] }]),
  'odd.onnx': model([{ op: 'Odd', name: 'odd', domain: 'org.example', reads: ['a'], gives: ['y'] }]),
  'many.onnx': model([odd('a', 'b'), odd('b', 'c'), odd('c', 'd'), odd('d', 'e'), odd('e', 'y')]),
  'places.onnx': model([{ op: 'NonZero', name: 'places', reads: ['a'], gives: ['y'] }]),
};

const notThere: Diagnostic = { code: 'file/not-found', severity: 'error', message: 'there is none' };
const run = (line: string) =>
  runInProcess(line.split(' '), {
    readDocument: (path) => files[path] ?? notThere,
    fileExists: (path) => path in files,
  });

describe('layers that are not counted are named by', () => {
  it.each([
    [
      'diff even.onnx odd.onnx',
      'odd.onnx: the count under macs leaves out odd (Odd), so it cannot be compared',
    ],
    [
      'diff even.onnx many.onnx',
      'many.onnx: the count under macs leaves out b (Odd), c (Odd), d (Odd) and 2 more, so',
    ],
  ])('%s', (line, text) => {
    expect(run(line).stderr).toContain(text);
  });
});

describe('figures that are not known are shown as such by', () => {
  it.each([
    ['summary odd.onnx', /Odd-2 +\[-1\] +0 +not counted/],
    ['summary odd.onnx', 'Total mult-adds: 48 (partial)'],
    ['summary odd.onnx', 'Output shape: [?]'],
    ['summary places.onnx --format csv', 'places,NonZero,2x?,0,0,0,0,0'],
    ['summary odd.onnx --format csv', 'odd,Odd,?,0,0,0,not counted,not counted'],
    ['summary odd.onnx --format tree', /Odd: odd +\[\?\] +0 +not counted/],
    ['summary odd.onnx --training adam', 'Saved for backward: 0 bytes (partial)'],
    ['summary odd.onnx --training adam', 'Backward FLOPs: 96 (partial)'],
    ['compare even.onnx odd.onnx', /Mult-Adds +48 +partial/],
    [
      'compare even.onnx odd.onnx',
      'odd.onnx computes [?] instead of [6], with as many parameters and an unknown number of multiply-adds',
    ],
    [
      'compare odd.onnx even.onnx',
      'even.onnx computes [6] instead of [?], with as many parameters and an unknown number of multiply-adds',
    ],
    ['compare even.onnx odd.onnx --convention thop', /thop MACs +48 +partial/],
    ['compare even.onnx odd.onnx --format csv', ',macs,odd.onnx,partial,,,'],
    ['compare even.onnx odd.onnx --format csv', ',output,odd.onnx,?,,,'],
    ['explain odd.onnx', 'Mult-Adds         48 MACs (partial)'],
    ['explain odd.onnx odd', 'Mult-Adds     not counted: what it computes is not known'],
    ['explain odd.onnx odd', 'Output bytes  not known, as its sizes are not'],
    ['explain even.onnx act', 'Output bytes  2 x 6 x 4 = 48 bytes'],
    ['explain places.onnx', /NonZero +\[2, \?\] +0 +0 +0\.0 %/],
    ['diff even.onnx odd.onnx', 'even.onnx -> odd.onnx: the counts cannot be compared'],
    ['diff even.onnx odd.onnx', /odd +Odd +not counted +added, output \[\?\]/],
  ])('%s', (line, text) => {
    expect(run(line).stdout).toMatch(text);
  });
});
