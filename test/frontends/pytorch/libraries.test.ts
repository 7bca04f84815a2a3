import { describe, expect, test } from 'vitest';
import { createReport } from '../../../src/report/report';
import { readSource } from '../../support/pytorch-truth';

const IMPORTS = 'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';

function read(code: string, part: string, input: string) {
  return readSource(IMPORTS + code, part, [input]);
}

function paramsOf(code: string, part: string, input: string): number {
  const { graph, diagnostics } = read(code, part, input);
  expect(diagnostics).toEqual([]);
  return graph === null ? Number.NaN : Number(createReport(graph).totals.params);
}

/** A linear layer of `size` outputs of one input: 2 * size parameters. */
const ofSize = (setup: string, size: string) => `
${setup}
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(1, ${size})

    def forward(self, x):
        return self.fc(x)
`;

describe('settings of libraries that make attributes of keys', () => {
  test.each([
    [
      'easydict',
      "from easydict import EasyDict as edict\ncfg = edict({'a': {'b': [{'c': 3}]}})",
      'cfg.a.b[0].c',
    ],
    [
      'yacs',
      'from yacs.config import CfgNode as CN\ncfg = CN()\ncfg.M = CN()\ncfg.M.W = 3\ncfg.freeze()',
      'cfg.clone().M.W',
    ],
    [
      'omegaconf',
      "from omegaconf import OmegaConf\ncfg = OmegaConf.create({'m': {'w': 3}, 'n': '${m.w}'})",
      'cfg.n',
    ],
    [
      'merged omegaconf',
      "from omegaconf import OmegaConf as O\ncfg = O.merge({'m': {'w': 1}}, {'m': {'w': 3}})",
      'cfg.m.w',
    ],
    ['ml_collections', 'import ml_collections\ncfg = ml_collections.ConfigDict()\ncfg.w = 3', "cfg['w']"],
    ['addict', 'from addict import Dict\ncfg = Dict()\ncfg.a.b.c = 3', 'cfg.a.b.c'],
    ['munch', "from munch import munchify\ncfg = munchify({'a': {'b': 3}})", 'cfg.a.b'],
  ])('%s', (_name, setup, size) => {
    expect(paramsOf(ofSize(setup, size), 'Net', '1x1')).toBe(6);
  });

  test('a list of yacs is merged by paths', () => {
    const setup =
      "from yacs.config import CfgNode as CN\ncfg = CN({'M': {'W': 1}})\ncfg.merge_from_list(['M.W', 3])\ncfg.merge_from_other_cfg(CN({'N': 1}))";
    expect(paramsOf(ofSize(setup, 'cfg.M.W * cfg.N'), 'Net', '1x1')).toBe(6);
  });
});

describe('a LightningModule', () => {
  const code = `
import pytorch_lightning as pl

class Net(pl.LightningModule):
    def __init__(self, width: int = 4, depth=2, *, bias=True, **more):
        super().__init__()
        self.save_hyperparameters(ignore=['depth'])
        self.fc = nn.Linear(self.hparams.width, self.hparams['width'], bias=self.hparams.bias)
        self.rest = nn.Linear(1, self.hparams.get('extra', 1), bias=False)
        assert 'depth' not in self.hparams

    def forward(self, x):
        self.log('size', x.size(0))
        return self.fc(x)
`;
  // 5 * 5 + 5 and one weight; 5 * 5 and three
  test.each([
    ['Net(5)', 31],
    ['Net(width=5, bias=False, extra=3)', 28],
  ])('%s keeps its arguments', (part, params) => {
    expect(paramsOf(code, part, '1x5')).toBe(params);
  });
});

describe('a network of Hugging Face', () => {
  const code = `
from transformers import PretrainedConfig, PreTrainedModel
from transformers.activations import ACT2FN
from transformers.modeling_outputs import CausalLMOutputWithPast
from huggingface_hub import PyTorchModelHubMixin
from diffusers import ConfigMixin, ModelMixin
from diffusers.configuration_utils import register_to_config

class Config(PretrainedConfig):
    attribute_map = {'width': 'hidden_size'}

    def __init__(self, vocab_size=10, hidden_size=4, **kwargs):
        super().__init__(**kwargs)
        self.vocab_size = vocab_size
        self.hidden_size = hidden_size

class LM(PreTrainedModel):
    config_class = Config

    def __init__(self, config):
        super().__init__(config)
        self.embed = nn.Embedding(config.vocab_size, config.width)
        self.act = ACT2FN['gelu_new']
        self.head = nn.Linear(config.hidden_size, config.vocab_size, bias=False)
        self.post_init()

    def get_input_embeddings(self):
        return self.embed

    def get_output_embeddings(self):
        return self.head

    def forward(self, input_ids):
        hidden = self.act(self.embed(input_ids))
        out = CausalLMOutputWithPast(logits=self.head(hidden), hidden_states=None)
        assert out[0] is out.logits and out.loss is None
        return out if self.config.use_return_dict else out.to_tuple()

def tied():
    return LM(Config())

def untied():
    return LM(Config(tie_word_embeddings=False))

class Hub(nn.Module, PyTorchModelHubMixin, repo_url='x'):
    def __init__(self, width=3):
        super().__init__()
        self.fc = nn.Linear(1, width)

    def forward(self, x):
        return self.fc(x)

class Diffuser(ModelMixin, ConfigMixin):
    @register_to_config
    def __init__(self, width=3, depth=1):
        super().__init__()
        self.fc = nn.Linear(self.config.depth, self.config.width)

    def forward(self, x):
        return self.fc(x)
`;
  test.each([
    ['tied', '[1, 5]:int64', 40],
    ['untied', '[1, 5]:int64', 80],
    ['Hub', '[1, 1]', 6],
    ['Diffuser(4)', '[1, 1]', 8],
  ])('%s', (part, input, params) => {
    expect(paramsOf(code, part, input)).toBe(params);
  });

  test('its output has the names of what is there', () => {
    expect(read(code, 'tied', '[1, 5]:int64').graph?.outputs.map(({ name }) => name)).toEqual(['logits']);
  });
});

describe('timm', () => {
  // torch's figures, of timm 1.0.
  test.each([
    ['vit_tiny_patch16_224', 5_717_416],
    ['deit_small_patch16_224', 22_050_664],
    ['vit_base_patch32_224.augreg_in21k', 88_224_232],
  ])('%s', (name, params) => {
    const code = `import timm\ndef net():\n    return timm.create_model('${name}', pretrained=True)\n`;
    expect(paramsOf(code, 'net', '[1, 3, 224, 224]')).toBe(params);
  });

  test('networks of the file are registered and created', () => {
    const code = `
import timm
from timm.models.registry import register_model
from timm.models.vision_transformer import VisionTransformer, _cfg

@register_model
def tiny(pretrained=False, **kwargs):
    model = VisionTransformer(img_size=32, patch_size=8, embed_dim=8, depth=1, num_heads=2, **kwargs)
    model.default_cfg = _cfg()
    return model

def net():
    return timm.create_model('tiny', num_classes=5)
`;
    // patches 8 * 192 + 8, token 8, positions 17 * 8, norms 3 * 16, qkv 24 * 9, projection 72, mlp 32 * 9 + 8 * 33, head 45
    expect(paramsOf(code, 'net', '[1, 3, 32, 32]')).toBe(1544 + 8 + 136 + 48 + 216 + 72 + 552 + 45);
  });

  test.each([
    ['Mlp(4, 8)', '[1, 4]', 4 * 8 + 8 + 8 * 4 + 4],
    ['GluMlp(4, 8)', '[1, 4]', 4 * 8 + 8 + 4 * 4 + 4],
    ['SwiGLU(4, 8)', '[1, 4]', 2 * (4 * 8 + 8) + 8 * 4 + 4],
    ['ConvMlp(4, 8)', '[1, 4, 3, 3]', 4 * 8 + 8 + 8 * 4 + 4],
    ['PatchEmbed(32, 8, 3, 4)', '[1, 3, 32, 32]', 3 * 64 * 4 + 4],
    ['SqueezeExcite(16)', '[1, 16, 3, 3]', 2 * 16 * 8 + 8 + 16],
    ['EcaModule(16)', '[1, 16, 3, 3]', 3],
    ['EffectiveSEModule(4)', '[1, 4, 3, 3]', 20],
    ['LayerNorm2d(4)', '[1, 4, 3, 3]', 8],
    ['GroupNorm1(4)', '[1, 4, 3, 3]', 8],
    ['GlobalResponseNorm(4)', '[1, 3, 3, 4]', 8],
    ['ConvNormAct(3, 4, 3)', '[1, 3, 8, 8]', 108 + 8],
    ['SeparableConvNormAct(3, 4)', '[1, 3, 8, 8]', 27 + 12 + 8],
    ["create_conv2d(3, 4, 3, stride=2, padding='same')", '[1, 3, 7, 7]', 108],
    ["ClassifierHead(4, 3, pool_type='avg')", '[1, 4, 3, 3]', 15],
    ['DropPath(0.1)', '[1, 4]', 0],
    ["create_act_layer('gelu')", '[1, 4]', 0],
    ["create_norm_layer('layernorm', 4)", '[1, 4]', 8],
  ])('a layer: %s', (call, input, params) => {
    const code = `import timm.models.layers as layers\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.part = layers.${call}\n    def forward(self, x):\n        return self.part(x)\n`;
    expect(paramsOf(code, 'Net', input)).toBe(params);
  });
});

describe('a script', () => {
  const net = ofSize('', 'WIDTH');

  test('that trains below its classes is read up to them', () => {
    const script = `import sklearn\nimport os\nos.makedirs('runs', exist_ok=True)\nWIDTH = 3\ndata = sklearn.load()\n${net}\nfor batch in data:\n    print(Net()(batch))\n`;
    expect(paramsOf(script, 'Net', '1x1')).toBe(6);
  });

  test('that assigns its sizes in its main block has them', () => {
    const script = `${net}\nif __name__ == '__main__':\n    import math\n    half = 1.5\n    WIDTH = int(2 * half)\n    model = Net()\n    open('log').write('x')\n`;
    expect(paramsOf(script, 'Net', '1x1')).toBe(6);
  });

  // torchvision's networks keep partial(ImageClassification, crop_size=224) with their weights.
  test.each([
    ['functools', 'partial(Transform, size=3)'],
    ['collections', 'defaultdict(Transform)'],
  ])('a function of %s keeps what is not at hand', (name, call) => {
    const script = `from ${name} import *\nfrom transforms import Transform\nKEPT = ${call}\nWIDTH = 3\n${net}`;
    expect(paramsOf(script, 'Net', '1x1')).toBe(6);
  });

  test('whose class needs what is not at hand says what that is', () => {
    const { diagnostics } = read(`import sklearn\nWIDTH = sklearn.width()\n${net}`, 'Net', '1x1');
    expect(diagnostics[0]).toMatchObject({
      code: 'python/unknown-import',
      message: 'out_features of Linear depends on sklearn.width()',
    });
  });

  test('whose class cannot be made says why', () => {
    const { diagnostics } = read('import sklearn\nNet = sklearn.network()\n', 'Net', '1x1');
    expect(diagnostics[0]).toMatchObject({
      code: 'python/unknown-import',
      message: 'Net is sklearn.network(), which is not known',
    });
  });
});

describe('what checks data', () => {
  test.each([
    ['assert', 'assert (x > 0).all(), "negative"'],
    ['an if that raises', 'if torch.isnan(x).any():\n            raise ValueError("nan")'],
    [
      'an if that warns',
      'if x.abs().mean() > 50:\n            logger = log()\n            logger.warning("large")',
    ],
    ['an if that prints', 'if x.max() > 1:\n            print("large")'],
  ])('is taken to pass: %s', (_name, check) => {
    const code = ofSize('', '3').replace('return', `${check}\n        return`);
    expect(paramsOf(code, 'Net', '1x1')).toBe(6);
  });

  test('an if that does more is refused', () => {
    const code = ofSize('', '3').replace('return', 'if x.max() > 1:\n            x = x / 2\n        return');
    expect(read(code, 'Net', '1x1').diagnostics[0]?.code).toBe('pytorch/values');
  });

  test('a check that is known to fail fails', () => {
    const code = ofSize('', '3').replace('return', 'assert x.size(0) == 2, "two"\n        return');
    expect(read(code, 'Net', '1x1').diagnostics[0]?.message).toBe('AssertionError: two');
  });
});

describe('small rules that files rely on', () => {
  test('a module that overrides train is told its mode', () => {
    const code = `
class Part(nn.Module):
    def train(self, mode=True):
        super().train(mode)
        self.size = 2 if mode else 3
        for one in self.parameters():
            one.requires_grad = False

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.part = nn.Sequential(Part())
        self.fc = nn.Linear(1, 8)

    def forward(self, x):
        return self.fc(x)[:, :self.part[0].size * 2]
`;
    const { graph, diagnostics } = read(code, 'Net', '[1, 1]');
    expect(diagnostics).toEqual([]);
    expect(graph && createReport(graph).model.outputs[0]?.shape).toEqual([1, 6]);
  });

  test.each([
    ['a tuple in torch.Tensor is elements', 'torch.Tensor((0.4, 0.5, 0.6)).size(0)'],
    ['a torch.Size in torch.Tensor is a shape', 'torch.Tensor(torch.zeros(3, 2).size()).size(0)'],
    ['torch.distributed is alone', 'torch.distributed.get_world_size() + 2'],
    ['chance without a choice is known', 'random.randrange(1) + 3'],
  ])('%s', (_name, size) => {
    const code = ofSize('import random\nimport torch.distributed', size);
    expect(paramsOf(code, 'Net', '1x1')).toBe(6);
  });

  test.each([
    ['time', 'import time\nt = time.time() - time.perf_counter()', '3 if t == 0 else 1'],
    ['platform', 'import platform', "3 if platform.system() == 'Linux' else 1"],
    [
      'packaging',
      'from packaging import version',
      "3 if version.parse(torch.__version__) >= version.parse('1.13') else 1",
    ],
    ['tqdm', 'from tqdm import tqdm, trange', 'sum(tqdm([1, 1])) + len(list(trange(1)))'],
    ['torch.utils.data', 'loader = torch.utils.data.DataLoader([])', '3'],
    ['pickle', 'import pickle\nclass Reader(pickle.Unpickler):\n    pass', '3'],
  ])('%s is there', (_name, setup, size) => {
    expect(paramsOf(ofSize(setup, size), 'Net', '1x1')).toBe(6);
  });
});

/** scipy documents the shapes: q of 6 rows and 6 columns, l and u of 6 and 4, the permutation of 6 and 6. */
test.each([
  ['from scipy import linalg as la\nq, r = la.qr(np.random.randn(6, 4))', 'q.shape[1] * 10 + r.shape[0]', 66],
  [
    "import scipy.linalg\nq, r = scipy.linalg.qr(np.zeros((6, 4)), mode='economic')",
    'q.shape[1] * 10 + r.shape[0]',
    44,
  ],
  ['import scipy.linalg as la\np, l, u = la.lu(np.zeros((6, 4)))', 'p.shape[1] * 10 + l.shape[1]', 64],
  [
    'from scipy.linalg import svd\nu, s, v = svd(np.zeros((6, 4)), full_matrices=False)',
    'u.shape[1] * 10 + len(s)',
    44,
  ],
])('factors of scipy: %s', (setup, size, count) => {
  expect(paramsOf(ofSize(`import numpy as np\n${setup}`, size), 'Net', '1x1')).toBe(2 * count);
});

describe('what a library without layers gives', () => {
  const keeping = (call: string, use: string) => `
from tensorflow.keras.callbacks import History
import sklearn.preprocessing as preprocessing
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.kept = ${call}
        self.fc = nn.Linear(3, 1)

    def forward(self, x):
        ${use}
        return self.fc(x)
`;

  test.each(['History()', 'preprocessing.StandardScaler().fit([[1]])'])('%s is carried about', (call) => {
    expect(paramsOf(keeping(call, 'pass'), 'Net', '1x3')).toBe(4);
  });

  test('is refused where it decides what runs', () => {
    const { diagnostics } = read(keeping('History()', 'if self.kept: x = x + 1'), 'Net', '1x3');
    expect(diagnostics[0]?.code).toBe('python/unknown-import');
  });

  test('a call of another library may make layers, and is refused', () => {
    const code = keeping('History()', 'pass').replace('tensorflow.keras.callbacks', 'backbones');
    expect(read(code, 'Net', '1x3').diagnostics[0]?.message).toBe('backbones.History is called');
  });
});
