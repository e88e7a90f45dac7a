"""The form in which cases are written, and the file in which they are saved.

A case is one line of a table: `name | what | settings`. `what` constructs the layer, or calls the function,
in the words of the Swift package: a type or function name, then `key=value` for each argument that is
written. The settings say what is fed to it. The tests read the same lines from the file's metadata, so a
new line needs no new Swift.
"""

import ast
import pathlib

import torch
from safetensors.torch import save_file

from hashed import hashed

# PyTorch's own kernels: oneDNN's depend on the processor, and its GELU overflows at the largest numbers.
torch.backends.mkldnn.enabled = False

FOLDER = pathlib.Path(__file__).parent

# Powers of ten to the limits of float32, values at which exponentials overflow and vanish, denormals,
# both zeros, infinities and NaN.
EXTREMES = [
    0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 3.0, -3.0, 5.5, -5.5, 9.0, -9.0, 20.0, -20.0, 88.0, -88.0, 89.0, -89.0,
    104.0, -104.0, 1e4, -1e4, 3.4e38, -3.4e38, 1e-6, -1e-6, 1e-38, -1e-38, 1e-40, -1e-40, 1e-45, -1e-45,
    float("inf"), float("-inf"), float("nan"),
]

# What a softmax can meet in one row.
ROWS = [
    [0.0, 0.0, 0.0, 0.0],
    [1e4, 1e4, -1e4, 0.0],
    [3.4e38, -3.4e38, 0.0, 3.4e38],
    [float("-inf"), 1.0, 2.0, float("-inf")],
    [float("-inf")] * 4,
    [float("inf"), 1.0, 2.0, 3.0],
    [float("nan"), 1.0, 2.0, 3.0],
    [1e-40, 0.0, -1e-40, 1e-45],
    [-100.0, -200.0, -300.0, -400.0],
]


def value(text):
    """The value that `text` stands for: a number, a list, `true`, `nil`, or a word."""
    words = {"true": True, "false": False, "nil": None}
    if text.startswith("["):
        return [value(item) for item in text[1:-1].split(",") if item]
    try:
        return words[text] if text in words else ast.literal_eval(text)
    except ValueError:
        return text


def pairs(text):
    """The `key=value` words of `text`."""
    return {key: value(item) for key, item in (word.split("=", 1) for word in text.split())}


class Case:
    """One line of a table."""

    def __init__(self, line):
        self.name, self.what, self.settings_text = (part.strip() for part in line.split("|"))
        self.type, _, arguments = self.what.partition(" ")
        self.arguments = pairs(arguments)
        self.settings = pairs(self.settings_text)

    def tensor(self, which="input"):
        """The tensor called `which` in the settings, or None."""
        shape = self.settings.get(which)
        if shape is None:
            return None
        tensor = hashed(f"{self.name}/{which}", shape, self.settings.get("scale", 4.0))
        kind = self.settings.get("values")
        if kind == "extreme":
            places = torch.arange(tensor.numel()) % len(EXTREMES)
            tensor = torch.tensor(EXTREMES)[places].reshape(shape)
        elif kind == "rows":
            tensor = torch.tensor(ROWS).reshape(shape)
        elif kind == "sprinkled":
            flat = tensor.view(-1)
            for place, special in enumerate([float("nan"), float("inf"), float("-inf")]):
                flat[(2 * place + 1) * flat.numel() // 6] = special
        elif kind == "positive":
            tensor = tensor.abs()
        if self.settings.get("element") == "int64":
            tensor = (tensor * 8).to(torch.int64)
        return tensor


def table(text):
    """The cases of a table; names must differ."""
    cases = [Case(line) for line in text.splitlines() if line.strip()]
    names = [case.name for case in cases]
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)
    return cases


def write(file, tensors, lines):
    """Writes the file. All text is one metadata entry, since the writer shuffles several."""
    path = FOLDER / file
    tensors = {name: tensor.detach().contiguous().clone() for name, tensor in tensors.items()}
    save_file(tensors, path, metadata={"cases": "\n".join(lines)})
    print(f"{file}: {len(lines)} cases, {path.stat().st_size:,} bytes")
