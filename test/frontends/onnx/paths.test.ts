import { describe, expect, it } from 'vitest';
import type { ModelText } from '../../support/onnx-model';
import { read, reportOf } from '../../support/onnx-report';

type Nodes = ModelText['nodes'];

const BOOL = 9;

/** What torch.onnx's dynamo exporter writes with a node: the modules around it and their classes, as Python prints lists. */
const scopes = (names: string, classes?: string) => ({
  'pkg.torch.onnx.stack_trace': 'File "model.py", line 3, in forward',
  'pkg.torch.onnx.name_scopes': names,
  ...(classes === undefined ? {} : { 'pkg.torch.onnx.class_hierarchy': classes }),
});

const relu = (name: string, metadata = {}): Nodes[number] => ({
  op: 'Relu',
  name,
  reads: ['x'],
  gives: ['y'],
  metadata,
});

/** The paths of the layers, and the classes of the modules. */
function pathsOf(nodes: Nodes, more: Partial<ModelText> = {}) {
  const text: ModelText = { inputs: { x: [2, 4] }, outputs: ['y'], nodes, ...more };
  const { graph } = read(text);
  return {
    layers: reportOf(text).layers.map(({ path }) => path),
    modules: (graph?.regions ?? []).map(({ path, type }) => [path, type]).sort(),
  };
}

describe('the path of a layer', () => {
  it.each<readonly [what: string, node: Nodes[number], path: string]>([
    [
      'is that of the module around the operator',
      relu('n', scopes("['', 'layer1', 'layer1.act', 'relu']")),
      'layer1.act',
    ],
    [
      'is in double quotes where a name has a single one',
      relu('n', scopes(`['', "layer's", 'relu']`)),
      "layer's",
    ],
    ['is the operator alone in the network itself', relu('n', scopes("['', 'relu_1']")), 'relu_1'],
    ["is the node's where the scopes are of one name", relu('n', scopes("['relu_1']")), 'n'],
    ["is the node's where the scopes are no list", relu('n', scopes('layer1')), 'n'],
    [
      'adds what a part of a name with slashes adds to the one before',
      relu('/features/features.1/conv/conv.0/conv.0.0/Relu'),
      'features.1.conv.0.0',
    ],
    ['has a part once that stands there twice', relu('/model/model/act/Relu'), 'model.act'],
    ['is the last part of a name of one', relu('/Relu'), 'Relu'],
    ['is the whole name where that is slashes', relu('//'), '//'],
    ["is the node's name", relu('act'), 'act'],
    ['has no dots that look like modules', relu('act.1:0'), 'act_1:0'],
    ['is the operator and its number for a node without a name', relu(''), 'Relu_1'],
  ])('%s', (_what, node, path) => {
    expect(pathsOf([node]).layers).toEqual([path]);
  });

  it('comes with the classes of the modules around it', () => {
    const names = "['', 'layer1', 'layer1.0', 'layer1.0.conv1', 'conv2d']";
    const classes =
      "['torchvision.models.resnet.ResNet', 'torch.nn.modules.container.Sequential', 'BasicBlock']";
    const nodes = [
      { ...relu('a', scopes(names, classes)), gives: ['a'] },
      { ...relu('b', scopes("['', 'layer1', 'layer1.0', 'layer1.0.relu', 'relu']", classes)), reads: ['a'] },
    ];
    expect(pathsOf(nodes)).toEqual({
      layers: ['layer1.0.conv1', 'layer1.0.relu'],
      modules: [
        ['layer1', 'Sequential'],
        ['layer1.0', 'BasicBlock'],
      ],
    });
  });

  const product = (name: string, weight: string): Nodes[number] => ({
    op: 'MatMul',
    name,
    reads: ['x', weight],
    gives: ['y'],
  });

  it.each([
    ['is that of its weight where the node has none', 'MatMul_3', 'encoder.proj.weight', 'encoder.proj'],
    [
      'is that of its weight where it ends as the node does',
      '/proj/MatMul',
      'encoder.proj.weight',
      'encoder.proj',
    ],
    [
      'is that of its weight where it begins as the node does',
      '/encoder/MatMul',
      'encoder.proj.weight',
      'encoder.proj',
    ],
    ["is the node's where the weight is another's", '/decoder/MatMul', 'encoder.proj.weight', 'decoder'],
    [
      "is the node's where the weight has a number for a name",
      '/decoder/MatMul',
      'onnx::MatMul_12',
      'decoder',
    ],
    ["is the node's where the weight's name has slashes", 'MatMul_3', 'encoder/proj.weight', 'MatMul_3'],
  ])('%s', (_what, name, weight, path) => {
    const stored = { [weight]: { float: [4, 6] } };
    expect(pathsOf([product(name, weight)], { stored }).layers).toEqual([path]);
  });

  it('is within the control flow around it, whose name may have slashes', () => {
    const branch: ModelText = { outputs: ['z'], nodes: [{ ...relu('/act/Relu'), gives: ['z'] }] };
    const nodes = [
      {
        op: 'If',
        name: '/gate/If',
        reads: ['flag'],
        gives: ['y'],
        attributes: { then_branch: branch, else_branch: branch },
      },
    ];
    const inputs = { x: [2, 4], flag: { dims: [], elementType: BOOL } };
    expect(pathsOf(nodes, { inputs }).layers).toEqual(['gate.If.then.act', 'gate.If.else.act', 'gate.If']);
  });

  // The exporter numbers further calls of a module: of those with the same weights the second is no layer of its own.
  it.each([
    ['is its first one with the same weights', 'w', 'w', ['proj', 'proj']],
    ['is one of its own with other weights', 'w', 'v', ['proj', 'proj_1']],
  ])('of a second call %s', (_what, first, second, paths) => {
    const nodes = [
      { ...product('/proj/MatMul', first), gives: ['a'] },
      { ...product('/proj_1/MatMul', second), reads: ['a', second] },
    ];
    const stored = { w: { float: [4, 4] }, v: { float: [4, 4] } };
    expect(pathsOf(nodes, { stored }).layers).toEqual(paths);
  });

  it('has a number where another has it already', () => {
    const nodes = [
      { ...relu('same'), gives: ['a'] },
      { ...relu('same'), reads: ['a'], gives: ['b'] },
      { ...relu('same'), reads: ['b'] },
    ];
    expect(pathsOf(nodes).layers).toEqual(['same', 'same_1', 'same_2']);
  });
});

describe('the name of a model', () => {
  it.each([
    ['its own', 'Detector', 'models/net.onnx', 'Detector'],
    ["the file's where an exporter gave it", 'main_graph', 'models/net.onnx', 'net'],
    ["the file's where it has none", undefined, 'models\\net.v2.onnx', 'net.v2'],
    ['Model on standard input', 'torch_jit', '-', 'Model'],
    ['Model of a path without a name', undefined, 'models/', 'Model'],
  ])('is %s', (_what, name, path, expected) => {
    const text = {
      ...(name === undefined ? {} : { name }),
      inputs: { x: [2, 4] },
      outputs: ['y'],
      nodes: [relu('n')],
    };
    expect(read(text, {}, path).graph?.name).toBe(expected);
  });
});
