import { describe, expect, it } from 'vitest';
import { exactText, textOfBox, totalsText } from '../../src/drawing/box-text';
import { boxCount, boxesOf, type Diagram, groupsOf } from '../../src/drawing/diagram';
import { paramsText, shortCount } from '../../src/drawing/figure-text';
import { createReport } from '../../src/report/report';
import {
  type AnalysedNetwork,
  analysedPreset,
  analysedSpec,
  diagramOf,
  partsOf,
} from '../support/drawn-preset';

/** What each box says, a line each. */
function linesOf(diagram: Diagram): readonly string[] {
  return boxesOf(diagram).map((box) => {
    const { title, share, copies, lines } = textOfBox(box, diagram);
    const head = [title, share, copies].filter((text) => text !== null).join(' ');
    return [head, ...lines.map(({ text }) => text)].join(' / ');
  });
}

const conv = (out_channels: number, more = {}) => ({ type: 'Conv2d', out_channels, kernel_size: 1, ...more });

describe('the boxes of a network', () => {
  it('say what the article says of its second module', () => {
    // MACs: 192x64, 192x96, 9x96x128, 192x16, 25x16x32 and 192x32 for each of 28x28 positions, of 128,049,152 in all;
    // parameters: the same without the positions, and a bias for each output channel.
    expect(linesOf(diagramOf(analysedPreset('v2')))).toEqual([
      'Input / 192×28×28',
      '1×1 conv 7.5 % / + ReLU / conv1x1 / 64×28×28 / 12,352 params / 9.63 M MACs',
      '1×1 conv 11.3 % / + ReLU / conv3x3.0 / 96×28×28 / 18,528 params / 14.5 M MACs',
      '3×3 conv 67.7 % / + ReLU / conv3x3.1 / 128×28×28 / 110,720 params / 86.7 M MACs',
      '1×1 conv 1.9 % / + ReLU / conv5x5.0 / 16×28×28 / 3,088 params / 2.41 M MACs',
      '5×5 conv 7.8 % / + ReLU / conv5x5.1 / 32×28×28 / 12,832 params / 10.0 M MACs',
      '3×3 max pool / pool.0 / 192×28×28',
      '1×1 conv 3.8 % / + ReLU / pool.1 / 32×28×28 / 6,176 params / 4.82 M MACs',
      'concat / 256×28×28',
      'Output / 256×28×28',
    ]);
  });

  it.each([
    ['v2', 2],
    ['googlenet', 1],
    ['resnet50', 2],
    ['swin_t', 3],
    ['vit_b_16', 5],
    ['alexnet', 2],
  ])('are of the depth that can be read: %s at %i', (name, depth) => {
    const diagram = diagramOf(analysedPreset(name));
    expect(diagram.depth).toBe(depth);
    expect(boxCount(diagram)).toBeLessThanOrEqual(24);
  });

  it.each([
    ['vit_b_16', { folding: 'no-fold', collapsing: 'no-collapse' }, 142],
    ['vit_b_16', { collapsing: 'no-collapse' }, 78],
    ['vit_b_16', {}, 12],
    ['convnext_tiny', {}, 26],
    ['resnet50', { folding: 'no-fold', collapsing: 'no-collapse' }, 191],
    ['resnet50', { collapsing: 'no-collapse' }, 72],
    ['resnet50', {}, 40],
    ['googlenet', {}, 81],
    ['v2', { folding: 'no-fold', collapsing: 'no-collapse' }, 14],
    ['v2', {}, 8],
  ] as const)('are as many as an earlier, separate prototype drew: %s, %o, %i', (name, options, boxes) => {
    expect(boxCount(diagramOf(analysedPreset(name), { depth: 'all', ...options }))).toBe(boxes);
  });

  it.each(['resnet50', 'densenet121', 'swin_t', 'inception_v3'])(
    'have the figures of the report: %s',
    (name) => {
      const { graph, report } = analysedPreset(name);
      const diagram = diagramOf({ graph, report }, { depth: 2, collapsing: 'no-collapse' });
      const rows = new Map(report.modules.map((row) => [row.path, row]));
      const modules = [...partsOf(diagram), ...groupsOf(diagram)].filter(({ path }) => rows.has(path));
      expect(modules.length).toBeGreaterThan(5);
      for (const part of modules) {
        if (part.kind !== 'group' && part.kind !== 'module') continue;
        if (
          part.kind === 'module' &&
          (part.constants.length > 0 || part.before.length + part.after.length > 0)
        )
          continue;
        const row = rows.get(part.path);
        expect([part.path, part.figures?.params, part.figures?.count]).toEqual([
          part.path,
          row?.params,
          row?.macs,
        ]);
        if (part.kind === 'group' || row === undefined || (row.params === 0 && row.macs === 0)) continue;
        const texts = textOfBox(part, diagram).lines.map(({ text }) => text);
        expect(texts).toContain(`${paramsText(row.params)} params`);
        expect(texts).toContain(`${shortCount(row.macs)} MACs`);
      }
    },
  );

  it('draw a run of like parts once, with the sum of its figures', () => {
    const block = [conv(8), { type: 'ReLU' }, conv(4)];
    const diagram = diagramOf(
      analysedSpec({
        input: [4, 2, 2],
        layers: [
          { type: 'Repeat', times: 3, layers: [{ type: 'Sequential', name: 'block${i}', layers: block }] },
        ],
      }),
      { depth: 1 },
    );
    // Parameters 4x8 + 8 and 8x4 + 4, MACs 2 x 32 x 4; three times.
    expect(linesOf(diagram)).toEqual([
      'Input / 4×2×2',
      'Sequential 3 × 33.3 % × 3 / block0 – block2 / 4×2×2 / 228 params / 768 MACs',
      'Output / 4×2×2',
    ]);
    expect(partsOf(diagram)[0]?.copyPaths).toEqual(['block1', 'block2']);
  });

  it('collapse several parts in a row from three times on, in a group without a name', () => {
    const twice = { input: [4, 2, 2], layers: [{ type: 'Repeat', times: 2, layers: [conv(8), conv(4)] }] };
    const thrice = { input: [4, 2, 2], layers: [{ type: 'Repeat', times: 3, layers: [conv(8), conv(4)] }] };
    expect(boxCount(diagramOf(analysedSpec(twice)))).toBe(4);
    const diagram = diagramOf(analysedSpec(thrice));
    expect(groupsOf(diagram).map(({ copies, label }) => [copies, label])).toEqual([[3, '']]);
    expect(partsOf(diagram).map(({ times }) => times)).toEqual([3, 3]);
  });

  it('collapse no part that something else reads, and none that differs', () => {
    const read = {
      input: [4, 2, 2],
      layers: [
        conv(4, { name: 'a' }),
        conv(4, { name: 'b' }),
        conv(4, { name: 'c' }),
        { type: 'Add', from: ['a', 'c'] },
      ],
    };
    const names = (spec: unknown) =>
      partsOf(diagramOf(analysedSpec(spec))).map(({ path, copies }) => `${path} ${copies}`);
    expect(names(read)).toEqual(['a 1', 'b 2', ' 1']);
    const other = { input: [4, 2, 2], layers: [conv(4), conv(4, { bias: false }), conv(4, { bias: false })] };
    expect(names(other)).toEqual(['0 1', '1 2']);
  });

  it('collapse parts that also read one thing in common, as the layers of a decoder do', () => {
    const add = (name: string, from: readonly string[]) => ({ type: 'Add', name, from });
    const spec = {
      input: [4, 2, 2],
      layers: [
        conv(4, { name: 'memory' }),
        conv(4, { name: 'x' }),
        add('a', ['x', 'memory']),
        add('b', ['a', 'memory']),
        add('c', ['b', 'memory']),
      ],
    };
    const diagram = diagramOf(analysedSpec(spec));
    expect(partsOf(diagram).map(({ path, copies }) => `${path} ${copies}`)).toEqual([
      'memory 1',
      'x 1',
      'a 3',
    ]);
    expect(diagram.edges.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'b0 b1',
      'b1 b2',
      'b2 b3',
      'b1 b3',
      'b3 b4',
    ]);
    const others = [...spec.layers.slice(0, 4), add('c', ['b', 'x'])];
    expect(boxCount(diagramOf(analysedSpec({ ...spec, layers: others })))).toBe(4);
  });

  it('fold what has one reader into the box before it, else into the one behind it', () => {
    const spec = {
      input: [4, 2, 2],
      layers: [
        { type: 'BatchNorm2d', name: 'first' },
        { type: 'ReLU' },
        conv(4, { name: 'conv' }),
        { type: 'BatchNorm2d' },
        { type: 'Dropout' },
        { type: 'Flatten' },
      ],
    };
    const diagram = diagramOf(analysedSpec(spec));
    expect(
      partsOf(diagram).map(({ title, before, after, shapes }) => [title, before, after, shapes]),
    ).toEqual([['1×1 conv', ['BN', 'ReLU'], ['BN', 'Flatten'], [[16]]]]);
  });

  it('name constants in the box that reads them', () => {
    const spec = {
      input: [4, 6],
      layers: [
        { type: 'Parameter', name: 'position', shape: [1, 4, 6] },
        { type: 'Add', from: ['@input', 'position'] },
      ],
    };
    const [box, ...others] = partsOf(diagramOf(analysedSpec(spec)));
    expect(others).toEqual([]);
    expect([box?.title, box?.constants, box?.figures?.params]).toEqual(['add', ['position'], 24]);
  });

  it('say what is not counted, and share what is', () => {
    const { graph } = analysedSpec({
      input: [4, 2, 2],
      layers: [conv(4, { name: 'known' }), conv(4, { name: 'odd' })],
    });
    const nodes = graph.nodes.map((node) => {
      const { inputs, outputs } = node.computation;
      const unknown = {
        op: null,
        type: 'Mystery',
        work: 'unknown',
        inputs,
        outputs,
        functional: false,
      } as const;
      return node.path === 'odd' ? { ...node, computation: unknown, parameters: [] } : node;
    });
    const partial = { ...graph, nodes };
    const diagram = diagramOf({ graph: partial, report: createReport(partial) });
    const [known, odd] = partsOf(diagram);
    expect([known?.figures?.share, odd?.figures?.share, odd?.title]).toEqual([1, null, 'Mystery']);
    expect(odd && textOfBox(odd, diagram).lines.map(({ text }) => text)).toContain('MACs not known');
    expect(odd && exactText(odd, diagram)).toContain('MACs not known');
    expect(totalsText(diagram)).toBe('20 params · at least 64 MACs');
  });

  it('leave out what is built and never called, and say so', () => {
    const { graph, report } = analysedPreset('v2');
    const [first, ...nodes] = graph.nodes;
    const [row, ...layers] = report.layers;
    if (first === undefined || row === undefined) throw new Error('no layers');
    const unused: AnalysedNetwork = {
      graph: { ...graph, nodes: [...graph.nodes, { ...first, path: 'unused', called: false }] },
      report: {
        ...report,
        layers: [row, ...layers, { ...row, path: 'unused', call: 'never', macs: 0, count: 0 }],
      },
    };
    const diagram = diagramOf(unused);
    expect(nodes).toHaveLength(13);
    expect(diagram.uncalled).toEqual({ layers: [14], params: 12_352 });
    expect(boxCount(diagram)).toBe(8);
  });

  it('are on the scale of another network', () => {
    const first = analysedPreset('v1');
    const diagram = diagramOf(analysedPreset('v2'), { scale: { name: 'v1', report: first.report } });
    // 86,704,128 of 308,281,344.
    expect(partsOf(diagram)[2]?.figures?.share).toBeCloseTo(0.28125, 4);
    expect(diagram.scaleOf).toBe('v1');
  });

  it.each([
    ['params', 110_720 / 163_696],
    ['macs', 86_704_128 / 128_049_152],
  ] as const)('share %s', (colouring, share) => {
    expect(partsOf(diagramOf(analysedPreset('v2'), { colouring }))[2]?.figures?.share).toBeCloseTo(share, 9);
  });

  it('give a group that takes several tensors a box for each', () => {
    const diagram = diagramOf(analysedPreset('unet'), { depth: 2 });
    const up = groupsOf(diagram).find(({ path }) => path === 'up4');
    const ports = up === undefined ? [] : boxesOf(up).filter(({ kind }) => kind === 'port');
    expect(ports.map(({ title }) => title)).toEqual(['bottom', 'down4']);
  });

  it('are one for a network of one layer, and one at depth 0', () => {
    expect(boxCount(diagramOf(analysedSpec({ input: [4, 2, 2], layers: [conv(2)] })))).toBe(1);
    expect(linesOf(diagramOf(analysedPreset('v1'), { depth: 0 }))).toEqual([
      'Input / 192×28×28',
      'InceptionModuleV1 100 % / 256×28×28 / 393,472 params / 308 M MACs',
      'Output / 256×28×28',
    ]);
  });
});
