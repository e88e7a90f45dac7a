"""Checks that PyTorch loads what Netdef saves, and Netdef what PyTorch saves, strictly and both ways.

    load_strict.py NETDEF [MODEL …]

NETDEF is the command `netdef`; `make pytorch-check` builds and passes it. For each model:

1. `netdef weights` saves the state dict of a new model; torchvision's (or the tutorial's) network loads it
   with `strict=True`, `netdef run` and PyTorch answer for the same pictures, and the answers are compared.
2. The state dict of a new PyTorch network is saved as safetensors; `netdef run`, which loads strictly,
   answers for the pictures, and so does PyTorch.

Needs torch, torchvision and safetensors. The Swift tests need none of it.
"""

import pathlib
import subprocess
import sys
import tempfile

import torch
from safetensors.torch import load_file, save_file

from make_reference import tutorial_network
from torchvision_models import models

ROOT = pathlib.Path(__file__).parents[3]
SOURCES = sorted(str(path) for path in (ROOT / "Sources" / "NetdefModels").glob("*.netdef"))
MODELS = ["ResNet18", "ResNet50", "TutorialResNet18", "TutorialResNet50"]

# The largest error over the largest logit.
BOUND = 1e-4


def pytorch_network(name):
    """PyTorch's network for a model of the library, with new weights."""
    depth = int(name.removeprefix("Tutorial").removeprefix("ResNet"))
    if name.startswith("Tutorial"):
        return tutorial_network(depth)
    return getattr(models, f"resnet{depth}")()


def logits(network, image):
    """What a PyTorch network answers in evaluation mode."""
    with torch.no_grad():
        return network.eval()(image)


def compare(what, found, expected):
    """Fails where two answers differ by more than rounding."""
    error = ((found - expected).abs().max() / expected.abs().max()).item()
    print(f"  {what}: largest error {error:.1e} of the largest logit")
    if not error <= BOUND:
        sys.exit(f"{what}: expected at most {BOUND:.0e}")


def check(netdef, name, folder):
    """Both ways for one model."""
    image = torch.rand(2, 3, 224, 224)
    save_file({"image": image}, folder / "image.safetensors")

    def run(weights):
        output = folder / "output.safetensors"
        options = ["--weights", weights, "--input", folder / "image.safetensors", "--output", output]
        subprocess.run([netdef, "run", *SOURCES, "--model", name, *options], check=True)
        return load_file(output)["output"]

    ours, theirs = folder / "ours.safetensors", folder / "theirs.safetensors"
    subprocess.run([netdef, "weights", *SOURCES, "--model", name, "--seed", "7", "--output", ours], check=True)
    network = pytorch_network(name)
    network.load_state_dict(load_file(ours), strict=True)
    compare(f"{name} saved by Netdef, loaded by PyTorch", run(ours), logits(network, image))

    # New batch norms all hold zeros and ones; a step of training makes them differ.
    network = pytorch_network(name).train()
    network(torch.rand(4, 3, 64, 64))
    save_file({key: value.contiguous() for key, value in network.state_dict().items()}, theirs)
    compare(f"{name} saved by PyTorch, loaded by Netdef", run(theirs), logits(network, image))


def main():
    netdef, names = sys.argv[1], sys.argv[2:] or MODELS
    torch.manual_seed(0)
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            check(netdef, name, pathlib.Path(folder))


main()
