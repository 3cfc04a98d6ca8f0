"""The whole way of a measurement, on a small set with an encoder that is a pure function of the text."""

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from benchmarks import asking
from benchmarks.ablate import ablate_set
from benchmarks.asking import CUT, IN_TITLE, ask_part, best_quotes, in_other_script
from benchmarks.corpus import indexed
from benchmarks.errors import REFUSED
from benchmarks.evaluate import measure, write
from benchmarks.figures import Measured, figures, measured
from benchmarks.progress import ProgressLine
from benchmarks.report import label_of, summary
from benchmarks.sets import AskedItem, EvaluationSet, load_set
from benchmarks.switches import SWITCHES, offering_all, refusing_all
from benchmarks.targets import Target, target_of
from index.types import Encoder, Span
from retrieval.answer import Answerer
from retrieval.reader.data import trained_on
from retrieval.types import Reading


@pytest.fixture
def chosen(write_set: Callable[..., Path]) -> EvaluationSet:
    return load_set(write_set())


@pytest.fixture
def parts(chosen: EvaluationSet, encoder: Encoder, tmp_path: Path) -> list[Measured]:
    return measure(chosen, tmp_path / "data", encoder, ProgressLine())


def test_the_figures_of_a_set(parts: list[Measured]) -> None:
    chinese, english = parts
    assert (chinese.asked_in, chinese.documents) == ("zh", 3)
    assert chinese.figures["recall@1_unrefused"].value == 1
    assert chinese.figures["hit@1"].n == 4
    assert chinese.figures["auroc"].n == 6
    assert chinese.figures["short_given"].n == 4
    assert chinese.figures["within_reach"].value == 1
    assert "auroc" not in english.figures  # nothing unanswerable is asked in English
    assert "parity" not in english.figures
    assert (set(chinese.reliability), set(english.reliability)) == ({"found", "there"}, {"found"})


def test_figures_that_belong_together_agree(parts: list[Measured]) -> None:
    for part in parts:
        figures = part.figures
        assert figures["hit@1"].value <= figures["hit@1_unrefused"].value <= figures["hit@10_unrefused"].value
        assert figures["hit@1_unrefused"].value <= figures["mrr_unrefused"].value
        assert figures["hit@1_unrefused"].value <= figures["recall@1_unrefused"].value
        assert part.hits["all"][0] == figures["hit@1_unrefused"].value
        assert len(part.missed) == sum(part.reasons.values())


def test_what_is_refused_is_a_miss_and_still_has_its_quotes(
    chosen: EvaluationSet, encoder: Encoder, tmp_path: Path
) -> None:
    with indexed(chosen, tmp_path / "data", encoder) as snapshot:
        asked = ask_part(chosen, chosen.parts()["zh"], refusing_all(Answerer(snapshot, encoder)))
        chinese = measured(chosen, "zh", asked, snapshot)
    assert chinese.figures["answered"].value == chinese.figures["hit@10"].value == 0
    assert chinese.figures["refused"].value == 1
    assert chinese.figures["recall@1_unrefused"].value == 1
    assert len(chinese.missed) == 4
    assert REFUSED in chinese.reasons
    assert all(miss.quoted for miss in chinese.missed)


def test_the_decision_is_the_same_whether_or_not_everything_is_offered(
    chosen: EvaluationSet, encoder: Encoder, tmp_path: Path
) -> None:
    with indexed(chosen, tmp_path / "data", encoder) as snapshot:
        answerer = Answerer(snapshot, encoder)
        plain = answerer.answer("哪个城市修了体育场？", top=3)
        offered = offering_all(answerer).answer("哪个城市修了体育场？", top=3)
    assert (offered.answered, offered.chance) == (plain.answered, plain.chance)
    assert best_quotes(offered)


def test_spans_are_found_again_in_the_cleaned_text(chosen: EvaluationSet, encoder: Encoder, tmp_path: Path) -> None:
    text = chosen.documents["b.txt"]
    start = text.index("六公里")
    found = AskedItem("江边步道有多长？", "b.txt", ("六公里长的江边步道",), Span(start, start + 9))
    lost = AskedItem("江边步道有多长？", "b.txt", ("七公里",), Span(start, start + 3))
    with indexed(chosen, tmp_path / "data", encoder) as snapshot:
        asked = ask_part(replace(chosen, questions=(found, lost)), (found, lost), Answerer(snapshot, encoder))
    assert [outcome.out_of_reach for outcome in asked.answerable] == [None, CUT]
    assert asked.answerable[0].hit is not None
    assert asked.answerable[1].hit is None


def test_an_answer_in_the_title_is_out_of_reach(chosen: EvaluationSet, encoder: Encoder, tmp_path: Path) -> None:
    item = AskedItem("宜宾市修建了什么？", "b.txt", ("江边步道",), Span(5, 9))
    assert chosen.documents["b.txt"][5:9] == "江边步道"
    with indexed(chosen, tmp_path / "data", encoder) as snapshot:
        asked = ask_part(replace(chosen, questions=(item,)), (item,), Answerer(snapshot, encoder))
    assert asked.answerable[0].out_of_reach == IN_TITLE
    assert asked.answerable[0].hit is None


def test_a_question_in_the_other_script() -> None:
    assert in_other_script("图书馆在哪里？") == ("圖書館在哪裏？", "圖書館在哪裡？")  # as in Hong Kong, as in Taiwan
    assert in_other_script("圖書館在哪裡？") == ("图书馆在哪里？",)
    assert in_other_script("公司在上海？") == ()
    assert in_other_script("Where is the library?") == ()


class Mute:
    """A reader that marks nothing."""

    def read(self, question: str, passages: Sequence[tuple[str | None, str]]) -> list[Reading]:
        return [Reading(0.0, ()) for _ in passages]


def test_short_answers_that_the_reader_learned_are_left_out(
    chosen: EvaluationSet, encoder: Encoder, tmp_path: Path
) -> None:
    learned = replace(chosen, name="drcd")
    items = learned.parts()["zh"]
    with indexed(learned, tmp_path / "data", encoder) as snapshot:
        by_rules = ask_part(learned, items, Answerer(snapshot, encoder), twice=False)
        by_reader = ask_part(learned, items, Answerer(snapshot, encoder, Mute()), twice=False)
    assert not any(outcome.trained for outcome in by_rules.answerable)
    assert [outcome.trained for outcome in by_reader.answerable] == [
        trained_on("drcd", outcome.item.document) for outcome in by_reader.answerable
    ]
    wanting = [outcome for outcome in by_rules.answerable if outcome.wanted and not outcome.item.span]
    all_learned = tuple(replace(outcome, trained=True) for outcome in by_rules.answerable)
    assert figures(by_rules)["short_given"].n == len(wanting) > 0
    assert "short_given" not in figures(replace(by_rules, answerable=all_learned))


def test_parity_can_fail(
    chosen: EvaluationSet, encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "in_other_script", lambda question: (question, "天水市的陶艺节"))
    with indexed(chosen, tmp_path / "data", encoder) as snapshot:
        asked = ask_part(chosen, chosen.parts()["zh"], Answerer(snapshot, encoder))
    assert [pair.same_quote for pair in asked.pairs] == [False, False, True, False]


def test_goals_are_met_from_the_goal_on() -> None:
    target = Target(start=None, goal=0.5)
    assert [target.met(value) for value in (0.49, 0.5, 0.51)] == [False, True, True]
    assert target_of("policy", "zh", "hit@1") == target_of("policy", "zh", "hit@1_unrefused") == Target(0.657, 0.74)
    assert target_of("policy", "en", "hit@1") is None


def test_the_files_that_are_written(parts: list[Measured], tmp_path: Path) -> None:
    record, page = write(parts, 7, tmp_path / "results")
    assert "NaN" not in record.read_text("utf-8")
    read = json.loads(record.read_text("utf-8"))
    assert read["sample"] == 7
    assert [part["asked_in"] for part in read["parts"]] == ["zh", "en"]
    first = read["parts"][0]
    assert first["figures"]["hit@1"]["n"] == 4
    assert first["risk_coverage"][-1]["coverage"] == 1
    assert sum(each["count"] for each in first["reliability"]["there"]) == 6
    document = html.document_fromstring(page.read_text("utf-8"))
    assert len(document.xpath("//svg")) == 7  # four plots of one part, three of the other, which has nothing to refuse
    assert not document.xpath("//script | //link | //img")


def test_what_is_quoted_on_the_page_is_escaped(parts: list[Measured], tmp_path: Path) -> None:
    from benchmarks.errors import Miss

    miss = Miss("<b>问题</b>", None, True, 0.5, CUT, "<script>", "题", "&amp;", "题")
    _, page = write([replace(parts[0], missed=(miss,))], None, tmp_path)
    document = html.document_fromstring(page.read_text("utf-8"))
    assert "<b>问题</b>" in document.text_content()
    assert "&amp;" in document.text_content()
    assert not document.xpath("//script")


def test_the_table_names_every_figure_and_the_goals(parts: list[Measured]) -> None:
    assert "Goals" not in summary(parts)  # this set has none
    shown = summary([replace(parts[0], name="policy")])
    assert "Goals:" in shown
    assert all(label_of(name) in shown for name in parts[0].figures)
    assert not any(math.isnan(parts[0].figures[name].value) for name in ("hit@1", "auroc", "seconds_median"))


def test_an_ablation_has_a_line_for_each_switch(chosen: EvaluationSet, encoder: Encoder, tmp_path: Path) -> None:
    with indexed(chosen, tmp_path / "data", encoder) as snapshot:
        parts = ablate_set(chosen, Answerer(snapshot, encoder), SWITCHES[:2], ProgressLine())
    assert list(parts) == ["small (zh), 4 questions", "small (en), 1 questions"]
    for columns in parts.values():
        *figures, kept = columns
        assert [column[0] for column in figures][:3] == ["hit@1", "hit@3", "recall@1"]
        assert all(len(column) == 1 + 1 + 2 for column in columns)
        assert all(column[1] == "–" or 0 <= float(column[1]) <= 1 for column in figures)
        assert all(cell[0] in "+-–" for column in figures for cell in column[2:])
        assert kept[0] == "kept"
