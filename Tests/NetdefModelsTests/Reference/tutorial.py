"""The ResNet that the tutorial "Pytorch | Tech" builds, written anew from its description.

Classes and attributes have the tutorial's names, since PyTorch prints the ones and saves weights under the
others. What comes in is `inputs` channels wide and what goes out `outputs`; `expansion` is how many times
as wide a block's output is as its inner convolutions.
"""

from torch import nn

ACTIVATIONS = {
    "relu": lambda: nn.ReLU(inplace=True),
    "leaky_relu": lambda: nn.LeakyReLU(negative_slope=0.01, inplace=True),
    "selu": lambda: nn.SELU(inplace=True),
    "none": nn.Identity,
}


class Conv2dAuto(nn.Conv2d):
    """A convolution that pads by half its kernel."""

    def __init__(self, inputs, outputs, kernel_size=3, stride=1):
        padding = kernel_size // 2
        super().__init__(inputs, outputs, kernel_size, stride, padding, bias=False)


def conv_bn(inputs, outputs, kernel_size=3, stride=1):
    """A convolution and its batch norm."""
    return nn.Sequential(Conv2dAuto(inputs, outputs, kernel_size, stride), nn.BatchNorm2d(outputs))


class ResidualBlock(nn.Module):
    """Blocks and a way around them; PyTorch prints the members in the order in which they were first set."""

    def __init__(self, inputs, outputs, blocks, downsampling, activation):
        super().__init__()
        self.blocks = blocks
        self.activate = ACTIVATIONS[activation]()
        self.shortcut = nn.Identity()
        if inputs == outputs:
            self.shortcut = None
        else:
            self.shortcut = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride=downsampling, bias=False), nn.BatchNorm2d(outputs)
            )

    def forward(self, x):
        around = x if self.shortcut is None else self.shortcut(x)
        return self.activate(self.blocks(x) + around)


class ResNetBasicBlock(ResidualBlock):
    """Two 3×3 convolutions."""

    expansion = 1

    def __init__(self, inputs, width, downsampling, activation):
        blocks = nn.Sequential(
            conv_bn(inputs, width, stride=downsampling), ACTIVATIONS[activation](), conv_bn(width, width)
        )
        super().__init__(inputs, width, blocks, downsampling, activation)


class ResNetBottleNeckBlock(ResidualBlock):
    """A narrow 3×3 convolution between two 1×1 ones."""

    expansion = 4

    def __init__(self, inputs, width, downsampling, activation):
        outputs = width * self.expansion
        blocks = nn.Sequential(
            conv_bn(inputs, width, kernel_size=1),
            ACTIVATIONS[activation](),
            conv_bn(width, width, stride=downsampling),
            ACTIVATIONS[activation](),
            conv_bn(width, outputs, kernel_size=1),
        )
        super().__init__(inputs, outputs, blocks, downsampling, activation)


class ResNetLayer(nn.Module):
    """Blocks in a row, the first of which halves the picture where the width changes."""

    def __init__(self, inputs, width, block, n, activation):
        super().__init__()
        first = block(inputs, width, 1 if inputs == width else 2, activation)
        rest = [block(width * block.expansion, width, 1, activation) for _ in range(n - 1)]
        self.blocks = nn.Sequential(first, *rest)

    def forward(self, x):
        return self.blocks(x)


class ResNetEncoder(nn.Module):
    """A gate and layers that are wider and wider."""

    def __init__(self, channels, block, depths, activation, widths=(64, 128, 256, 512)):
        super().__init__()
        self.gate = nn.Sequential(
            nn.Conv2d(channels, widths[0], kernel_size=7, stride=2, padding=3, bias=False),
            nn.BatchNorm2d(widths[0]),
            ACTIVATIONS[activation](),
            nn.MaxPool2d(kernel_size=3, stride=2, padding=1),
        )
        inputs = [widths[0]] + [width * block.expansion for width in widths]
        self.blocks = nn.ModuleList(
            ResNetLayer(i, width, block, n, activation) for i, width, n in zip(inputs, widths, depths)
        )
        self.width = inputs[-1]

    def forward(self, x):
        x = self.gate(x)
        for layer in self.blocks:
            x = layer(x)
        return x


class ResnetDecoder(nn.Module):
    """The mean of the picture, then one linear map."""

    def __init__(self, width, classes):
        super().__init__()
        self.avg = nn.AdaptiveAvgPool2d((1, 1))
        self.decoder = nn.Linear(width, classes)

    def forward(self, x):
        return self.decoder(self.avg(x).flatten(1))


class ResNet(nn.Module):
    """Encoder and decoder."""

    def __init__(self, channels, classes, block, depths, activation="relu"):
        super().__init__()
        self.encoder = ResNetEncoder(channels, block, depths, activation)
        self.decoder = ResnetDecoder(self.encoder.width, classes)

    def forward(self, x):
        return self.decoder(self.encoder(x))
