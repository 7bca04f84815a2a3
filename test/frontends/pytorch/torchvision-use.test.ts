import { describe, expect, test } from 'vitest';
import { createReport } from '../../../src/report/report';
import { readSource } from '../../support/pytorch-truth';

const image = ['[1, 3, 224, 224]'];

function read(code: string, part: string) {
  const text = `import torch\nfrom torch import nn\nimport timm\nimport torchvision\nfrom torchvision import models\n${code}`;
  return { ...readSource(text, part, image), text };
}

function paramsOf(code: string, part: string): number {
  const { graph, diagnostics } = read(code, part);
  expect(diagnostics).toEqual([]);
  return graph === null ? Number.NaN : Number(createReport(graph).totals.params);
}

/** torch's figures: test/golden/torchvision.json. */
const RESNET18 = 11_689_512;
const RESNET50 = 25_557_032;
const RESNET50_FC = 2048 * 1000 + 1000;

test.each([
  ['models.resnet18(pretrained=True, progress=False)'],
  ['models.resnet18(weights=models.ResNet18_Weights.DEFAULT)'],
  ["models.__dict__['resnet18']()"],
  ["getattr(models, 'resnet18')(True)"],
  ["models.get_model('resnet18', weights=None)"],
  ['torchvision.models.resnet.ResNet(models.resnet.BasicBlock, [2, 2, 2, 2])'],
  ["[make() for name, make in vars(models).items() if name == 'resnet18'][0]"],
])('%s is ResNet-18', (call) => {
  expect(paramsOf(`def net():\n    return ${call}\n`, 'net')).toBe(RESNET18);
});

test('the names of all networks can be listed', () => {
  const code =
    "def net():\n    names = models.list_models()\n    assert 'vit_b_16' in names and 'alexnet' in names\n    return models.resnet18()\n";
  expect(paramsOf(code, 'net')).toBe(RESNET18);
});

describe('timm', () => {
  test('gives a network without a head for num_classes=0', () => {
    const code = "def net():\n    return timm.create_model('resnet50', pretrained=True, num_classes=0)\n";
    expect(paramsOf(code, 'net')).toBe(RESNET50 - RESNET50_FC);
  });

  test('gives the levels of a network, and their channels', () => {
    const code = `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = timm.create_model('resnet50', features_only=True, out_indices=(1, 4))
        assert self.body.feature_info.channels() == [256, 2048]
        assert self.body.feature_info.reduction() == [4, 32]

    def forward(self, x):
        return self.body(x)
`;
    const { graph, diagnostics } = read(code, 'Net');
    expect(diagnostics).toEqual([]);
    expect(graph && createReport(graph).model.outputs.map(({ shape }) => shape)).toEqual([
      [1, 256, 56, 56],
      [1, 2048, 7, 7],
    ]);
  });

  test('has methods to take a network apart', () => {
    const code = `
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = timm.create_model('resnet50', num_classes=7)
        self.body.reset_classifier(3)

    def forward(self, x):
        return self.body.forward_head(self.body.forward_features(x))
`;
    expect(paramsOf(code, 'Net')).toBe(RESNET50 - RESNET50_FC + 2048 * 3 + 3);
  });
});

describe('what is refused', () => {
  const cases = [
    [
      "torch.hub.load('pytorch/vision', 'resnet18')",
      /downloads the code of a network/,
      'write torchvision.models.resnet18(...)',
    ],
    [
      "timm.create_model('tf_efficientnet_b0_ns')",
      /is not supported/,
      "put timm's source below --root, or use a network of torchvision.models",
    ],
    [
      "feature.create_feature_extractor(models.resnet18(), ['layer5'])",
      /node: 'layer5' is not present in model/,
      undefined,
    ],
  ] as const;

  test.each(cases)('%s, at its own line', (call, message, help) => {
    const code = `from torchvision.models import feature_extraction as feature\n\ndef net():\n    return ${call}\n`;
    const { diagnostics, text } = read(code, 'net');
    const [first] = diagnostics;
    expect(first?.message).toMatch(message);
    if (help !== undefined) expect(first?.help).toBe(help);
    expect(text.slice(0, first?.location?.range?.start).split('\n').at(-1)).toMatch(/^ {4}return /);
  });
});
