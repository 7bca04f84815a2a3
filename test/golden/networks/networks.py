"""Counts networks in torch 1.13 that torchvision does not have, and prints them as networks.json.

    python3 networks.py > networks.json

`published`: the number of parameters that others give, and who: another number here is an error; null where only a rounded
one is known, or none.
"""

import json

import torch
from torch import nn
from torchvision.models import video
from torchvision.models.detection.backbone_utils import resnet_fpn_backbone

from cifar import densenet_bc, resnet, wide_resnet
from count import count, floats, ids
from images import Mixer, Yolo, conv_mixer, dcgan_discriminator, dcgan_generator, style_transfer, xception
from transformers import GPT2, T5, Bert, GPT2Block, Llama, LlamaBlock, T5CachedAttention, T5Decoding, Whisper
from unets import DiffusionUNet, UNet
from wavenet import WaveNet

GPT2_SIZES = "huggingface's GPT2LMHeadModel of this name"


def fpn():
    """torchvision's own, with norms that are trained and nothing frozen."""
    return resnet_fpn_backbone(backbone_name="resnet50", weights=None, norm_layer=nn.BatchNorm2d, trainable_layers=5)


NETWORKS = {
    "gpt2": (lambda: GPT2(), [ids(1, 1024)], 124_439_808, GPT2_SIZES),
    "gpt2_medium": (lambda: GPT2(1024, 24, 16), [ids(1, 1024)], 354_823_168, GPT2_SIZES),
    "gpt2_large": (lambda: GPT2(1280, 36, 20), [ids(1, 1024)], 774_030_080, GPT2_SIZES),
    "gpt2_xl": (lambda: GPT2(1600, 48, 25), [ids(1, 1024)], 1_557_611_200, GPT2_SIZES),
    "bert_base": (lambda: Bert(), [ids(1, 512)], 109_482_240, "huggingface's BertModel of bert-base-uncased"),
    "bert_large": (lambda: Bert(1024, 24, 16), [ids(1, 512)], 335_141_888, "huggingface's BertModel of bert-large-uncased"),
    "llama_7b": (lambda: Llama(), [ids(1, 2048)], 6_738_415_616, "the checkpoint's index: 13,476,831,232 bytes of float16"),
    "tinyllama": (lambda: Llama(2048, 22, 32, 4, 5632), [ids(1, 2048)], 1_100_048_384, "huggingface's LlamaForCausalLM of TinyLlama-1.1B"),
    "t5_small": (lambda: T5(), [ids(1, 512), ids(1, 512)], 60_506_624, "huggingface's T5ForConditionalGeneration of t5-small"),
    "whisper_tiny": (lambda: Whisper(), [floats(1, 80, 3000), ids(1, 448)], 37_184_640, "openai/whisper-tiny on huggingface, 37,760,640 with the 1500 x 384 positions of the encoder"),
    "whisper_base": (lambda: Whisper(512, 6, 8), [floats(1, 80, 3000), ids(1, 448)], 71_825_920, "openai/whisper-base on huggingface, 72,593,920 with the 1500 x 512 positions of the encoder"),
    "unet": (lambda: UNet(), [floats(1, 1, 572, 572)], None, None),
    "ddpm_unet": (lambda: DiffusionUNet(), [floats(1, 3, 32, 32), floats(1, 1)], 35_746_307, "35.7M in Ho et al. 2020, appendix B"),
    "resnet20": (lambda: resnet(3), [floats(1, 3, 32, 32)], None, "0.27M in He et al. 2015, Table 6"),
    "resnet32": (lambda: resnet(5), [floats(1, 3, 32, 32)], None, "0.46M in He et al. 2015, Table 6"),
    "resnet44": (lambda: resnet(7), [floats(1, 3, 32, 32)], None, "0.66M in He et al. 2015, Table 6"),
    "resnet56": (lambda: resnet(9), [floats(1, 3, 32, 32)], None, "0.85M in He et al. 2015, Table 6"),
    "resnet110": (lambda: resnet(18), [floats(1, 3, 32, 32)], None, "1.7M in He et al. 2015, Table 6"),
    "wide_resnet28_10": (lambda: wide_resnet(), [floats(1, 3, 32, 32)], 36_479_194, "osmr/imgclsmob, wrn28_10_cifar10"),
    "densenet_bc_100_12": (lambda: densenet_bc(), [floats(1, 3, 32, 32)], 769_162, "osmr/imgclsmob, densenet100_k12_bc_cifar10"),
    "mlp_mixer": (lambda: Mixer(), [floats(1, 3, 224, 224)], 59_880_472, "timm's mixer_b16_224"),
    "convmixer": (lambda: conv_mixer(), [floats(1, 3, 224, 224)], None, "51.6M in Trockman & Kolter 2022, Table 1"),
    "dcgan_generator": (lambda: dcgan_generator(), [floats(1, 100, 1, 1)], 3_576_704, "pytorch/examples, dcgan"),
    "dcgan_discriminator": (lambda: dcgan_discriminator(), [floats(1, 3, 64, 64)], 2_765_568, "pytorch/examples, dcgan"),
    "yolov3": (lambda: Yolo(), [floats(1, 3, 416, 416)], 61_949_149, "ultralytics/yolov3"),
    "xception": (lambda: xception(), [floats(1, 3, 299, 299)], 22_855_952, "the trainable parameters of keras.applications"),
    "wavenet": (lambda: WaveNet(), [floats(1, 256, 16000)], None, None),
    "fpn_resnet50": (fpn, [floats(1, 3, 800, 800)], None, None),
    "r3d_18": (lambda: video.r3d_18(), [floats(1, 3, 16, 112, 112)], 33_371_472, "the table of torchvision's weights"),
    "mc3_18": (lambda: video.mc3_18(), [floats(1, 3, 16, 112, 112)], 11_695_440, "the table of torchvision's weights"),
    "r2plus1d_18": (lambda: video.r2plus1d_18(), [floats(1, 3, 16, 112, 112)], 31_505_325, "the table of torchvision's weights"),
    "style_transfer": (lambda: style_transfer(), [floats(1, 3, 256, 256)], 1_679_235, "pytorch/examples, fast_neural_style"),
}


def counted(name):
    make, inputs, published, source = NETWORKS[name]
    found = count(make, inputs)
    if published is not None and found["params"] != published:
        raise ValueError(f"{name}: {found['params']} parameters here, {published} in {source}")
    return {"inputs": [list(shape) for _, shape in inputs], **found, "published": {"params": published, "by": source}}


DECODERS = {"gpt2": 1023, "tinyllama": 2047, "t5_small": 511}


def decoded(name, cached):
    """One token after `cached` others, whose keys and values attention has kept."""
    make = T5Decoding if name == "t5_small" else NETWORKS[name][0]
    GPT2Block.cached = LlamaBlock.cached = T5CachedAttention.cached = cached
    macs = count(make, [ids(1, 1)])["macs"]
    GPT2Block.cached = LlamaBlock.cached = T5CachedAttention.cached = 0
    return {"cached": cached, "macs": macs}


print(
    json.dumps(
        {
            "torch": torch.__version__,
            "models": {name: counted(name) for name in NETWORKS},
            "decoders": {name: decoded(name, cached) for name, cached in DECODERS.items()},
        },
        indent=1,
    )
)
