"""A sentence-transformers model as an encoder: any that `YINJU_MODEL` names, and the bundled one outside of 8 bits.

torch and sentence-transformers take seconds to import, so they are imported only when such a model is loaded.
"""

import os
from logging import ERROR, getLogger
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from index.errors import ModelError
from index.parameters import PARAMETERS
from index.types import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

NumberType = Literal["bfloat16", "float32"]


class SentenceEncoder:
    """A sentence-transformers model behind the `Encoder` protocol."""

    def __init__(self, name: str, model: "SentenceTransformer") -> None:
        self.name = name
        self._model = model
        # Pooling and normalising in bfloat16 gives vectors of length 0.998 to 1.004.
        model[0].register_forward_hook(_widen)
        self.dimension = int(model.get_embedding_dimension() or 0)

    def passages(self, texts: list[str]) -> Vectors:
        """Return a (len(texts), dimension) float32 array of unit vectors."""
        vectors = self._model.encode_document(texts, batch_size=16, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    def query(self, text: str) -> Vectors:
        """Return a (dimension,) float32 unit vector."""
        vector = self._model.encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vector, dtype=np.float32)


def load_sentence_transformer(source: str, number_type: NumberType) -> "SentenceTransformer":
    """Load a model by its name or folder, without a word of the libraries'.

    Raises:
        ModelError: it cannot be loaded.
    """
    if Path(source).is_dir():
        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a local folder needs no hub; asking one takes minutes offline
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    for name in ("sentence_transformers", "huggingface_hub"):
        getLogger(name).setLevel(ERROR)
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        loaded = SentenceTransformer(source, device="cpu", model_kwargs={"dtype": number_type})
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        message = f"YINJU_MODEL={source} cannot be loaded ({error}). Give `bundled`, a folder, or a name the hub has."
        raise ModelError(message) from error
    loaded.max_seq_length = min(loaded.max_seq_length or PARAMETERS.tokens, PARAMETERS.tokens)
    return loaded


def number_type() -> NumberType:
    """Return the number type in which torch is fastest here.

    bfloat16 is four times as fast as float32 where the processor has it in hardware, and far slower elsewhere.
    """
    import torch

    able = torch.cpu.get_capabilities()
    return "bfloat16" if able.get("avx512_bf16") or able.get("amx_bf16") else "float32"


def _widen(_module: object, _inputs: object, features: dict[str, "Tensor"]) -> dict[str, "Tensor"]:
    """Return the transformer's output with its states in float32; what comes after works in that."""
    return {**features, "token_embeddings": features["token_embeddings"].float()}
