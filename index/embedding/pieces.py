"""The bundled model's tokenizer: read from its file, and written twice.

`sentencepiece.model` is what Yinju reads: it loads in a third of the time of `tokenizer.json` and takes a fifth of the
memory. `tokenizer.json` is what sentence-transformers reads, where `YINJU_COMPUTE` wants that. Both give the same
numbers for the same text, but for blanks at its ends and the names of special pieces (`</s>`), which are text like any
other for the first.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sentencepiece import SentencePieceNormalizer, SetMinLogLevel, sentencepiece_model_pb2
from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

from index.embedding.byte_cursor import ByteCursor
from index.embedding.tokens import PIECES

MASK = "<mask>"  # the last piece: of training alone
BLANKS = r"[\t\n\f\r\x{1680}\x{200B}-\x{200F}\x{2028}\x{2029}\x{2581}\x{FEFF}\x{FFFD}]"  # one space each
CONTROLS = r"[\x{01}-\x{08}\x{0B}\x{0E}-\x{1F}\x{7F}\x{8F}\x{9F}]"  # nothing
FOLDED_TOO = {"～": "~", "🈻": "配"}
"""What NFKC folds and the model's own table does not; indexes are made with it folded."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The tokenizer's pieces with their log probabilities, and the numbers of the special ones.

    replaced: what stands for a character before a text is cut, for those that are not left as they are.
    """

    scored: list[tuple[str, float]]
    bos: int
    eos: int
    pad: int
    unk: int
    replaced: dict[str, str]

    def text(self, number: int) -> str:
        """The piece with this number."""
        return self.scored[number][0]


def read_pieces(reader: ByteCursor) -> Pieces:
    """Read the sections 2 and 3 of the file."""
    count, bos, eos, pad, unk = reader.numbers("5i")
    (size,) = reader.numbers("Q")
    offsets = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count)
    blob = reader.array("u1", size).tobytes()
    texts = (blob[offsets[i] : offsets[i + 1]].decode() for i in range(count))
    scored = [(text, float(score)) for text, score in zip(texts, scores, strict=True)]
    return Pieces(scored, bos, eos, pad, unk, _read_replaced(reader))


def _read_replaced(reader: ByteCursor) -> dict[str, str]:
    entries, _size = reader.numbers("iI")
    replaced = {}
    for _ in range(entries):
        code, length = reader.numbers("IB")
        replaced[chr(code)] = "".join(map(chr, reader.numbers(f"{length}I")))
    return replaced


def write_pieces(pieces: Pieces, folder: Path) -> None:
    """Write `tokenizer.json` and `sentencepiece.model` into `folder`."""
    _tokenizer(pieces).save(str(folder / "tokenizer.json"))
    (folder / PIECES).write_bytes(_sentencepiece_model(pieces))


def _tokenizer(pieces: Pieces) -> Tokenizer:
    tokenizer = Tokenizer(Unigram(pieces.scored, unk_id=pieces.unk, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(BLANKS), " "),
            normalizers.Replace(Regex(CONTROLS), ""),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    bos, eos = pieces.text(pieces.bos), pieces.text(pieces.eos)
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, pieces.bos), (eos, pieces.eos)],
    )
    return tokenizer


def _sentencepiece_model(pieces: Pieces) -> bytes:
    SetMinLogLevel(1)  # no word of its own on standard error
    # The file's table is of single characters; letters with marks behind them are joined as NFKC joins them.
    joined = {old: new for old, new in SentencePieceNormalizer(rule_name="nmt_nfkc").decompile() if len(old) > 1}
    normaliser = SentencePieceNormalizer(
        norm_map=list((joined | pieces.replaced | FOLDED_TOO).items()),
        add_dummy_prefix=True,
        remove_extra_whitespaces=True,
        escape_whitespaces=True,
    )
    proto: Any = sentencepiece_model_pb2  # made by a compiler, without types
    kind, model = proto.ModelProto.SentencePiece, proto.ModelProto()
    special = dict.fromkeys((pieces.bos, pieces.eos, pieces.pad), kind.CONTROL) | {pieces.unk: kind.UNKNOWN}
    for number, (text, score) in enumerate(pieces.scored):
        of_kind = kind.CONTROL if text == MASK else special.get(number, kind.NORMAL)
        model.pieces.add(piece=text, score=score, type=of_kind)
    model.trainer_spec.model_type = proto.TrainerSpec.UNIGRAM
    numbers = {"bos": pieces.bos, "eos": pieces.eos, "pad": pieces.pad, "unk": pieces.unk}
    for name, number in numbers.items():
        setattr(model.trainer_spec, f"{name}_id", number)
        setattr(model.trainer_spec, f"{name}_piece", pieces.text(number))
    model.normalizer_spec.ParseFromString(normaliser.serialized_normalizer_spec())
    written: bytes = model.SerializeToString()
    return written
