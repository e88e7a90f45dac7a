"""Files that PyTorch 2.13 and safetensors write, and the check that they read what Swift wrote.

    python fixtures.py make     writes types, unaligned and checkpoint.safetensors
    python fixtures.py check    reads swift.safetensors, which SafeTensorsReferenceTests records
"""

import json
import struct
import sys
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file, load_model, save_file, save_model

FOLDER = Path(__file__).parent


class Tied(torch.nn.Module):
    """Children before parameters, and one weight under two names."""

    def __init__(self):
        super().__init__()
        self.encoder = torch.nn.Linear(3, 2, bias=False)
        self.norm = torch.nn.BatchNorm2d(2)
        self.register_buffer("offset", torch.tensor([0.5, -0.5]))
        self.scale = torch.nn.Parameter(torch.tensor(2.0))
        self.decoder = torch.nn.Linear(3, 2)
        self.decoder.weight = self.encoder.weight


def make():
    wide = torch.tensor([1 / 3, -2.5, 16777217.0, 1e300, -1e300, 1e-310, 1e-40, float("nan")],
                        dtype=torch.float64)
    half = torch.tensor([1 / 3, 65504.0, 6e-8, -0.0, float("inf"), -float("inf"), 6.1e-5, -2.0],
                        dtype=torch.float64).to(torch.float16)
    brain = torch.tensor([1 / 3, 3.3e38, 1e-40, -0.0, float("inf"), -2.0, 257.0],
                         dtype=torch.float64).to(torch.bfloat16)
    save_file({
        "f32": torch.tensor([[0.1, -0.0, 1e-45], [float("inf"), 3.4028235e38, -1.5]]),
        "f64": wide, "f64.float": wide.float(),
        "f16": half, "f16.float": half.float(),
        "bf16": brain, "bf16.float": brain.float(),
        "i64": torch.tensor([-(2**63), 2**63 - 1, 0]),
        "i32": torch.tensor([[-(2**31)], [2**31 - 1]], dtype=torch.int32),
        "bool": torch.tensor([[True, False], [False, True]]),
        "number": torch.tensor(0.25),
        "empty": torch.zeros(0, 3),
        "größe.重み.🧮": torch.tensor([1.0]),
        "quote \" backslash \\ line\nend \x01": torch.tensor([2.0]),
    }, FOLDER / "types.safetensors", metadata={"format": "pt", "notiz": "ä 🧮 \"\n"})

    # safetensors itself aligns what it writes; the format does not ask for it.
    header = json.dumps({
        "flags": {"dtype": "BOOL", "shape": [3], "data_offsets": [0, 3]},
        "floats": {"dtype": "F32", "shape": [2], "data_offsets": [3, 11]},
        "count": {"dtype": "I64", "shape": [], "data_offsets": [11, 19]},
        "halves": {"dtype": "F16", "shape": [1, 2], "data_offsets": [19, 23]},
    }).encode()
    header += b" " * (len(header) % 2 == 0)
    data = struct.pack("<3?2fq2e", True, False, True, 1.5, -2.25, -7, 0.5, -3.0)
    path = FOLDER / "unaligned.safetensors"
    path.write_bytes(struct.pack("<Q", len(header)) + header + data)
    loaded = load_file(path)
    assert loaded["floats"].tolist() == [1.5, -2.25] and loaded["count"].item() == -7

    torch.manual_seed(1)
    model = Tied()
    keys = "\n".join(model.state_dict())
    save_model(model, str(FOLDER / "checkpoint.safetensors"), metadata={"keys": keys})


def check():
    path = FOLDER / "swift.safetensors"
    expected = {
        "scale": torch.tensor(2.0),
        "offset": torch.tensor([0.5, -0.5]),
        "encoder.weight": torch.arange(6, dtype=torch.float32).reshape(2, 3) / 3,
        "norm.weight": torch.tensor([1.0, 1.0]),
        "norm.bias": torch.tensor([0.0, 0.0]),
        "norm.running_mean": torch.tensor([0.0, 0.0]),
        "norm.running_var": torch.tensor([1.0, 1.0]),
        "norm.num_batches_tracked": torch.tensor(41),
        "decoder.bias": torch.tensor([1e-45, float("-inf")]),
        "extra.flags": torch.tensor([[True], [False]]),
        "extra.counts": torch.tensor([-(2**31), 2**31 - 1], dtype=torch.int32),
        "extra.empty": torch.zeros(2, 0),
        "extra.größe \"🧮\" \\\n\x01": torch.tensor([-0.0]),
    }
    found = load_file(path)
    assert set(found) == set(expected), set(found) ^ set(expected)
    for name, tensor in expected.items():
        assert found[name].dtype == tensor.dtype and found[name].shape == tensor.shape, name
        assert torch.equal(found[name], tensor), name
    with safe_open(path, "pt") as file:
        assert file.metadata() == {"decoder.weight": "encoder.weight", "notiz": "ä \"\n"}
    model = Tied()
    missing, unexpected = load_model(model, path, strict=False)
    assert not missing and all(name.startswith("extra.") for name in unexpected)
    assert model.decoder.weight is model.encoder.weight
    assert torch.equal(model.decoder.weight, expected["encoder.weight"])
    print(f"{path.name}: {len(found)} tensors as expected")


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]]()
