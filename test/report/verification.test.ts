import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/frontends/spec/build-graph';
import type { Graph } from '../../src/graph/graph';
import { stateDict } from '../../src/passes/state-dict';
import { renderVerificationText } from '../../src/renderers/verification-text';
import type { CheckpointTensor } from '../../src/report/checkpoint';
import { prefixHint } from '../../src/report/checkpoint-prefix';
import { renamings } from '../../src/report/checkpoint-renames';
import { type AllowedDifference, createVerification, type Verification } from '../../src/report/verification';
import { loadPreset } from '../support/load-preset';

type Tensors = Map<string, CheckpointTensor>;

const graphs = new Map<string, Graph>();

function graphOf(preset: string): Graph {
  const known = graphs.get(preset) ?? buildGraph(loadPreset(preset)).graph;
  graphs.set(preset, known);
  return known;
}

const tensor = (key: string, shape: readonly number[], dtype = 'float32'): CheckpointTensor => ({
  key,
  shape,
  dtype,
  bytes: null,
});

/** A preset against its own tensors, changed. */
function verify(
  preset: string,
  change: (tensors: Tensors) => void,
  allowed: readonly AllowedDifference[] = [],
): Verification {
  const graph = graphOf(preset);
  const tensors: Tensors = new Map(
    stateDict(graph).map(({ key, shape, dtype }) => [key, tensor(key, shape, dtype)]),
  );
  change(tensors);
  const source = 'w.safetensors';
  return createVerification(
    graph,
    { source, format: 'safetensors', files: [source], tensors: [...tensors.values()] },
    { allowed, dtypes: { asked: null, byDefault: 'float32' } },
  );
}

const prefixed =
  (prefix: string) =>
  (tensors: Tensors): void => {
    const all = [...tensors.values()];
    tensors.clear();
    for (const { key, shape, dtype } of all) tensors.set(prefix + key, tensor(prefix + key, shape, dtype));
  };

describe('what differs', () => {
  interface Change {
    readonly network: string;
    readonly drop?: readonly string[];
    readonly add?: Readonly<Record<string, readonly number[]>>;
    readonly resize?: Readonly<Record<string, readonly number[]>>;
    readonly error: string | null;
  }
  const changes: readonly Change[] = JSON.parse(
    readFileSync(join(import.meta.dirname, '../golden/state-dicts/load-errors.json'), 'utf8'),
  );

  it.each(changes)(
    'is what load_state_dict says: $network $drop $add $resize',
    ({ network, error, ...change }) => {
      const verification = verify(network, (tensors) => {
        for (const key of change.drop ?? []) tensors.delete(key);
        for (const [key, shape] of Object.entries({ ...change.add, ...change.resize }))
          tensors.set(key, tensor(key, shape));
      });
      const [, said = null] = /^(Error\(s\)[\s\S]*?\.)\n\n/m.exec(renderVerificationText(verification)) ?? [];
      // PyTorch ends its lists with a blank.
      expect(said).toBe(error?.replace(/ +$/gm, '') ?? null);
      expect(verification.verdict).toBe(error === null ? 'same' : 'different');
    },
  );

  it('may be allowed but for sizes, as strict=False lets it', () => {
    const change = (tensors: Tensors): void => {
      tensors.delete('fc.bias');
      tensors.set('extra', tensor('extra', [1]));
    };
    expect(verify('resnet18', change).verdict).toBe('different');
    expect(verify('resnet18', change, ['missing']).verdict).toBe('different');
    const both = verify('resnet18', change, ['missing', 'unexpected']);
    expect(both.verdict).toBe('same');
    expect(renderVerificationText(both)).toContain('Allowed:\n\tMissing key(s) in state_dict: "fc.bias".\n');
    const resized = verify('resnet18', (tensors) => tensors.set('fc.bias', tensor('fc.bias', [10])), [
      'missing',
      'unexpected',
    ]);
    expect(resized.verdict).toBe('different');
  });

  it('is nothing where a file leaves out the second name of a tied weight, whichever it is', () => {
    for (const [left, kept] of [
      ['lm_head.weight', 'wte.weight'],
      ['wte.weight', 'lm_head.weight'],
    ] as const) {
      const verification = verify('gpt2', (tensors) => tensors.delete(left));
      expect(verification).toMatchObject({
        verdict: 'same',
        missing: [],
        tied: [{ key: left, sameAs: kept }],
      });
    }
    const none = verify('gpt2', (tensors) => {
      tensors.delete('lm_head.weight');
      tensors.delete('wte.weight');
    });
    expect(none.missing.map(({ key }) => key)).toEqual(['wte.weight', 'lm_head.weight']);
  });

  it('is not an element type', () => {
    const verification = verify('resnet18', (tensors) => {
      for (const { key, shape, dtype } of [...tensors.values()])
        if (dtype === 'float32') tensors.set(key, tensor(key, shape, 'bfloat16'));
    });
    // 122 entries, 20 of them counters of batch norms.
    expect(verification).toMatchObject({
      verdict: 'same',
      otherDtypes: [{ checkpoint: 'bfloat16', model: 'float32', tensors: 102 }],
    });
  });
});

describe('the hint of a prefix', () => {
  it('is there where the keys of the checkpoint have one more', () => {
    const { prefix, verdict } = verify('resnet18', prefixed('module.'));
    expect(verdict).toBe('different');
    expect(prefix).toEqual({ prefix: 'module.', side: 'checkpoint', matches: 122 });
  });

  it('is there where the keys of the network have one more', () => {
    expect(prefixHint(['encoder.a.w', 'encoder.a.b', 'head.w'], ['a.w', 'a.b'])).toEqual({
      prefix: 'encoder.',
      side: 'model',
      matches: 2,
    });
  });

  it('may have several parts, and other keys beside it', () => {
    expect(prefixHint(['a.w', 'b.w'], ['model.net.a.w', 'model.net.b.w', 'optimizer.step'])).toEqual({
      prefix: 'model.net.',
      side: 'checkpoint',
      matches: 2,
    });
  });

  it('is not there where it explains less than half, or nothing is missing', () => {
    expect(prefixHint(['w', 'a.w', 'b.w', 'c.w'], ['x.w', 'y.b', 'z.b', 'v.b'])).toBeNull();
    expect(prefixHint([], ['x.w'])).toBeNull();
  });
});

describe('the hint of another name', () => {
  it('pairs the only two of a shape, and near names of one', () => {
    const missing = [
      { key: 'fc.weight', shape: [10, 4] },
      { key: 'norm1.weight', shape: [4] },
      { key: 'norm2.weight', shape: [4] },
      { key: 'alone', shape: [7] },
    ];
    const unexpected = [
      { key: 'classifier.weight', shape: [10, 4] },
      { key: 'norms2.weight', shape: [4] },
      { key: 'norms1.weight', shape: [4] },
      { key: 'alone', shape: [8] },
    ];
    expect(renamings(missing, unexpected)).toEqual([
      { missing: 'fc.weight', unexpected: 'classifier.weight' },
      { missing: 'norm1.weight', unexpected: 'norms1.weight' },
      { missing: 'norm2.weight', unexpected: 'norms2.weight' },
    ]);
  });
});
