"""Derives the reader for OpenVINO from its weights. Imported only where that is still to be done.

It stays in floating point: in 8 bits its log odds change by 2, and it is no faster.
"""

from pathlib import Path

import torch
from torch import Tensor

from index.embedding.convert import write_as_it_is
from index.embedding.tokens import TokenInputs
from retrieval.reader.network import FROZEN, Network, Packed
from retrieval.reader.pairs import Pairer
from retrieval.reader.weights import trained


class OnePair(torch.nn.Module):
    """The network for one pair of T tokens, whose words are looked up already."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self._network = network

    def forward(self, words: Tensor, kinds: Tensor) -> tuple[Tensor, Tensor]:
        """Take (1, T, HIDDEN) and (1, T); return relevance and answers, (1, 2), and begin and finish, (T, 2)."""
        network, length = self._network, words.shape[1]
        packed = Packed(kinds, kinds, kinds, [0, length])  # only where it begins and ends is asked for
        states = network.norm(words[0] + network.places.weight[:length] + network.kind_zero)
        for layer in network.layers[:FROZEN]:
            states = layer(states, packed)
        states = states + network.known(kinds[0])
        for layer in network.layers[FROZEN:]:
            states = layer(states, packed)
        summary = torch.cat([states[:1], states.mean(dim=0, keepdim=True)], dim=1)
        return network.judge(summary), network.span(states)


def derive(unpacked: Path, folder: Path) -> None:
    """Write the reader that ships into `folder`."""
    words = TokenInputs(unpacked)
    (pair,) = Pairer(words.tokenizer).pairs("谁？", [("题目", "一段文字。")])
    write_as_it_is(OnePair(trained(unpacked)), words.of_pair(pair.tokens, pair.kinds), folder)
