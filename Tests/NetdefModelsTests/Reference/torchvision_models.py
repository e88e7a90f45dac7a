"""torchvision, made importable beside a PyTorch of another build.

Its compiled operations are not needed for ResNets, but importing it fails where it cannot register its
fake versions of two of them; declaring those two is enough.
"""

import torch

try:
    import torchvision
except RuntimeError:
    library = torch.library.Library("torchvision", "DEF")
    library.define("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    library.define("qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    import sys

    for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
        del sys.modules[name]
    import torchvision

models = torchvision.models
