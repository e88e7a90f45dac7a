"""Writes `functions.safetensors`: what PyTorch's functions answer in the cases of `functions.txt`."""

import torch
from torch.nn import functional

from cases import FOLDER, table, write

CASES = (FOLDER / "functions.txt").read_text()

for what in [
    "relu", "leakyRelu", "leakyRelu slope=0.3", "selu", "elu", "elu alpha=0.5", "gelu", "gelu approximate=tanh",
    "silu", "sigmoid", "tanh",
]:
    label = what.lower().replace(" ", "-").replace("=", "-")
    exact = " exact=true" if what == "relu" else ""
    CASES += f"{label} | {what} | input=[3,5] scale=8{exact}\n"
    CASES += f"{label}-extreme | {what} | input=[35] values=extreme{exact}\n"


def snake(name):
    """The name in snake case: `ceilMode` is `ceil_mode`."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


POOLS = {"kernel": "kernel_size", "output": "output_size"}

# Each function takes the input, the other operand or None, and the written arguments.
FUNCTIONS = {
    "leakyRelu": lambda x, other, slope=0.01: functional.leaky_relu(x, slope),
    "gelu": lambda x, other, approximate="none": functional.gelu(x, approximate=approximate),
    "softmax": lambda x, other, axis: functional.softmax(x, axis),
    "logSoftmax": lambda x, other, axis: functional.log_softmax(x, axis),
    "flatten": lambda x, other, start=1, end=-1: torch.flatten(x, start, end),
    "dropout": lambda x, other, p: functional.dropout(x, p, training=False),
    "reshape": lambda x, other, shape: x.reshape(shape),
    "add": lambda x, other: x + other,
    "subtract": lambda x, other: x - other,
    "multiply": lambda x, other: x * other,
    "divide": lambda x, other: x / other,
    "negate": lambda x, other: -x,
    "matmul": lambda x, other: torch.matmul(x, other),
    "concatenate": lambda x, other, axis: torch.cat([x, other], axis),
}
for name in ["relu", "selu", "elu", "silu", "sigmoid", "tanh"]:
    FUNCTIONS[name] = lambda x, other, name=name, **arguments: getattr(functional, name)(x, **arguments)
for name in ["abs", "exp", "log", "sqrt"]:
    FUNCTIONS[name] = lambda x, other, name=name: getattr(torch, name)(x)
for name in ["sum", "mean"]:
    FUNCTIONS[name] = lambda x, other, name=name, axis=None, keepingAxis=False: getattr(torch, name)(
        x, dim=axis, keepdim=keepingAxis
    )
for name in ["maxPool2d", "avgPool2d", "adaptiveAvgPool2d"]:
    FUNCTIONS[name] = lambda x, other, name=name, **arguments: getattr(functional, snake(name))(
        x, **{POOLS.get(key, snake(key)): value for key, value in arguments.items()}
    )


def answer(case, x, other):
    """What PyTorch answers; a number takes the other operand's place, or with `first` the input's."""
    arguments = dict(case.arguments)
    number, first = arguments.pop("number", None), arguments.pop("first", False)
    if number is not None:
        x, other = (number, x) if first else (x, number)
    return FUNCTIONS[case.type](x, other, **arguments)


def main():
    tensors, lines = {}, []
    for case in table(CASES):
        operands = {"input": case.tensor("input"), "other": case.tensor("other")}
        if case.settings.get("values") == "extreme" and operands["other"] is not None:
            # Each extreme meets another one, not itself.
            operands["other"] = operands["other"].roll(8)
        tensors |= {f"{case.name}/{key}": tensor for key, tensor in operands.items() if tensor is not None}
        if case.settings.get("raises"):
            try:
                answer(case, *operands.values())
                raise AssertionError(f"{case.name}: PyTorch accepts this input")
            except (RuntimeError, IndexError):
                pass
        else:
            tensors[f"{case.name}/output"] = answer(case, *operands.values())
        lines.append(f"{case.name} | {case.what} | {case.settings_text}")
    write("functions.safetensors", tensors, lines)


main()
