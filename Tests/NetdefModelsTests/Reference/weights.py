"""The weights and pictures of the references: hashed values, the same as in `ReferenceWeights.swift`.

An element is `hashed(key, shape, factor)` of `NetdefTests/Reference/hashed.py`, uniform in [-factor / 2,
factor / 2), plus an offset. The key is the tensor's name in the state dict, and `image` for pictures.

| tensor | factor | offset |
| --- | --- | --- |
| pictures | 8 | 0 |
| weights of two and more axes | 2·√(6 / n), n the inputs of one output | 0 |
| scales of batch norms | 0.5 | 0.5 |
| running variances | 1 | 1 |
| biases, running means | 0.1 | 0 |

So a convolution doubles the mean square of its inputs, as He et al. (2015) have it for ReLUs, and the
scales take away enough for 50 residual blocks in a row.
"""

import math
import pathlib
import sys

import numpy
import torch

sys.path.append(str(pathlib.Path(__file__).parents[2] / "NetdefTests" / "Reference"))

from hashed import hashed  # noqa: E402


def factor_and_offset(name, shape):
    """The row of the table above for one tensor."""
    if len(shape) > 1:
        return 2 * math.sqrt(6 / math.prod(shape[1:])), 0.0
    if name.endswith("running_var"):
        return 1.0, 1.0
    return (0.5, 0.5) if name.endswith("weight") else (0.1, 0.0)


def hashed_tensor(name, shape):
    """The tensor of a name in a state dict."""
    factor, offset = factor_and_offset(name, shape)
    values = hashed(name, shape, numpy.float32(factor))
    return values + offset if offset else values


def hashed_state(network):
    """A state dict for a network, hashed."""
    return {
        name: torch.zeros_like(tensor)
        if name.endswith("num_batches_tracked")
        else hashed_tensor(name, tuple(tensor.shape))
        for name, tensor in network.state_dict().items()
    }


def hashed_image(size, channels=3):
    """Two pictures of 8 × 8 squares: the mean of a noise of pixels would look the same in both."""
    squares = hashed("image", (2, channels, 8, 8), 8.0)
    side = size // 8
    return squares.repeat_interleave(side, dim=2).repeat_interleave(side, dim=3).contiguous()
