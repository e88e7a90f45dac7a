"""Writes `networks.safetensors`: what whole networks answer when their input and weights are hashed.

A weight's key is `network/name`, with the name it has in the state dict; an input's is `network/input`. The
factors stand in the file's metadata, `name=factor`, so only the results are saved.
"""

import copy

import torch
from torch import nn
from torch.nn import functional

from cases import write
from hashed import hashed

# Results with more elements than this are left out of the file.
LARGEST_RESULT = 2000


class NeuralNetwork(nn.Module):
    """The tutorial's class with a nested Sequential."""

    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.linear_relu_stack = nn.Sequential(
            nn.Linear(28 * 28, 512), nn.ReLU(), nn.Linear(512, 512), nn.ReLU(), nn.Linear(512, 10)
        )

    def forward(self, x):
        return self.linear_relu_stack(self.flatten(x))


class MLP(nn.Module):
    """The tutorial's class with a function in its forward pass."""

    def __init__(self):
        super().__init__()
        self.hidden = nn.LazyLinear(256)
        self.out = nn.LazyLinear(10)

    def forward(self, x):
        return self.out(functional.relu(self.hidden(x)))


def convolutions(inputs, outputs):
    """The tutorial's block of convolution, batch norm and activation."""
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel_size=3, padding=1), nn.BatchNorm2d(outputs), nn.ReLU())


def tutorial_cnn():
    return nn.Sequential(
        nn.Conv2d(1, 32, (5, 5)), nn.ReLU(), nn.MaxPool2d((2, 2), stride=(2, 2)),
        nn.Conv2d(32, 64, (5, 5)), nn.ReLU(), nn.MaxPool2d((2, 2), stride=(2, 2)),
        nn.Flatten(), nn.LazyLinear(1024), nn.ReLU(), nn.Linear(1024, 10),
    )


# Name, network, input shape, training steps before the answer.
NETWORKS = [
    ("TutorialCNN", tutorial_cnn(), [3, 1, 24, 24], 0),
    ("NeuralNetwork", NeuralNetwork(), [3, 28, 28], 0),
    ("MLP", MLP(), [2, 20], 0),
    ("ConvBlocks", nn.Sequential(convolutions(1, 16), convolutions(16, 24)), [3, 1, 9, 8], 0),
    ("TrainedConvBlocks", nn.Sequential(convolutions(1, 16), convolutions(16, 24)), [3, 1, 9, 8], 2),
]


def factor(name, tensor):
    """A power of two that keeps a layer's outputs about as large as its inputs."""
    if tensor.dim() < 2:
        return 0.5
    inputs = tensor[0].numel()
    return max(step for step in (2.0, 1.0, 0.5, 0.25, 0.125) if step == 0.125 or step * step * inputs <= 36)


def is_centred(name):
    """Whether the values lie around zero; scales and variances of a batch norm lie around one."""
    return name.endswith(("bias", "running_mean"))


def main():
    tensors, lines = {}, []
    for network_name, network, shape, steps in NETWORKS:
        x = hashed(f"{network_name}/input", shape, 2)
        network(x[:1])  # gives the lazy layers their sizes
        factors = []
        state = network.state_dict()
        for name, tensor in state.items():
            if name.endswith("num_batches_tracked"):
                state[name] = torch.zeros_like(tensor)
                continue
            written = factor(name, tensor)
            state[name] = hashed(f"{network_name}/{name}", tensor.shape, written)
            if tensor.dim() < 2 and not is_centred(name):
                state[name] += 1
            factors.append(f"{name}={written}")
        network.load_state_dict(state)

        network.train()
        for _ in range(steps):
            network(x)
        network.eval()
        double = copy.deepcopy(network).double()(x.double())
        results = {}
        for name, module in network.named_modules():
            if name:
                module.register_forward_hook(lambda _, __, output, name=name: results.update({name: output}))
        results["output"] = network(x)
        # A reference must not be an accident of one order of additions.
        assert torch.allclose(results["output"].double(), double, rtol=1e-4, atol=1e-5), network_name
        for name, result in results.items():
            if result.numel() <= LARGEST_RESULT or name == "output":
                tensors[f"{network_name}/{name}"] = result
        if steps:
            tensors |= {f"{network_name}/after/{name}": tensor for name, tensor in network.named_buffers()}
        lines.append(f"{network_name} | {' '.join(factors)} | input={shape} steps={steps}".replace(", ", ","))
    write("networks.safetensors", tensors, lines)


main()
