import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addCounts, type Count } from '../../src/counts/count';
import { findOp } from '../../src/ops/index';
import { isShapeProblem, type Op, type ShapeProblem } from '../../src/ops/op';
import type { Shape } from '../../src/ops/shape';
import { callOp } from '../support/call-op';

type Row = readonly [type: string, output: Shape, params: Count, macs: Count];

interface Step {
  readonly type: string;
  readonly layers?: readonly Step[];
  readonly branches?: Readonly<Record<string, readonly Step[]>>;
  readonly merge?: 'concat' | 'add' | 'mul';
}

interface Case {
  readonly id: number;
  readonly spec: { readonly input: Shape; readonly layers: readonly Step[] };
  readonly truth:
    | {
        readonly params: number;
        readonly macs: number;
        readonly buffers: number;
        readonly output: Shape;
        readonly rows: readonly Row[];
      }
    | { readonly refused: string };
}

/** What the walk of a case adds up. */
interface Replay {
  readonly rows: Row[];
  buffers: Count;
}

const cases: readonly Case[] = readFileSync(join(import.meta.dirname, '../golden/random_cases.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

const merges = { concat: 'Concat', add: 'Add', mul: 'Mul' } as const;

/** A small walk of the containers, so that the ops are compared with torch without the rest of the program. */
function run(steps: readonly Step[], input: Shape, replay: Replay): Shape | ShapeProblem {
  let shape = input;
  for (const step of steps) {
    const next = runStep(step, shape, replay);
    if (isShapeProblem(next)) return next;
    shape = next;
  }
  return shape;
}

function runStep({ type, ...args }: Step, input: Shape, replay: Replay): Shape | ShapeProblem {
  if (type === 'Sequential') return run(args.layers ?? [], input, replay);
  if (type === 'Branches') {
    const outputs: Shape[] = [];
    for (const branch of Object.values(args.branches ?? {})) {
      const output = run(branch, input, replay);
      if (isShapeProblem(output)) return output;
      outputs.push(output);
    }
    const merged = callOp(findOp(merges[args.merge ?? 'concat']) as Op, {}, outputs);
    return 'problem' in merged ? merged : merged.output;
  }
  const op = findOp(type);
  if (op === undefined) throw new Error(`no op ${type}`);
  const called = callOp(op, args, [input]);
  if ('problem' in called) return called;
  replay.rows.push([type, called.output, called.params, called.macs]);
  replay.buffers = addCounts(replay.buffers, called.buffers);
  return called.output;
}

test('there are cases of both kinds', () => {
  expect(cases.length).toBe(797);
  expect(cases.filter(({ truth }) => 'refused' in truth).length).toBe(134);
});

test.each(cases)('random case $id is as torch has it', ({ spec, truth }) => {
  const replay: Replay = { rows: [], buffers: 0 };
  const output = run(spec.layers, [1, ...spec.input], replay);
  if ('refused' in truth) {
    expect(isShapeProblem(output), truth.refused).toBe(true);
    return;
  }
  expect(output).toEqual(truth.output);
  expect(replay).toEqual({ rows: truth.rows, buffers: truth.buffers });
});
