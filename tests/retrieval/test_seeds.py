"""Real articles with a web page's leftovers around them, through the whole path, where they lie beside the project.

The tests know nothing of the articles: they ask with the articles' own sentences, in both scripts.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from opencc import OpenCC

from index.build import update
from index.snapshot.opening import open_snapshot
from index.snapshot.snapshot import Snapshot
from index.text.fold import fold, to_simplified
from index.types import Document, Encoder
from retrieval.answer import Answerer

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
LEFTOVERS = re.compile(
    r"版权|免责声明|转载|来源:|来源：|浏览次数|打印|微信|扫码|扫一扫|备\d{6,}|许可证|编辑部|电话|邮箱|相关推荐|上一篇|下一篇"
    r"|https?://|www\.|\d{3,4}-\d{7,8}|[\w.]+@\w+\.\w+|试读"
)
TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not there: no real articles to try")


@pytest.fixture(scope="module")
def seeded(model: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    data = tmp_path_factory.mktemp("seeds")
    assert not update(SEEDS, data, model).failed
    opened = open_snapshot(data, model.name)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def documents(seeded: Snapshot) -> list[Document]:
    return [seeded.document(entry.path) for entry in seeded.documents()]


def test_no_leftovers_and_no_pinyin_remain(documents: list[Document]) -> None:
    assert documents
    for document in documents:
        assert LEFTOVERS.findall(to_simplified(document.text)) == [], document.path
        assert TONED.findall(document.text) == [], document.path


def test_a_document_answers_with_its_own_words_in_both_scripts(
    seeded: Snapshot, documents: list[Document], model: Encoder
) -> None:
    answerer = Answerer(seeded, model)
    for document in documents:
        longest = max(document.passages, key=lambda passage: passage.end - passage.start)
        words = document.text[longest.start : longest.end][:40]
        for question in (to_simplified(words), OpenCC("s2t").convert(to_simplified(words))):
            answer = answerer.answer(question)
            assert answer.answered, question
            assert answer.quotes[0].document == document.path
            assert fold(words[:10]) in fold(answer.quotes[0].text)
            assert seeded.document(document.path).text.count(answer.quotes[0].text) == 1


@pytest.mark.parametrize("question", ["网站电话是多少", "客服微信是多少", "備案號是多少", "瀏覽次數是多少"])
def test_leftovers_are_not_answered_from(seeded: Snapshot, model: Encoder, question: str) -> None:
    assert not Answerer(seeded, model).answer(question).answered
