"""Writes what torchvision says of the families: their tensors, and what small ones answer.

    families.tsv          for each model: its name here, torchvision's number of parameters and of tensors
                          in the state dict, and the 64-bit FNV-1a of a line `key [sizes]` for each tensor;
                          for small models also the size of the pictures and what is added to the norms
    answers.safetensors   what the small models answer for two pictures, with hashed weights

Weights and pictures are those of `NetdefModelsTests/Reference/weights.py`, so only the answers are saved.
The scales there suit residual networks; in others the picture would fade away, so that a number is added
to the scale of each batch norm.
`make_reference.py NAME` prints the lines behind a hash. Run in an environment with torch 2.13, torchvision
0.28 and safetensors.
"""

import copy
import pathlib
import sys

import torch
from safetensors.torch import save_file
from torch import nn

FOLDER = pathlib.Path(__file__).parent
sys.path.append(str(FOLDER.parents[1] / "NetdefModelsTests" / "Reference"))

from torchvision_models import models  # noqa: E402
from weights import hashed_image, hashed_state  # noqa: E402

# PyTorch's own kernels: oneDNN's depend on the processor.
torch.backends.mkldnn.enabled = False

PLAIN = {
    "AlexNet": "alexnet",
    **{f"VGG{depth}": f"vgg{depth}" for depth in [11, 13, 16, 19]},
    **{f"VGG{depth}BatchNorm": f"vgg{depth}_bn" for depth in [11, 13, 16, 19]},
    "SqueezeNet10": "squeezenet1_0",
    "SqueezeNet11": "squeezenet1_1",
    **{f"ResNet{depth}": f"resnet{depth}" for depth in [18, 34, 50, 101, 152]},
    "ResNeXt50": "resnext50_32x4d",
    "ResNeXt101": "resnext101_32x8d",
    "ResNeXt101Wide": "resnext101_64x4d",
    "WideResNet50": "wide_resnet50_2",
    "WideResNet101": "wide_resnet101_2",
    **{f"DenseNet{depth}": f"densenet{depth}" for depth in [121, 161, 169, 201]},
    "MobileNetV2": "mobilenet_v2",
    "MobileNetV3Large": "mobilenet_v3_large",
    "MobileNetV3Small": "mobilenet_v3_small",
    "MNASNet05": "mnasnet0_5",
    "MNASNet075": "mnasnet0_75",
    "MNASNet10": "mnasnet1_0",
    "MNASNet13": "mnasnet1_3",
    **{f"EfficientNetB{size}": f"efficientnet_b{size}" for size in range(8)},
    **{f"EfficientNetV2{size}": f"efficientnet_v2_{size.lower()}" for size in "SML"},
    "ShuffleNetV2x05": "shufflenet_v2_x0_5",
    "ShuffleNetV2x10": "shufflenet_v2_x1_0",
    "ShuffleNetV2x15": "shufflenet_v2_x1_5",
    "ShuffleNetV2x20": "shufflenet_v2_x2_0",
}

SEGMENTATION = {
    "FCNResNet50": ("fcn_resnet50", {}),
    "FCNResNet101": ("fcn_resnet101", {}),
    "FCNResNet50Training": ("fcn_resnet50", {"aux_loss": True}),
    "DeepLabResNet50": ("deeplabv3_resnet50", {}),
    "DeepLabResNet101": ("deeplabv3_resnet101", {}),
    "DeepLabResNet50Training": ("deeplabv3_resnet50", {"aux_loss": True}),
    "DeepLabMobileNet": ("deeplabv3_mobilenet_v3_large", {}),
    "LiteSegmentation": ("lraspp_mobilenet_v3_large", {}),
}


def segmentation(name, **options):
    """A network of torchvision for pictures whose every pixel gets a class."""
    return getattr(models.segmentation, name)(weights=None, weights_backbone=None, **options)


# Each of the models at its full size: what makes it.
FULL = {
    **{name: lambda name=theirs: getattr(models, name)() for name, theirs in PLAIN.items()},
    **{
        name: lambda theirs=theirs, options=options: segmentation(theirs, **options)
        for name, (theirs, options) in SEGMENTATION.items()
    },
    "MobileNetV2Half": lambda: models.mobilenet_v2(width_mult=0.5),
    "GoogLeNet": lambda: models.googlenet(init_weights=False),
    "Inception3": lambda: models.inception_v3(init_weights=False),
}


def narrow(network, width=32, classes=10):
    """AlexNet or a VGG whose classifier is `width` wide in its middle."""
    for index, layer in enumerate(network.classifier):
        if isinstance(layer, nn.Linear):
            inputs = width if layer.in_features == 4096 else layer.in_features
            outputs = width if layer.out_features == 4096 else classes
            network.classifier[index] = nn.Linear(inputs, outputs)
    return network


def small_mobile():
    """MobileNetV3 small with three quarters of the channels."""
    setting, last = models.mobilenetv3._mobilenet_v3_conf("mobilenet_v3_small", width_mult=0.75)
    return models.MobileNetV3(setting, last, num_classes=10)


def small_fcn():
    """FCN on a ResNet of five blocks."""
    body = models.ResNet(
        models.resnet.Bottleneck, [1, 1, 2, 1], replace_stride_with_dilation=[False, True, True]
    )
    return models.segmentation.fcn._fcn_resnet(body, 2, None)


# What makes each small model, the size of its pictures, and what is added to the scales of batch norms.
SMALL = {
    "SmallAlexNet": (lambda: narrow(models.alexnet()), 64, 0.0),
    "SmallVGG11": (lambda: narrow(models.vgg11()), 32, 0.0),
    "SmallVGG19": (lambda: narrow(models.vgg19_bn()), 32, 0.5),
    "SmallSqueezeNet": (lambda: models.squeezenet1_1(num_classes=10), 64, 0.0),
    "SmallResNet18": (lambda: models.resnet18(num_classes=10), 64, 0.0),
    "SmallResNet50": (lambda: models.resnet50(num_classes=10), 64, 0.0),
    "SmallResNeXt50": (lambda: models.resnext50_32x4d(num_classes=10), 64, 0.0),
    "SmallWideResNet50": (lambda: models.wide_resnet50_2(num_classes=10), 64, 0.0),
    "SmallDenseNet121": (lambda: models.densenet121(num_classes=10), 64, 0.5),
    "SmallGoogLeNet": (lambda: models.googlenet(init_weights=False, aux_logits=False, num_classes=10), 64, 0.5),
    "SmallGoogLeNetHeads": (lambda: models.googlenet(init_weights=False, num_classes=10), 64, 0.5),
    "SmallInception3": (lambda: models.inception_v3(init_weights=False, aux_logits=False, num_classes=10), 96, 0.5),
    "SmallMobileNetV2": (lambda: models.mobilenet_v2(width_mult=0.5, num_classes=10), 64, 0.5),
    "SmallMobileNetV3": (small_mobile, 64, 0.5),
    "SmallMNASNet": (lambda: models.mnasnet0_5(num_classes=10), 64, 0.5),
    "SmallEfficientNet": (lambda: models.efficientnet_b2(num_classes=10), 64, 0.5),
    "SmallEfficientNetV2": (lambda: models.efficientnet_v2_s(num_classes=10), 64, 0.25),
    "SmallShuffleNetV2": (lambda: models.shufflenet_v2_x0_5(num_classes=10), 64, 0.5),
    "SmallFCN": (small_fcn, 32, 0.0),
    "SmallDeepLab": (lambda: segmentation("deeplabv3_mobilenet_v3_large", num_classes=2), 32, 0.5),
    "SmallLiteSegmentation": (lambda: segmentation("lraspp_mobilenet_v3_large", num_classes=2), 32, 0.5),
}


def lines(network):
    """A line for each tensor of the state dict, in order."""
    return [f"{key} {list(tensor.shape)}\n" for key, tensor in network.state_dict().items()]


def fnv1a(text):
    """The 64-bit FNV-1a of a text."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def row(name, network):
    """What is checked of a model without making its weights."""
    texts = lines(network)
    count = sum(parameter.numel() for parameter in network.parameters())
    return f"{name}\t{count}\t{len(texts)}\t{fnv1a(''.join(texts)):016x}\n"


def fill(network, scale):
    """Gives a network its hashed weights."""
    state = hashed_state(network)
    with torch.no_grad():
        for name, tensor in network.state_dict().items():
            is_scale = tensor.ndim == 1 and name.endswith("weight")
            tensor.copy_(state[name] + scale if is_scale else state[name])


def answer(name, network, size, scale):
    """What a network answers in evaluation mode, with hashed weights."""
    fill(network, scale)
    network.eval()
    image = hashed_image(size)

    def run(network, image):
        output = network(image)
        return output["out"] if isinstance(output, dict) else output

    with torch.no_grad():
        output = run(network, image)
        double = run(copy.deepcopy(network).double(), image.double())
    # A reference must not be an accident of one order of additions, nor blind to the picture.
    largest = double.abs().max()
    error = (output - double).abs().max() / largest
    difference = (double[0] - double[1]).abs().max() / largest
    print(f"{name}: largest {largest:.3g}, error {error:.1e}, pictures differ by {difference:.3f}")
    assert largest > 1e-3 and error <= 2e-5 and difference > 0.01, name
    return output


def main():
    if len(sys.argv) > 1:
        with torch.device("meta"):
            makes = {**FULL, **{name: make for name, (make, _, _) in SMALL.items()}}
            print("".join(lines(makes[sys.argv[1]]())), end="")
        return
    rows = []
    with torch.device("meta"):
        for name, make in FULL.items():
            rows.append(row(name, make()))
        for name, (make, size, scale) in SMALL.items():
            rows.append(row(name, make()).replace("\n", f"\t{size}\t{scale}\n"))
    (FOLDER / "families.tsv").write_text("".join(rows))
    answers = {name: answer(name, make(), size, scale) for name, (make, size, scale) in SMALL.items()}
    save_file(answers, FOLDER / "answers.safetensors")


if __name__ == "__main__":
    main()
