"""The embedding model: texts in, unit vectors out."""

from collections.abc import Callable
from pathlib import Path

from index.embedding.bundled import bundled_model
from index.embedding.int8 import load_int8
from index.embedding.sentence import SentenceEncoder, load_sentence_transformer, number_type
from index.errors import ModelError
from index.types import Compute, Encoder

BUNDLED = "bundled"


def load_encoder(
    model: str, on_unpacked: Callable[[int, int], None] | None = None, compute: Compute = "auto"
) -> Encoder:
    """Load `bundled`, or any sentence-transformers model by its name or folder.

    compute: the arithmetic; `auto` is 8 bits for `bundled`, and for others the number type that is fastest here. The
        vectors of 8 bits are those of another model; vectors of both number types may stand in one index, as their
        cosines are 0.9999.

    Raises:
        ModelError: there is no such model here, or it cannot be loaded.
    """
    if model == BUNDLED and compute in ("auto", "int8"):
        return load_int8(on_unpacked)
    if model.startswith(("/", ".", "~")) and not Path(model).expanduser().is_dir():
        raise ModelError(f"YINJU_MODEL={model}: there is no such folder. Give `bundled`, a folder, or a name.")
    if compute == "int8":
        raise ModelError(f"YINJU_COMPUTE=int8 is for the bundled model, not for YINJU_MODEL={model}. Give `auto`.")
    source = str(bundled_model(on_unpacked)) if model == BUNDLED else model
    return SentenceEncoder(model, load_sentence_transformer(source, number_type() if compute == "auto" else compute))
