"""Writes `layers.safetensors`: what PyTorch's layers answer in the cases of `layers.txt`."""

import copy
import warnings

import torch
from torch import nn

from cases import FOLDER, table, write
from hashed import hashed

CASES = (FOLDER / "layers.txt").read_text()

# Every activation meets the same inputs: ordinary ones, extremes, none, and rank 0.
ACTIVATIONS = [
    "ReLU", "LeakyReLU", "LeakyReLU slope=0.2", "LeakyReLU slope=-0.5", "LeakyReLU slope=0.0001", "SELU",
    "ELU", "ELU alpha=0.5", "ELU alpha=2", "GELU", "GELU approximate=tanh", "SiLU", "Sigmoid", "Tanh",
]
ACTIVATION_INPUTS = {
    "": "input=[3,5] scale=8",
    "-extreme": "input=[35] values=extreme",
    "-long": "input=[67] scale=20",
    "-batch-0": "input=[0,3,2,2]",
    "-rank-0": "input=[]",
}
for what in ACTIVATIONS:
    label = what.lower().replace(" ", "-").replace("=", "-")
    for suffix, settings in ACTIVATION_INPUTS.items():
        CASES += f"{label}{suffix} | {what} | {settings}\n"

# The package's argument names beside PyTorch's; names that are not here are snake case in PyTorch.
PYTORCH_NAMES = {
    "Conv2d": {"in": "in_channels", "out": "out_channels", "kernel": "kernel_size"},
    "Linear": {"in": "in_features", "out": "out_features"},
    "BatchNorm2d": {"features": "num_features", "trackRunningStats": "track_running_stats"},
    "Flatten": {"start": "start_dim", "end": "end_dim"},
    "MaxPool2d": {"kernel": "kernel_size", "ceilMode": "ceil_mode"},
    "AvgPool2d": {"kernel": "kernel_size", "ceilMode": "ceil_mode", "countIncludePad": "count_include_pad"},
    "AdaptiveAvgPool2d": {"output": "output_size"},
    "LeakyReLU": {"slope": "negative_slope"},
    "Softmax": {"axis": "dim"},
    "LogSoftmax": {"axis": "dim"},
}
REAL_NUMBERS = {"alpha", "slope", "p", "eps", "momentum"}
EXACT = {"ReLU", "Identity", "Flatten", "MaxPool2d", "Dropout"}


def layer_for(case):
    """PyTorch's layer for a case, and the text that the Swift layer prints."""
    arguments = {}
    for key, value in case.arguments.items():
        if isinstance(value, list):
            value = tuple(value)
        elif key in REAL_NUMBERS and value is not None:
            value = float(value)
        arguments[PYTORCH_NAMES.get(case.type, {}).get(key, key)] = value
    same = arguments.get("padding") == "same" and arguments.get("stride", 1) != 1
    if same:
        # PyTorch refuses `same` at other strides; the package pads both sides by half the dilated kernel.
        kernel, dilation = (
            size if isinstance(size, tuple) else (size, size)
            for size in (arguments["kernel_size"], arguments.get("dilation", 1))
        )
        arguments["padding"] = tuple(d * (k - 1) // 2 for k, d in zip(kernel, dilation))
    layer = getattr(nn, case.type)(**arguments)
    text = repr(layer)
    if same:
        before, _, after = text.partition(f"stride={layer.stride}")
        after = after.removeprefix(f", padding={layer.padding}")
        text = f"{before}stride={layer.stride}, padding=same{after}"
    if case.type == "BatchNorm2d":
        # PyTorch 2.13 prints the new `bias` of its constructor; the tutorials' text, and ours, is older.
        text = text.replace(" bias=True,", "").replace(" bias=False,", "")
    return layer, text


def state_for(case, layer):
    """Hashed values for the layer's parameters and buffers; scales and variances are positive."""
    state = {}
    for name, tensor in layer.state_dict().items():
        positive = name == "running_var" or (name == "weight" and case.type == "BatchNorm2d")
        if name == "num_batches_tracked":
            state[name] = tensor.clone()
        elif positive:
            state[name] = hashed(f"{case.name}/{name}", tensor.shape) + 1
        else:
            state[name] = hashed(f"{case.name}/{name}", tensor.shape, 2)
    return state


def agrees_with_double(case, layer, state, x, output):
    """Whether the same layer in float64 gives nearly the same, so that a reference is no accident."""
    double = copy.deepcopy(layer).double()
    double.load_state_dict(state)
    double.train(case.settings.get("mode") == "train")
    for _ in range(case.settings.get("steps", 1)):
        expected = double(x.double())
    return torch.allclose(output.double(), expected, rtol=1e-3, atol=1e-5, equal_nan=True)


def main():
    warnings.filterwarnings("ignore", message="Using padding='same' with even kernel lengths")
    tensors, lines = {}, []
    for case in table(CASES):
        layer, text = layer_for(case)
        state = state_for(case, layer)
        layer.load_state_dict(state)
        mode = case.settings.get("mode", "train")
        layer.train(mode != "eval")
        x = case.tensor() + case.settings.get("shift", 0)
        tensors[f"{case.name}/input"] = x
        tensors |= {f"{case.name}/{name}": tensor for name, tensor in state.items()}
        if case.settings.get("raises"):
            try:
                layer(x)
                raise AssertionError(f"{case.name}: PyTorch accepts this input")
            except (RuntimeError, ValueError, IndexError):
                pass
        else:
            for _ in range(case.settings.get("steps", 1)):
                output = layer(x)
            if mode == "trainThenEval":
                output = layer.eval()(x)
            elif torch.isfinite(x).all():
                assert agrees_with_double(case, layer, state, x, output), case.name
            tensors[f"{case.name}/output"] = output
            if mode.startswith("train"):
                tensors |= {f"{case.name}/after/{name}": tensor for name, tensor in layer.named_buffers()}
        exact = " exact=true" if case.type in EXACT else ""
        lines.append(f"{case.name} | {case.what} | {case.settings_text}{exact} | {text}")
    write("layers.safetensors", tensors, lines)


main()
