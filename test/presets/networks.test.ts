import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportOf } from '../support/load-preset';

/** What torch has and runs of a network; an output that is one tensor is its shape. */
interface CountedNetwork {
  readonly inputs: readonly (readonly number[])[];
  readonly params: number;
  readonly buffers: number;
  readonly output:
    | readonly number[]
    | readonly (readonly number[])[]
    | Readonly<Record<string, readonly number[]>>;
  readonly macs: number;
}

const golden = join(import.meta.dirname, '../golden/networks/networks.json');
const counted: Readonly<Record<string, CountedNetwork>> = JSON.parse(readFileSync(golden, 'utf8')).models;

/** The shapes of the outputs, in their order. */
function outputShapes({ output }: CountedNetwork): readonly (readonly number[])[] {
  const shapes = Object.values(output);
  return shapes.every((shape): shape is readonly number[] => Array.isArray(shape)) ? shapes : [shapes];
}

describe.each(Object.entries(counted))('%s', (name, torch) => {
  const { totals, model } = reportOf(name);

  test('takes and gives what it does in torch', () => {
    expect(model.inputs.map(({ shape }) => shape)).toEqual(torch.inputs);
    expect(model.outputs.map(({ shape }) => shape)).toEqual(outputShapes(torch));
  });

  test('has the parameters, buffers and multiply-adds of torch', () => {
    const { params, buffers, macs } = torch;
    expect(totals).toMatchObject({ params, buffers, macs, complete: true });
  });
});
