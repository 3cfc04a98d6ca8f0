"""The reader's weights: the encoder's own from the unpacked bundled model, and the file that ships beside this module.

The encoder's tensors are mapped from its file, not copied: its embeddings (384 MB) cost only the rows that are used.
"""

from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor

from index.errors import ModelError
from retrieval.reader.data import SHIPPED
from retrieval.reader.network import FROZEN, Network

SCALE = ".scale"  # behind the name of a matrix in 8 bits: what its rows are multiplied by, (rows, 1)
TINY = 1e-12
OF_LAYER = {
    "out": "attention.output.dense",
    "norm_out": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "norm": "output.LayerNorm",
}


def trained(folder: Path, path: Path = SHIPPED) -> Network:
    """Return the network with the first layers of the encoder in `folder` and what training made of the others.

    Raises:
        ModelError: a file is missing, damaged, or holds something else.
    """
    try:
        with torch.device("meta"):  # nothing is made up that is replaced at once
            network = Network()
        network.load_state_dict(encoder_tensors(folder, FROZEN) | shipped(path), assign=True)
    except (OSError, SafetensorError, RuntimeError) as error:
        message = f"The reader's weights in {path} do not fit, or are not there ({str(error).splitlines()[0]})."
        raise ModelError(f"{message} Install Yinju again, or set YINJU_READER=off.") from error
    return network.eval().requires_grad_(False)


def encoder_tensors(folder: Path, layers: int) -> dict[str, Tensor]:
    """Return the embeddings and the first layers of the unpacked bundled model under the network's names."""
    with safe_open(folder / "model.safetensors", "pt") as file:
        get = file.get_tensor
        found = {
            "words.weight": get("embeddings.word_embeddings.weight"),
            "places.weight": get("embeddings.position_embeddings.weight"),
            "kind_zero": get("embeddings.token_type_embeddings.weight")[0],
        }
        for part in ("weight", "bias"):
            found[f"norm.{part}"] = get(f"embeddings.LayerNorm.{part}")
            for i in range(layers):
                layer = f"encoder.layer.{i}"
                attention = [get(f"{layer}.attention.self.{name}.{part}") for name in ("query", "key", "value")]
                found[f"layers.{i}.qkv.{part}"] = torch.cat(attention)
                found |= {
                    f"layers.{i}.{ours}.{part}": get(f"{layer}.{theirs}.{part}") for ours, theirs in OF_LAYER.items()
                }
    return found


def shipped(path: Path) -> dict[str, Tensor]:
    """Return what training changed, in float32, from a file that `in_eight_bits` filled."""
    with safe_open(path, "pt") as file:
        held = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  (no mapping)
    return {
        name: value.float() * held[name + SCALE] if name + SCALE in held else value
        for name, value in held.items()
        if not name.endswith(SCALE)
    }


def in_eight_bits(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return what ships: matrices in 8 bits with a scale for each row, vectors as they are.

    Half the size of half precision; log odds change by 0.01 (docs/reader.md).
    """
    small: dict[str, Tensor] = {}
    for name, value in tensors.items():
        if value.ndim == 1:
            small[name] = value
            continue
        scale = value.abs().amax(dim=1, keepdim=True).clamp(min=TINY) / 127
        small |= {name: (value / scale).round().to(torch.int8), name + SCALE: scale}
    return small
