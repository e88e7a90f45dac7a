"""Writes printing.txt: what PyTorch prints for tensors that the Swift test makes as well.

Run with PyTorch 2.13: python printing.py. A case is a line `@ TYPE SHAPE RECIPE [OPTIONS]`, then
the text. Shapes are written `2x3`, a number's `-`. Recipes:

    bits B …        the elements themselves, as hexadecimal bits of a float32
    values V …      the elements themselves, whole numbers or 0 and 1
    count A B       element i is A + i * B
    noise S L W     element i is L + W * hash(S, i) / 2^24, each step rounded to float32,
                    for integers L + hash(S, i) % W
Options: precision=, threshold=, edgeItems=, lineWidth=, scientific=.
"""

import math
import pathlib
import struct

import numpy
import torch

TYPES = {"float32": torch.float32, "int64": torch.int64, "int32": torch.int32, "bool": torch.bool}
OPTIONS = {"precision": "precision", "threshold": "threshold", "edgeItems": "edgeitems",
           "lineWidth": "linewidth", "scientific": "sci_mode"}
cases = []


def noise_hash(seed, index):
    """24 bits that depend on seed and index; 32-bit arithmetic that wraps around."""
    x = (index * 2654435761 + seed * 40503 + 1) & 0xFFFFFFFF
    for _ in range(3):
        x ^= x >> 15
        x = (x * 739982445) & 0xFFFFFFFF
    return x >> 8


def bits(value):
    return struct.pack(">f", value).hex()


def case(kind, shape, recipe, **options):
    name, *numbers = recipe.split()
    count = math.prod(shape)
    if name == "bits":
        elements = [struct.unpack(">f", bytes.fromhex(n))[0] for n in numbers]
    elif name == "values":
        elements = [int(n) for n in numbers]
    elif name == "count":
        start, step = (float(n) if kind == "float32" else int(n) for n in numbers)
        elements = [start + i * step for i in range(count)]
    elif kind == "float32":
        seed, low, width = int(numbers[0]), *map(numpy.float32, numbers[1:])
        elements = [low + width * (numpy.float32(noise_hash(seed, i)) * numpy.float32(2.0**-24))
                    for i in range(count)]
    else:
        seed, low, width = map(int, numbers)
        elements = [low + noise_hash(seed, i) % width for i in range(count)]
    assert len(elements) == count, (shape, recipe)
    if kind == "float32":
        tensor = torch.from_numpy(numpy.array(elements, dtype=numpy.float32)).reshape(shape)
    else:
        tensor = torch.tensor(elements, dtype=TYPES[kind]).reshape(shape)
    torch.set_printoptions(profile="default")
    torch.set_printoptions(**{OPTIONS[key]: value for key, value in options.items()})
    header = ["@", kind, "x".join(map(str, shape)) or "-", recipe]
    header += [f"{key}={str(value).lower()}" for key, value in options.items()]
    cases.append(" ".join(header) + "\n" + str(tensor) + "\n")


def floats(*values, shape=None, **options):
    recipe = "bits " + " ".join(map(bits, values))
    case("float32", (len(values),) if shape is None else shape, recipe.strip(), **options)


inf, nan = math.inf, math.nan

# Numbers alone.
for value in [0.2432, 0.0, -0.0, 1.0, -30.0, 1e-4, 9.9e-5, 1e8, 1.5e8, 123456.789, -0.00012,
              16777216.0, inf, -inf, nan, 1e-45, 3.4028234663852886e38, 0.5, 2.5, 99999.99999, -1.0]:
    floats(value, shape=())
case("int64", (), "values 7")
case("int64", (), "values -9223372036854775808")
case("int32", (), "values -3")
case("bool", (), "values 1")
case("bool", (), "values 0")

# Whole numbers, fixed point and exponents; what decides between them.
floats(1, 2, 3)
floats(1, -2, 3)
floats(30, 30, 30, 30)
floats(0, 0, 0)
floats(-0.0, 0.0, 5)
floats(0.1, 0.25, -0.5)
floats(1, 1000)
floats(1, 1001)
floats(1, 1000.5)
floats(0.5, 500)
floats(0.5, 501)
floats(1e-4, 1e-2)
floats(9.9999e-5, 1e-3)
floats(1e8, 1e7)
floats(100000008, 1e7)
floats(123456, 1e-3, -5)
floats(1e10, -1e10)
floats(1e-40, 1e-38)
floats(0.00005, 0.00015, 0.03125, 0.15625)
floats(0.03125, 0.09375, 0.15625, 2.00005)
floats(0.99995, 9.99995, 99.99995)
floats(1e100 ** 0.3, 5)

# Infinities and NaN.
floats(inf, 1, 2)
floats(-inf, 1.5, nan)
floats(nan, nan)
floats(nan, 1000000, -2)
floats(inf, -inf)
floats(nan, 1e-9, 1)
floats(inf, 0, -0.0)
floats(nan, 12345, shape=(2, 1))

# Truth values and integers.
case("bool", (4,), "values 1 0 1 1")
case("bool", (2, 8), "values " + "1 " * 15 + "1")
case("bool", (3, 3), "noise 3 0 2")
case("int64", (5,), "count 0 1")
case("int64", (3, 4), "noise 5 -50 100")
case("int64", (2,), "values 9223372036854775807 -9223372036854775808")
case("int32", (3,), "values 1 -20 300")
case("int32", (40,), "count -2 7")
case("int32", (26,), "count 0 1")
for count in range(20, 30):
    case("int32", (count,), "count 10 1")

# Without elements.
for kind in TYPES:
    case(kind, (0,), "values" if kind != "float32" else "bits")
    case(kind, (0, 3), "values" if kind != "float32" else "bits")
    case(kind, (2, 0, 5), "values" if kind != "float32" else "bits")

# Line breaks and nesting.
case("float32", (20,), "noise 1 0 1")
case("float32", (9,), "noise 1 0 1")
case("float32", (8,), "noise 1 0 1")
case("float32", (1, 8), "noise 2 -0.5 1")
case("float32", (1, 9), "noise 2 -0.5 1")
case("float32", (2, 20), "noise 3 -1 2")
case("float32", (2, 3, 4), "noise 4 0 1")
case("float32", (2, 2, 2, 2), "noise 5 -8 16")
case("float32", (2, 1, 2, 1, 2), "noise 6 0 100")
case("float32", (1, 1, 1), "noise 6 0 1")
case("float32", (3, 30), "count 0 1")
case("float32", (2, 2, 12), "count -10 0.5")
case("float32", (30,), "noise 8 0 100000")
case("float32", (2, 12), "noise 9 0 1e-6")
case("float32", (1, 10), "noise 10 0 0.1")
case("float32", (10, 10), "noise 10 -3 6")
case("int64", (100,), "count 0 1")
case("int64", (2, 3, 7), "count -20 1")
case("bool", (3, 20), "noise 7 0 2")
case("int64", (1, 1, 1, 1, 1, 1), "values 5")
case("float32", (40,), "count 0 1")
case("float32", (1000,), "count 0 1")
case("float32", (25, 40), "noise 11 0 1")

# Summaries.
case("float32", (1001,), "count 0 1")
case("float32", (1001,), "noise 12 0 1")
case("int64", (2000,), "noise 12 -1000 2000")
case("bool", (1001,), "noise 13 0 2")
case("int32", (2000,), "count 0 3")
case("float32", (32, 32), "noise 13 -1 2")
case("float32", (6, 200), "noise 14 -1 2")
case("float32", (7, 200), "noise 14 -1 2")
case("float32", (500, 3), "noise 15 0 10")
case("float32", (200, 6), "noise 15 0 10")
case("float32", (200, 7), "noise 15 0 1e9")
case("float32", (2, 30, 30), "noise 16 0 1")
case("float32", (10, 11, 12), "noise 17 -5 10")
case("float32", (1, 3, 24, 24), "noise 18 -1 2")
case("float32", (32, 1, 6, 6), "noise 18 -1 2")
case("float32", (8, 8, 8, 8), "count 0 1")
case("float32", (8, 2, 8, 2, 8), "noise 19 0 1")
case("int64", (20, 20, 20), "count -4000 1")
case("float32", (2, 1001), "noise 20 0 1e-3")
case("float32", (1001, 1), "noise 21 0 1")
case("float32", (101, 1, 10), "noise 22 0 1e5")
case("int32", (7, 7, 7, 7), "count 0 1")
case("bool", (50, 50), "noise 23 0 2")

# Other print options.
case("float32", (5,), "noise 24 0 10", precision=2)
case("float32", (5,), "noise 24 0 10", precision=0)
case("float32", (5,), "noise 24 0 10", precision=8)
case("float32", (2, 5), "noise 24 0 10", scientific=True)
case("float32", (3,), "noise 25 0 1e-6", scientific=False)
case("float32", (3,), "count 1 1", scientific=True)
case("float32", (3,), "count 1e12 1e30", scientific=False)
case("float32", (3,), "count 0.5 1e30", scientific=False, precision=12)
case("float32", (30,), "noise 26 0 1", threshold=10, edgeItems=2)
case("float32", (5, 5), "noise 26 0 1", threshold=10, edgeItems=1)
case("float32", (30,), "noise 26 0 1", lineWidth=40)
case("float32", (3,), "noise 26 0 1", lineWidth=5)
case("int64", (4, 12), "count 0 100", lineWidth=30)
case("int32", (4,), "count 0 1", lineWidth=30)

path = pathlib.Path(__file__).with_name("printing.txt")
path.write_text("".join(cases))
print(f"{len(cases)} cases, {path.stat().st_size} bytes")
