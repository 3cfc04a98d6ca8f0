"""Derives the bundled model in 8 bits from the unpacked one. Imported only where that is still to be done."""

from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import torch

from index.embedding.compiled import Array
from index.embedding.convert import write_in_eight_bits
from index.embedding.sentence import load_sentence_transformer
from index.embedding.tokens import PASSAGE, QUERY, TokenInputs

LONGEST_QUESTION = 60  # characters


class States(torch.nn.Module):
    """Takes rows of the word table (n, tokens, dimension) and which count (n, tokens); returns the tokens' states."""

    def __init__(self, unpacked: Path) -> None:
        super().__init__()
        transformer: Any = load_sentence_transformer(str(unpacked), "float32")[0]
        self._model = transformer.auto_model.eval()

    def forward(self, words: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Run the encoder."""
        states: torch.Tensor = self._model(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return states


def derive(unpacked: Path, folder: Path) -> None:
    """Write the encoder in 8 bits into `folder`."""
    words = TokenInputs(unpacked)
    samples: list[dict[str, Array]] = [words.of([words.tokenizer.ids(text)]) for text in calibration()]
    write_in_eight_bits(States(unpacked), samples, folder)


def calibration() -> list[str]:
    """Return texts on which the range of every activation is measured: passages as long as they are, and questions.

    The file was written for this, and for nothing else.
    """
    lines = files("index.embedding").joinpath("calibration.txt").read_text("utf-8").splitlines()
    passages = [line for line in lines if len(line) > LONGEST_QUESTION]
    questions = [line for line in lines if len(line) <= LONGEST_QUESTION]
    return [PASSAGE + one + other for one, other in pairwise(passages)] + [QUERY + question for question in questions]
