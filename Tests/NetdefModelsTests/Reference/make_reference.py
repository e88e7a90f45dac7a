"""Writes what PyTorch answers for the ResNets: logits, names and shapes, and the printed text.

Weights and pictures are hashed, so only the answers are saved:

    logits.safetensors   the logits of each network for its pictures
    names/*.txt          a line for each tensor of the state dict: name and shape
    printed/*.txt        what `print` shows of the tutorial's networks

Run in an environment with torch 2.13, torchvision 0.28 and safetensors; `make reference` does.
"""

import copy
import pathlib

import torch
from safetensors.torch import save_file

import tutorial
from torchvision_models import models
from weights import hashed_image, hashed_state

FOLDER = pathlib.Path(__file__).parent
# PyTorch's own kernels: oneDNN's depend on the processor.
torch.backends.mkldnn.enabled = False

DEPTHS = {18: [2, 2, 2, 2], 34: [3, 4, 6, 3], 50: [3, 4, 6, 3], 101: [3, 4, 23, 3], 152: [3, 8, 36, 3]}


def tutorial_network(depth, activation="relu", channels=3, classes=1000):
    """The tutorial's network of a depth."""
    block = tutorial.ResNetBasicBlock if depth < 50 else tutorial.ResNetBottleNeckBlock
    return tutorial.ResNet(channels, classes, block, DEPTHS[depth], activation)


# Name, network, and the size of the pictures. The smaller ones check what the larger need not repeat.
NETWORKS = [
    *((f"ResNet{depth}", getattr(models, f"resnet{depth}")(), 224) for depth in DEPTHS),
    *((f"TutorialResNet{depth}", tutorial_network(depth), 64) for depth in DEPTHS),
    *((f"TutorialResNet18_{name}", tutorial_network(18, name), 64) for name in ["leaky_relu", "selu", "none"]),
]

# The deeper ones' texts repeat what is in these.
PRINTED = ["TutorialResNet18", "TutorialResNet34", "TutorialResNet50"]


def main():
    logits = {}
    for name, network, size in NETWORKS:
        state = hashed_state(network)
        network.load_state_dict(state, strict=True)
        network.eval()
        image = hashed_image(size)
        with torch.no_grad():
            output = network(image)
            double = copy.deepcopy(network).double()(image.double())
        # A reference must not be an accident of one order of additions, nor blind to the picture.
        largest = double.abs().max()
        assert 0.01 < largest < 1000, (name, largest)
        assert (output - double).abs().max() <= 1e-5 * largest, name
        assert (double[0] - double[1]).abs().max() > 0.01 * largest, name
        logits[name] = output
        print(f"{name}: largest logit {largest:.3f}, pictures differ by {(double[0] - double[1]).abs().max():.3f}")
        if "_" in name:
            continue
        lines = [f"{key} {list(tensor.shape)}" for key, tensor in state.items()]
        (FOLDER / "names" / f"{name}.txt").write_text("\n".join(lines) + "\n")
        if name in PRINTED:
            # PyTorch 2.13 prints the new `bias` of a batch norm; the tutorials' text, and ours, is older.
            text = repr(network).replace("track_running_stats=True, bias=True", "track_running_stats=True")
            text = text.replace("affine=True, bias=True", "affine=True")
            (FOLDER / "printed" / f"{name}.txt").write_text(text + "\n")
    save_file(logits, FOLDER / "logits.safetensors")


if __name__ == "__main__":
    main()
