"""Values from an integer hash of a key and an index, equal here and in `HashedValues.swift`.

The start value is FNV-1a (64 bits) over the key's UTF-8 bytes. Element `i` is step `i + 1` of splitmix64
from that start; its upper 24 bits, divided by 2^24, less 0.5, times the factor, give the value. Each step
but the last is exact in float32, and the last rounds once, so both languages give the same bits.
"""

import math

import numpy
import torch


def start_value(key):
    """The FNV-1a hash of `key`."""
    value = 0xCBF29CE484222325
    for byte in key.encode("utf-8"):
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def hashed(key, shape, factor=1.0):
    """A float32 tensor of `shape`, uniform in [-factor / 2, factor / 2)."""
    with numpy.errstate(over="ignore"):
        steps = numpy.arange(1, math.prod(shape) + 1, dtype=numpy.uint64)
        z = numpy.uint64(start_value(key)) + steps * numpy.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        z = z ^ (z >> numpy.uint64(31))
    unit = (z >> numpy.uint64(40)).astype(numpy.float32) * numpy.float32(2.0**-24)
    values = (unit - numpy.float32(0.5)) * numpy.float32(factor)
    return torch.from_numpy(values.reshape(shape))
