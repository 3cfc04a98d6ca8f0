"""The network: the bundled encoder's first layers over question and passage together, and three heads.

Pairs are packed one behind the other, so nothing is spent on padding: all products of matrices run over the tokens of
all pairs at once, and only attention goes pair by pair.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional

from retrieval.reader.pairs import KINDS, Pair

VOCABULARY, PLACES = 250037, 512  # of multilingual-e5-small, as are the next four
HIDDEN, HEADS, FEED_FORWARD, EPSILON = 384, 12, 1536, 1e-12
LAYERS = 6  # of the encoder's twelve
FROZEN = 3  # of these, left as the encoder has them


@dataclass(frozen=True, slots=True)
class Packed:
    """Pairs one behind the other; T tokens, n pairs.

    tokens, positions, kinds: int64 (T,); starts: n + 1 offsets, pair i is tokens[starts[i]:starts[i + 1]].
    """

    tokens: Tensor
    positions: Tensor
    kinds: Tensor
    starts: list[int]

    def owner(self) -> Tensor:
        """Return the pair of each token, (T,)."""
        lengths = torch.tensor([end - start for start, end in pairwise(self.starts)])
        return torch.repeat_interleave(torch.arange(len(lengths)), lengths)


def pack(pairs: Sequence[Pair]) -> Packed:
    """Lay pairs one behind the other; there is at least one."""
    starts = [0]
    for pair in pairs:
        starts.append(starts[-1] + len(pair.tokens))
    return Packed(
        tokens=torch.tensor([token for pair in pairs for token in pair.tokens]),
        positions=torch.cat([torch.arange(len(pair.tokens)) for pair in pairs]),
        kinds=torch.tensor([kind for pair in pairs for kind in pair.kinds]),
        starts=starts,
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """What the network says of n pairs of T tokens in all, as log odds.

    relevance, answers: (n,), which passage is best, and whether it holds the answer; begin, finish: (T,), where.
    """

    relevance: Tensor
    answers: Tensor
    begin: Tensor
    finish: Tensor


class Layer(nn.Module):
    """A transformer layer with the norm behind (BERT), over packed pairs."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm_out = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.wide = nn.Linear(HIDDEN, FEED_FORWARD)
        self.narrow = nn.Linear(FEED_FORWARD, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, packed: Packed) -> Tensor:
        """Return the states (T, HIDDEN) after this layer."""
        states = self.norm_out(states + self.dropout(self.out(_attend(self.qkv(states), packed))))
        normed: Tensor = self.norm(states + self.dropout(self.narrow(functional.gelu(self.wide(states)))))
        return normed


def _attend(qkv: Tensor, packed: Packed) -> Tensor:
    parts = qkv.view(-1, 3, HEADS, HIDDEN // HEADS).permute(1, 2, 0, 3)
    seen = []
    for start, end in pairwise(packed.starts):
        query, key, value = parts[:, None, :, start:end]
        seen.append(functional.scaled_dot_product_attention(query, key, value)[0])
    return torch.cat(seen, dim=1).transpose(0, 1).reshape(-1, HIDDEN)


class Network(nn.Module):
    """The encoder's first layers, the first FROZEN unchanged; what is known of a token joins behind these."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.kind_zero = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(dropout if i >= FROZEN else 0.0) for i in range(LAYERS))
        self.known = nn.Embedding(KINDS, HIDDEN)
        self.judge = nn.Sequential(nn.Linear(2 * HIDDEN, HIDDEN), nn.GELU(), nn.Dropout(dropout), nn.Linear(HIDDEN, 2))
        self.span = nn.Linear(HIDDEN, 2)

    def forward(self, packed: Packed) -> Judged:
        """Read n pairs."""
        with torch.no_grad():
            states = self.norm(self.words(packed.tokens) + self.places(packed.positions) + self.kind_zero)
            for layer in self.layers[:FROZEN]:
                states = layer(states, packed)
        states = states + self.known(packed.kinds)
        for layer in self.layers[FROZEN:]:
            states = layer(states, packed)
        judged = self.judge(_summary(states, packed))
        ends = self.span(states)
        return Judged(judged[:, 0], judged[:, 1], ends[:, 0], ends[:, 1])

    def learned(self) -> dict[str, Tensor]:
        """The parameters that training changes: what ships."""
        of_encoder = ("words.", "places.", "kind_zero", "norm.", *(f"layers.{i}." for i in range(FROZEN)))
        return {name: value for name, value in self.named_parameters() if not name.startswith(of_encoder)}


def _summary(states: Tensor, packed: Packed) -> Tensor:
    """The first token's state and the mean of all, (n, 2 * HIDDEN)."""
    firsts = torch.tensor(packed.starts)
    lengths = (firsts[1:] - firsts[:-1])[:, None]
    means = states.new_zeros(len(lengths), HIDDEN).index_add(0, packed.owner(), states) / lengths
    return torch.cat([states[firsts[:-1]], means], dim=1)
