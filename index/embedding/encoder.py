"""The embedding model: texts in, unit vectors out.

torch and sentence-transformers take seconds to import, so they are imported only when a model is loaded.
"""

import os
from collections.abc import Callable
from logging import ERROR, getLogger
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from index.embedding.bundled import bundled_model
from index.errors import ModelError
from index.parameters import PARAMETERS
from index.types import Encoder, Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer
    from torch import Tensor

BUNDLED = "bundled"
Compute = Literal["auto", "bfloat16", "float32"]


class SentenceEncoder:
    """A sentence-transformers model behind the `Encoder` protocol."""

    def __init__(self, name: str, model: "SentenceTransformer") -> None:
        self.name = name
        self._model = model
        # Pooling and normalising in bfloat16 gives vectors of length 0.998 to 1.004.
        model[0].register_forward_hook(_widen)
        self.dimension = int(model.get_embedding_dimension() or 0)

    @property
    def tokenizer(self) -> "Tokenizer":
        """The model's tokenizer. It takes 290 MB, so the reader shares it; it cuts at `PARAMETERS.tokens`."""
        backend: Tokenizer = self._model.tokenizer.backend_tokenizer
        return backend

    def passages(self, texts: list[str]) -> Vectors:
        """Return a (len(texts), dimension) float32 array of unit vectors."""
        vectors = self._model.encode_document(texts, batch_size=16, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    def query(self, text: str) -> Vectors:
        """Return a (dimension,) float32 unit vector."""
        vector = self._model.encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vector, dtype=np.float32)


def _widen(_module: object, _inputs: object, features: dict[str, "Tensor"]) -> dict[str, "Tensor"]:
    """Return the transformer's output with its states in float32; what comes after works in that."""
    return {**features, "token_embeddings": features["token_embeddings"].float()}


def number_type(compute: Compute) -> str:
    """Return the number type that the model multiplies in.

    bfloat16 is four times as fast where the processor has it in hardware, and far slower elsewhere.
    """
    import torch

    able = torch.cpu.get_capabilities()
    has_bfloat16 = able.get("avx512_bf16") or able.get("amx_bf16")
    return ("bfloat16" if has_bfloat16 else "float32") if compute == "auto" else compute


def load_encoder(
    model: str, on_unpacked: Callable[[int, int], None] | None = None, compute: Compute = "auto"
) -> Encoder:
    """Load `bundled`, or any sentence-transformers model by its name or folder.

    compute: the number type of its arithmetic. Vectors of both types may stand in one index: their cosines are 0.9999.

    Raises:
        ModelError: there is no such model here, or it cannot be loaded.
    """
    source = str(bundled_model(on_unpacked)) if model == BUNDLED else model
    if model.startswith(("/", ".", "~")) and not Path(model).expanduser().is_dir():
        raise ModelError(f"YINJU_MODEL={model}: there is no such folder. Give `bundled`, a folder, or a name.")
    if model == BUNDLED or Path(model).is_dir():
        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # a local folder needs no hub; asking one takes minutes offline
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    for name in ("sentence_transformers", "huggingface_hub"):
        getLogger(name).setLevel(ERROR)
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        loaded = SentenceTransformer(source, device="cpu", model_kwargs={"dtype": number_type(compute)})
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        message = f"YINJU_MODEL={model} cannot be loaded ({error}). Give `bundled`, a folder, or a name the hub has."
        raise ModelError(message) from error
    loaded.max_seq_length = min(loaded.max_seq_length or PARAMETERS.tokens, PARAMETERS.tokens)
    return SentenceEncoder(model, loaded)
