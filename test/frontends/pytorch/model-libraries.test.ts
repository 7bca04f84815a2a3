import { describe, expect, test } from 'vitest';
import { createReport } from '../../../src/report/report';
import { paramsOf, readCode } from '../../support/pytorch-code';

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
    expect(readCode(code, 'tied', '[1, 5]:int64').graph?.outputs.map(({ name }) => name)).toEqual(['logits']);
  });
});

describe('EinMix of einops', () => {
  // The weights and outputs that einops 0.8 gives: each weight has the sizes of its axes, a bias those of its own.
  test.each([
    ["'b t (h c) -> b t (h d)', weight_shape='h c d', bias_shape='h d', h=2, c=4, d=3", 24 + 6, [2, 3, 6]],
    ["'b t c -> b t c', weight_shape='c', c=8", 8, [2, 3, 8]],
    ["'... c -> ... d', weight_shape='c d', bias_shape='d', c=8, d=5", 40 + 5, [2, 3, 5]],
    ["'b t c -> b u c', weight_shape='t u', bias_shape='u', t=3, u=7", 21 + 7, [2, 7, 8]],
    ["'b ... c -> k b (...)', weight_shape='c k', c=8, k=2", 16, [2, 2, 3]],
  ])('%s', (args, params, output) => {
    const code = `from einops.layers.torch import EinMix\ndef net():\n    return EinMix(${args})\n`;
    expect(paramsOf(code, 'net', '[2, 3, 8]')).toBe(params);
    const { graph } = readCode(code, 'net', '[2, 3, 8]');
    expect(graph && createReport(graph).model.outputs.map(({ shape }) => shape)).toEqual([output]);
  });

  test('refuses a weight that has nothing to do with the tensors', () => {
    const code = `from einops.layers.torch import EinMix\ndef net():\n    return EinMix('b c -> b c', 'c d', c=8, d=2)\n`;
    expect(readCode(code, 'net', '[2, 8]').diagnostics[0]?.message).toContain(
      "Weight axes {'d'} are redundant",
    );
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

  // timm 1.0.29 gives 3,472 parameters, and calls each module in this order.
  test('a block has norms of what attention and perceptron give, and takes masks', () => {
    const code = `
from timm.models.vision_transformer import Block

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = Block(16, 4, qkv_bias=True, scale_attn_norm=True, scale_mlp_norm=True, init_values=0.1)
        self.register_buffer('mask', torch.ones(8, 8).tril().bool())

    def forward(self, x):
        return self.block(self.block(x, attn_mask=self.mask), is_causal=True)
`;
    expect(paramsOf(code, 'Net', '[2, 8, 16]')).toBe(3_472);
    const { graph } = readCode(code, 'Net', '[2, 8, 16]');
    const paths = graph === null ? [] : createReport(graph).layers.map(({ path }) => path);
    expect(paths.indexOf('block.attn.norm')).toBeLessThan(paths.indexOf('block.attn.proj'));
    expect(paths).toContain('block.mlp.norm');
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
