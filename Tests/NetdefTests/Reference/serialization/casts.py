"""What PyTorch 2.13 and safetensors accept that differs from what they write themselves.

    python casts.py

writes headers.txt, headers that Python's safetensors was given and whether it took them, and
casts.safetensors: checkpoints as `load_state_dict(strict=True)` takes them (`NAME|in|KEY`) and what
the network has afterwards (`NAME|out|KEY`), and numbers (`numbers`) with the bits of PyTorch's float16
and bfloat16 for them.
"""

import json
import random
import struct
from pathlib import Path

import torch
from safetensors import deserialize
from safetensors.torch import save_file

from fixtures import Tied

FOLDER = Path(__file__).parent


def accepts(header, count):
    data = struct.pack("<Q", len(header)) + header + bytes(count)
    try:
        deserialize(data)
        return True
    except Exception:
        return False


def variant(chance):
    """A header in one of the spellings that JSON allows, now and then with a fault, and its data."""
    count = chance.randrange(0, 3)
    space = lambda: "".join(chance.choice(" \t\n\r") for _ in range(chance.choice([0, 0, 0, 1, 2])))
    end, members = 0, []
    for index in range(count):
        # F8 and U8 are types that a network has no use for.
        kind, width = chance.choice(
            [("F32", 4), ("F16", 2), ("BF16", 2), ("I64", 8), ("U8", 1), ("F8_E4M3", 1), ("C64", 8),
             ("I16", 2), ("U32", 4), ("BOOL", 1), ("F64", 8), ("I32", 4)])
        size = chance.choice([0, 1, 2])
        entry = [
            f'"dtype"{space()}:{space()}"{kind}"',
            f'"shape"{space()}:[{space()}{size}{space()}]',
            f'"data_offsets"{space()}:[{end},{space()}{end + size * width}]',
        ]
        end += size * width
        chance.shuffle(entry)
        if chance.random() < 0.08:
            entry.append(chance.choice(['"more":1', '"more":null', '"more":[{"a":"b"}]', entry[0]]))
        if chance.random() < 0.05:
            entry.pop()
        body = f",{space()}".join(entry)
        members.append(f'"{chance.choice("abc")}{index}"{space()}:{space()}{{{body}}}')
    if chance.random() < 0.5:
        members.insert(chance.randrange(len(members) + 1), '"__metadata__"' + space() + ":" + space()
                       + chance.choice(["null", "{}", '{"k":"v"}', '{"k":1}', '{"k":null}', "[]",
                                        '""', "1", "nul", "NULL", "nullx"]))
    text = space() + "{" + space() + ",".join(members) + space() + "}" + space()
    if chance.random() < 0.05:
        place = chance.randrange(len(text))
        text = text[:place] + chance.choice(',:{}[]"0 ') + text[place:]
    return text.encode(), end + (chance.random() < 0.03)


def headers():
    chance = random.Random(8)
    lines = []
    for _ in range(300):
        header, count = variant(chance)
        lines.append(f"{int(accepts(header, count))} {count} {header.hex()}")
    (FOLDER / "headers.txt").write_text("\n".join(lines) + "\n")
    print(sum(line[0] == "1" for line in lines), "of", len(lines), "accepted")


def checkpoint():
    torch.manual_seed(3)
    net = Tied()
    for name, value in net.state_dict().items():
        if value.is_floating_point():
            value.copy_(torch.randn(value.shape))
    net.norm.num_batches_tracked.fill_(1000)
    return {name: value.clone() for name, value in net.state_dict().items()}


def casts():
    whole = checkpoint()
    key = "norm.num_batches_tracked"
    variants = {
        "half": {name: value.half() for name, value in whole.items()},
        "brain": {name: value.bfloat16() for name, value in whole.items()},
        "double": {name: value.double() for name, value in whole.items()},
        "weights": {n: v.half() if v.is_floating_point() else v for n, v in whole.items()},
        "count-f32": whole | {key: whole[key].float()},
        "count-i32": whole | {key: whole[key].int()},
        "count-list": whole | {key: whole[key].reshape(1)},
        "count-list-half": whole | {key: whole[key].half().reshape(1)},
        "scale-list": whole | {"scale": whole["scale"].reshape(1)},
        "offset-i64": whole | {"offset": torch.tensor([3, -4])},
        "offset-bool": whole | {"offset": torch.tensor([True, False])},
        "offset-large": whole | {"offset": torch.tensor([2**24 + 1, -(2**53) - 1])},
    }
    tensors = {}
    for variant, state in variants.items():
        net = Tied()
        net.load_state_dict(state, strict=True)
        for name, value in state.items():
            tensors[f"{variant}|in|{name}"] = value.clone()
        for name, value in net.state_dict().items():
            tensors[f"{variant}|out|{name}"] = value.clone()
    chance = random.Random(9)
    bits = [chance.getrandbits(32) for _ in range(600)]
    # Numbers half-way between two others, one bit beside them, and around the limits of both types.
    for drop in (13, 16):
        for _ in range(150):
            middle = chance.getrandbits(32) >> drop << drop | 1 << (drop - 1)
            bits += [middle - 1, middle, middle + 1]
    for exponent in range(100, 145):
        bits += [exponent << 23, (exponent << 23) - 1, exponent << 23 | 0x1000, exponent << 23 | 0x3000]
    bits += [0x477FE000, 0x477FEFFF, 0x477FF000, 0x477FF001, 0x7F7F7FFF, 0x7F7F8000, 0x7F800000, 0]
    bits = [value & 0xFFFFFFFF for value in bits] + [value ^ 0x80000000 for value in bits]
    numbers = torch.tensor([value - 2**32 if value >= 2**31 else value for value in bits],
                           dtype=torch.int32).view(torch.float32)
    tensors["numbers"] = numbers
    tensors["numbers.float16"] = numbers.half().view(torch.int16).int()
    tensors["numbers.bfloat16"] = numbers.bfloat16().view(torch.int16).int()
    save_file(tensors, FOLDER / "casts.safetensors")


headers()
casts()
