"""The networks of torchvision that are compared: where each is defined, how it is made, and on what it is called."""

IMAGE = [[1, 3, 224, 224]]
SMALL = [[1, 3, 64, 64]]

_CLASSIFICATION = {
    "alexnet": ["alexnet"],
    "convnext": ["convnext_tiny", "convnext_base"],
    "densenet": ["densenet121", "densenet161", "densenet201"],
    "efficientnet": ["efficientnet_b0", "efficientnet_b1", "efficientnet_b4", "efficientnet_v2_s", "efficientnet_v2_m"],
    "googlenet": ["googlenet"],
    "inception": ["inception_v3"],
    "maxvit": ["maxvit_t"],
    "mnasnet": ["mnasnet0_5", "mnasnet1_3"],
    "mobilenetv2": ["mobilenet_v2"],
    "mobilenetv3": ["mobilenet_v3_large", "mobilenet_v3_small"],
    "regnet": ["regnet_x_400mf", "regnet_x_8gf", "regnet_y_400mf", "regnet_y_800mf", "regnet_y_1_6gf", "regnet_y_16gf"],
    "resnet": ["resnet18", "resnet34", "resnet50", "resnet101", "resnet152", "resnext50_32x4d", "wide_resnet50_2"],
    "shufflenetv2": ["shufflenet_v2_x0_5", "shufflenet_v2_x2_0"],
    "squeezenet": ["squeezenet1_0", "squeezenet1_1"],
    "swin_transformer": ["swin_t", "swin_s", "swin_b", "swin_v2_t", "swin_v2_s", "swin_v2_b"],
    "vgg": ["vgg11", "vgg13_bn", "vgg16", "vgg19_bn"],
    "vision_transformer": ["vit_b_16", "vit_b_32"],
}

_SEGMENTATION = {
    "deeplabv3": ["deeplabv3_resnet50", "deeplabv3_resnet101", "deeplabv3_mobilenet_v3_large"],
    "fcn": ["fcn_resnet50", "fcn_resnet101"],
    "lraspp": ["lraspp_mobilenet_v3_large"],
}

_VIDEO = {
    "resnet": ["r3d_18", "mc3_18", "r2plus1d_18"],
    "s3d": ["s3d"],
    "mvit": ["mvit_v1_b", "mvit_v2_s"],
}

_DETECTION = {
    "faster_rcnn": ["fasterrcnn_resnet50_fpn", "fasterrcnn_resnet50_fpn_v2", "fasterrcnn_mobilenet_v3_large_fpn",
                    "fasterrcnn_mobilenet_v3_large_320_fpn"],
    "fcos": ["fcos_resnet50_fpn"],
    "keypoint_rcnn": ["keypointrcnn_resnet50_fpn"],
    "mask_rcnn": ["maskrcnn_resnet50_fpn", "maskrcnn_resnet50_fpn_v2"],
    "retinanet": ["retinanet_resnet50_fpn", "retinanet_resnet50_fpn_v2"],
    "ssd": ["ssd300_vgg16"],
    "ssdlite": ["ssdlite320_mobilenet_v3_large"],
}


def _networks(package, families, inputs, args="", compared="all"):
    for family, names in families.items():
        for name in names:
            yield {
                "name": name,
                "file": f"{package.replace('.', '/')}/{family}.py",
                "part": f"{name}({args})",
                "call": f"{package}.{name}({args})",
                "inputs": inputs(name),
                "compared": compared,
            }


def _video_input(name):
    return [[1, 3, 16, 112, 112]] if "_18" in name else [[1, 3, 16, 224, 224]]


# What detection gives depends on what it finds: its networks are made, and not called.
NETWORKS = [
    *_networks("models", _CLASSIFICATION, lambda name: IMAGE),
    *_networks("models.segmentation", _SEGMENTATION, lambda name: [[1, 3, 96, 96]], "weights_backbone=None"),
    *_networks("models.video", _VIDEO, _video_input),
    *_networks("models.optical_flow", {"raft": ["raft_large", "raft_small"]}, lambda name: [[1, 3, 128, 128]] * 2),
    *_networks("models.detection", _DETECTION, lambda name: [{"list": [[3, 64, 64]]}], "weights_backbone=None",
               "tensors"),
]
