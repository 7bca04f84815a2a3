"""Random networks: steps that torch itself takes in turn, so that each fits what came before it."""

import collections

STEPS = 6
TRIES = 40

SOURCE = """
import collections
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        {init}
    def forward(self, x):
        {forward}
        return x
"""
PRINTED = """
model = Net(){mode}
told(model)
print([name for name, _ in copy.deepcopy(model).named_modules()])
print(shown(model(torch.zeros({sizes}))))
"""


def of_list(constructor, layer):
    """How the layer of a step is called: a list and a dict of layers one after the other, and of a tuple the first."""
    if "ModuleList" in constructor:
        return f"torch.cat([each(x) for each in {layer}], 1)"
    if "ModuleDict" in constructor:
        return f"{layer}['b']({layer}['a'](x))"
    if "MultiheadAttention" in constructor:
        return f"{layer}(x, x, x)[0]"
    if "Bilinear(" in constructor and "Upsampling" not in constructor:
        return f"{layer}(x, x)"
    if any(name in constructor for name in ("nn.LSTM", "nn.GRU(", "nn.RNN(")):
        return f"{layer}(x)[0]"
    return f"{layer}(x)"


def network(case, names):
    """The source of a network, and the sizes of the tensor that it takes; `names` are those that its layers and calls use."""
    sizes = case.random.choice([[2, 3, 6, 6], [1, 2, 5, 7], [2, 4, 5], [1, 3, 6], [2, 5], [2, 2, 3, 4, 4]])
    init, forward, given, tries = [], [], sizes, 0
    names = {**names, "collections": collections}
    x = names["torch"].zeros(sizes)
    while len(forward) < STEPS and tries < TRIES and 1 <= x.dim() <= 5 and x.is_floating_point():
        tries += 1
        case.letters = {"s": list(x.shape)}
        text = case.text_of(f"step{x.dim()}").strip()
        is_layer = text.startswith("nn.")
        called = of_list(text, f"self.l{len(init)}") if is_layer else text
        try:
            layer = eval(text, {**names, "x": x}) if is_layer else None
            after = eval(of_list(text, "layer") if is_layer else text, {**names, "x": x, "layer": layer})
        except Exception:
            # What torch refuses ends few of the networks.
            if case.random.random() > 0.03:
                continue
            after = None
        if is_layer:
            init.append(f"self.l{len(init)} = {text}")
        forward.append(f"x = {called}")
        if not isinstance(after, names["torch"].Tensor) or not 0 < after.numel() < 5000:
            break
        x = after
    line = "\n        "
    return SOURCE.format(init=line.join(init or ["pass"]), forward=line.join(forward or ["pass"])).lstrip(), given
