import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { read, reportOf } from '../../support/onnx-report';

const LONG = 'n'.repeat(100_000);

type Nodes = ModelText['nodes'];

describe('a name that is very long', () => {
  it.each<
    readonly [
      what: string,
      inputs: NonNullable<ModelText['inputs']>,
      nodes: Nodes,
      outputs: readonly string[],
    ]
  >([
    ['of a value that nothing gives', {}, [{ op: 'Relu', reads: [LONG], gives: ['y'] }], ['y']],
    ['of an output that nothing gives', {}, [], [LONG]],
    ['of an open input', { [LONG]: [1, 'h'] }, [], [LONG]],
    ['of an open dimension', { x: [1, LONG] }, [], ['x']],
    [
      'of two nodes that give one value',
      { x: [1] },
      [
        { op: 'Relu', name: LONG, reads: ['x'], gives: ['y'] },
        { op: 'Abs', name: LONG, reads: ['x'], gives: ['y'] },
      ],
      ['y'],
    ],
    ['of a node in a cycle', { x: [1] }, [{ op: 'Add', name: LONG, reads: ['x', 'y'], gives: ['y'] }], ['y']],
    [
      'of a node and an operand that do not fit',
      { x: [2], [LONG]: [3] },
      [{ op: 'Add', name: LONG, reads: ['x', LONG], gives: ['y'] }],
      ['y'],
    ],
  ])('%s is cut short in the message', (_what, inputs, nodes, outputs) => {
    const { diagnostics } = read({ inputs, outputs, nodes });
    expect(diagnostics).toHaveLength(1);
    const [{ message, help } = { message: LONG, help: LONG }] = diagnostics;
    expect(`${message} ${help}`.length).toBeLessThan(500);
  });

  it('of an operator is cut short in the reason', () => {
    const { layers } = reportOf({
      inputs: { x: [1] },
      outputs: ['y'],
      nodes: [{ op: LONG, reads: ['x'], gives: ['y'] }],
    });
    expect(layers[0]?.reason).toMatch(/^the operator n{77}\.\.\. is unknown$/);
  });
});

describe('a message about many inputs', () => {
  it('names the first ones', () => {
    const names = Array.from({ length: 50 }, (_, index) => `past_${index}`);
    const { diagnostics } = read({
      inputs: Object.fromEntries(names.map((name) => [name, [1, 'heads', 'past']])),
      outputs: names,
      nodes: [],
    });
    expect(diagnostics[0]?.message).toMatch(/past_7 \(heads, past\) and 42 more$/);
    expect(diagnostics[0]?.help).toMatch(
      /--in past_7=headsxpast and 42 more with numbers, or --set heads=224 --set past=224$/,
    );
  });
});

describe('a message about a node', () => {
  it('without a name gives it the number that it has in the file', () => {
    const nodes: Nodes = [
      { op: 'Abs', reads: ['x'], gives: ['a'] },
      { op: 'Relu', reads: ['nothing'], gives: ['y'] },
    ];
    expect(read({ inputs: { x: [1] }, outputs: ['y'], nodes }).diagnostics[0]?.message).toBe(
      'm.onnx: Relu Relu_2 reads "nothing", but no input, weight or node output has that name',
    );
  });

  it('whose operands are all shapes says that it cannot take them', () => {
    const [diagnostic] = read({
      outputs: ['y'],
      stored: { s: { whole: [-1] } },
      nodes: [{ op: 'ConstantOfShape', reads: ['s'], gives: ['y'] }],
    }).diagnostics;
    expect(diagnostic?.message).toBe('m.onnx: ConstantOfShape ConstantOfShape_1 cannot take its operands');
  });

  it('that an output has no name is said', () => {
    const { diagnostics } = read({ inputs: { x: [1] }, outputs: [''], nodes: [] });
    expect(diagnostics[0]?.message).toBe('m.onnx has an output without a name');
  });
});

describe('what the report says of what is not known', () => {
  const branch = (op: string, domain: string): ModelText => ({
    outputs: ['b'],
    nodes: [{ op, domain, reads: ['x'], gives: ['b'] }],
  });

  it('of branches that are not counted whole is that there may be more', () => {
    const { notes } = reportOf({
      inputs: { x: [2, 3], flag: { elementType: 9, dims: [] } },
      outputs: ['y'],
      nodes: [
        {
          op: 'If',
          name: 'choice',
          reads: ['flag'],
          gives: ['y'],
          attributes: { then_branch: branch('Foo', 'mine'), else_branch: branch('Relu', '') },
        },
      ],
    });
    expect(notes).toContain(
      'choice: which branch is taken is not known before the run: at least 0 or 0 multiply-adds; the larger one is counted',
    );
  });

  it('of tensors of unknown sizes is that their bytes are left out', () => {
    const { notes, totals } = reportOf({
      inputs: { x: [2, 3] },
      outputs: ['y', 'z'],
      nodes: [
        { op: 'Abs', reads: ['x'], gives: ['y'] },
        { op: 'NonZero', reads: ['x'], gives: ['z'] },
      ],
    });
    // Six numbers of 4 bytes, and no more.
    expect(totals.activationBytes).toBe(24);
    expect(notes).toEqual([
      'the sizes of 1 tensor are not known before the run: their bytes are not among those of the activations',
    ]);
  });
});
