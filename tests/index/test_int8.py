"""The encoder in 8 bits: near float32, without what only deriving it needs, and derived again where it was cut off."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embedding import compiled
from index.embedding.encoder import load_encoder
from index.embedding.int8 import NAME, load_int8
from index.errors import ModelError

ROOT = Path(__file__).parents[2]
TEXTS = [
    "会议审议通过了委员会工作规则。",
    "The meeting stressed the policy for talent.",
    "暴雨过后，市长到水库检查防汛工作。" * 9,
]
QUESTIONS = [
    "谁？",
    "哪些城市强调了人才政策？",
    "市图书馆二楼的自习室在暑假期间每天晚上几点关门？",
    "青石镇敬老院去年冬天改造供暖一共花了多少钱？",
    "Where is the harbour?",
]
ASKING = """
import sys
from index.embedding.bundled import bundled_model
from index.embedding.encoder import load_encoder
from retrieval.reader.read import load_reader
encoder = load_encoder("bundled")
encoder.query("谁？")
load_reader(bundled_model(), encoder.words).read("谁？", [(None, "小王。")])
heavy = {"torch", "transformers", "sentence_transformers", "nncf", "sklearn", "scipy"}
print(sorted(heavy & set(sys.modules)), sys.modules["openvino_telemetry"])
"""


@pytest.mark.usefixtures("model_folder")
def test_its_vectors_are_near_those_of_float32() -> None:
    small, exact = load_int8(), load_encoder("bundled", compute="float32")
    assert np.sum(small.passages(TEXTS) * exact.passages(TEXTS), axis=1).min() > 0.995
    assert min(small.query(text) @ exact.query(text) for text in (TEXTS[0], *QUESTIONS)) > 0.995
    assert small.passages([]).shape == (0, small.dimension)
    assert np.linalg.norm(small.passages(["", "暴雨" * 900]), axis=1) == pytest.approx([1, 1])
    assert (small.name, exact.name) == (NAME, "bundled")


@pytest.mark.process
@pytest.mark.usefixtures("model_folder")
def test_asking_imports_neither_torch_nor_telemetry() -> None:
    load_int8()
    settings = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", ASKING], env=settings, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[-2] == "[] None"


def test_one_that_was_cut_off_is_not_whole(tmp_path: Path) -> None:
    (tmp_path / compiled.MODEL).write_text("<net/>")
    (tmp_path / compiled.WEIGHTS).write_bytes(b"1234")
    (tmp_path / compiled.MADE).write_text('{"sizes": {"model.xml": 6, "model.bin": 4}}')
    assert compiled.is_whole(tmp_path)
    (tmp_path / compiled.WEIGHTS).write_bytes(b"12")
    assert not compiled.is_whole(tmp_path)
    with pytest.raises(ModelError, match="Remove that folder"):
        compiled.CompiledNetwork(tmp_path)


def test_eight_bits_are_for_the_bundled_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="YINJU_COMPUTE=int8"):
        load_encoder(str(tmp_path), compute="int8")


def test_calibration_has_texts_enough() -> None:
    from index.embedding.derive import calibration

    assert len(calibration()) == len(set(calibration())) >= 25
