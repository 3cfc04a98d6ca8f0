"""Writes torch's networks for OpenVINO, once for each user: as they are, or in 8 bits by NNCF.

In 8 bits, weights get a scale for each row and activations one for each product of matrices, chosen on samples;
SmoothQuant moves what is hard to hold in 8 bits from the activations to the weights (Xiao et al. 2023, arXiv
2211.10438), and the average error of each product is taken off its bias.
"""

import json
import logging
import warnings
from collections.abc import Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from index.embedding.compiled import MADE, MODEL, WEIGHTS, Array, openvino

if TYPE_CHECKING:
    from openvino import Model

SMOOTHING = 0.8
"""How much of what is hard goes to the weights. Cosine to float32 on text of CMRC train 0.9992, with 0.95 0.998."""


def write_as_it_is(network: torch.nn.Module, sample: dict[str, Array], folder: Path) -> None:
    """Write `network` into `folder` for `CompiledNetwork`.

    sample: inputs by the names of its parameters; of others all sizes but a third may differ.
    """
    _save(_converted(network, sample), folder)


def write_in_eight_bits(network: torch.nn.Module, samples: Sequence[dict[str, Array]], folder: Path) -> None:
    """Write `network` with its products of matrices in 8 bits; `samples` are inputs like those to come."""
    model = _converted(network, samples[0])
    import nncf  # behind openvino, which keeps it from reporting as well

    nncf.set_log_level(logging.ERROR)
    with redirect_stdout(StringIO()):  # its own bars
        small = nncf.quantize(
            model,
            nncf.Dataset(list(samples)),
            model_type=nncf.ModelType.TRANSFORMER,
            preset=nncf.QuantizationPreset.MIXED,
            subset_size=len(samples),
            advanced_parameters=nncf.AdvancedQuantizationParameters(
                smooth_quant_alphas=nncf.AdvancedSmoothQuantParameters(matmul=SMOOTHING)
            ),
        )
    _save(small, folder)


def _converted(network: torch.nn.Module, sample: dict[str, Array]) -> "Model":
    ov = openvino()
    sizes = {name: [-1, -1, *value.shape[2:]] for name, value in sample.items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tracing warns of what it cannot see; the tests compare the outcome
        model: Model = ov.convert_model(
            network,
            example_input={name: torch.from_numpy(value) for name, value in sample.items()},
            input=[(name, ov.PartialShape(shape)) for name, shape in sizes.items()],
        )
    return model


def _save(model: "Model", folder: Path) -> None:
    openvino().save_model(model, folder / MODEL, compress_to_fp16=False)
    sizes = {name: (folder / name).stat().st_size for name in (MODEL, WEIGHTS)}
    (folder / MADE).write_text(json.dumps({"sizes": sizes}), encoding="utf-8")
