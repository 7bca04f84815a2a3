"""Counts the lines of the PyTorch beside the specs and the presets, as black formats it, and prints them as torch-lines.json.

    python3 lines.py > torch-lines.json      (black 26.5.1)

A file of torch/ is counted whole. Of a file that holds several networks, what one of them needs is counted: its definitions,
the imports that these use, and a line that makes the network and its input, as the files of torch/ have one.
"""

import ast
import json
from pathlib import Path

import black

FOLDER = Path(__file__).parent

# A preset, and the PyTorch that says the same: a file of torch/, or a file here and the definition that makes the network.
PRESETS = {
    "gpt2": ("transformers.py", "GPT2"),
    "bert_base": ("transformers.py", "Bert"),
    "llama_7b": ("transformers.py", "Llama"),
    "t5_small": ("transformers.py", "T5"),
    "whisper_tiny": ("transformers.py", "Whisper"),
    "unet": ("unets.py", "UNet"),
    "ddpm_unet": ("unets.py", "DiffusionUNet"),
    "resnet20": ("torch/resnet20_cifar.py", None),
    "wide_resnet28_10": ("cifar.py", "wide_resnet"),
    "densenet_bc_100_12": ("torch/densenet_bc_cifar.py", None),
    "mlp_mixer": ("images.py", "Mixer"),
    "convmixer": ("images.py", "conv_mixer"),
    "dcgan_generator": ("torch/dcgan_g.py", None),
    "dcgan_discriminator": ("images.py", "dcgan_discriminator"),
    "yolov3": ("images.py", "Yolo"),
    "xception": ("torch/xception.py", None),
    "wavenet": ("torch/wavenet.py", None),
    "style_transfer": ("images.py", "style_transfer"),
}


def formatted(file):
    return black.format_str((FOLDER / file).read_text(), mode=black.Mode())


def non_blank(lines):
    return sum(line.strip() != "" for line in lines)


def names_of(node):
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def lines_of_definition(file, root):
    """The lines of a definition, of those of its file that it needs, of the imports that all use, and one more."""
    source = formatted(file)
    statements = ast.parse(source).body
    definitions = {one.name: one for one in statements if isinstance(one, (ast.ClassDef, ast.FunctionDef))}
    needed, used = {}, {root}
    while names := used & definitions.keys() - needed.keys():
        for name in names:
            needed[name] = definitions[name]
            used |= names_of(definitions[name])
    imports = [
        one
        for one in statements
        if isinstance(one, (ast.Import, ast.ImportFrom))
        and used & {(alias.asname or alias.name).split(".")[0] for alias in one.names}
    ]
    lines = source.split("\n")
    parts = [*imports, *needed.values()]
    return 1 + sum(non_blank(lines[part.lineno - 1 : part.end_lineno]) for part in parts)


def lines_of_preset(file, root):
    return non_blank(formatted(file).split("\n")) if root is None else lines_of_definition(file, root)


files = sorted(file.stem for file in (FOLDER / "torch").glob("*.py") if file.stem != "count")
print(
    json.dumps(
        {
            "how": f"non-blank lines as black {black.__version__} formats them; see lines.py",
            "lines": {name: non_blank(formatted(f"torch/{name}.py").split("\n")) for name in files},
            "presets": {name: lines_of_preset(*where) for name, where in PRESETS.items()},
        },
        indent=2,
    )
)
