"""Writes PyTorch's answers into `catalogue.txt`: shapes of random uses of the catalogue, and refusals.

A line is `use | kind name | arguments in Python | shapes | answer`. The test draws the uses from the
catalogue's declarations (`CatalogueDraws.swift`) and writes all of a line but the answer.
"""

import ast
import resource
import warnings

import torch
from torch import nn
from torch.nn import functional

from cases import FOLDER

FILE = FOLDER / "catalogue.txt"

# Where the names in netdef are not PyTorch's in other letters.
FUNCTIONS = {"concatenate": torch.cat, "flatten": torch.flatten}

# Memory for what PyTorch makes, and numbers that its loops take; what is larger has shapes only. Axes
# and numbers below 0 take neither, and PyTorch does not check them where it has shapes only.
MEMORY = 2 << 30
LARGE = 1 << 20
AXES = {"dim", "start_dim", "end_dim"}


def find(kind, name):
    """What makes the output for arguments and tensors."""
    if kind == "layer":
        return lambda tensors, device, arguments: getattr(nn, name)(
            **arguments, **({"device": device} if has_state(name) else {})
        ).eval()(*tensors)
    function = FUNCTIONS.get(name) or getattr(functional, name)
    if name == "dropout":
        return lambda tensors, device, arguments: function(*tensors, **arguments, training=False)
    if name == "concatenate":
        return lambda tensors, device, arguments: function(tensors, **arguments)
    return lambda tensors, device, arguments: function(*tensors, **arguments)


def has_state(name):
    """Whether the layer is made on a device."""
    return "device" in getattr(nn, name).__init__.__code__.co_varnames


def parse(text):
    """The keyword arguments of a call."""
    call = ast.parse(f"f({text})", mode="eval").body
    arguments = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}
    # netdef's `none` is a word of its own here.
    if "approximate" in arguments and arguments["approximate"] is None:
        arguments["approximate"] = "none"
    return arguments


def flat(value):
    """The whole numbers in an argument."""
    parts = value if isinstance(value, (tuple, list)) else [value]
    return [part for part in parts if isinstance(part, int)]


def answer(kind, name, text, shapes):
    """The output's shape, or `refused`."""
    make = find(kind, name)
    numbers = [number for key, value in parse(text).items() if key not in AXES for number in flat(value)]
    for device in ["cpu", "meta"] if max(numbers, default=0) < LARGE else ["meta"]:
        try:
            tensors = [torch.ones(shape, device=device) for shape in shapes]
            return str(list(make(tensors, device, parse(text)).shape))
        except MemoryError:
            continue
        except Exception as error:
            if device == "cpu" and "memory" in str(error):
                continue
            return "refused"
    raise AssertionError(f"{name}({text}) of {shapes}: no memory even for shapes")


def main():
    warnings.filterwarnings("ignore")
    used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, -1))
    lines = []
    with torch.no_grad():
        for line in FILE.read_text().splitlines():
            use, what, arguments, shapes, _ = line.split(" | ")
            kind, name = what.split()
            sizes = [ast.literal_eval(shape + "]") for shape in shapes.split("]") if shape.strip()]
            lines.append(f"{use} | {what} | {arguments} | {shapes} | {answer(kind, name, arguments, sizes)}")
    FILE.write_text("\n".join(lines) + "\n")
    print(f"{FILE.name}: {len(lines)} uses, {sum(line.endswith('refused') for line in lines)} refused")


main()
