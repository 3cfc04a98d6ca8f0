import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

import bot.app  # noqa: F401 - it knows all features, and so all buttons
from bot.admin.access.command import Action, ChangeAccess
from bot.admin.access.folder_messages import FolderAct, FolderButton
from bot.admin.access.wishes import AskAccess, DecideAccess
from bot.admin.document_card import Correct, CorrectItem, CorrectStep
from bot.admin.documents.buttons import Act, DocumentsView, Remove, RemoveStep
from bot.admin.faq.messages import FaqAct, FaqButton, FaqTableButton, TableAct
from bot.admin.indexing.messages import Order, RunButton
from bot.admin.indexing.rollback import GoBack, RollbackStep
from bot.admin.reports.audit import ShowAudit
from bot.admin.reports.hittest import OpenHit
from bot.admin.reports.recheck import ShowAnswered
from bot.admin.reports.stats import ShowDays
from bot.admin.reports.unanswered_messages import Deal, QuestionAct, UnansweredView, Verb, WriteAnswer
from bot.admin.uploads.buttons import (
    Decide,
    SeeUpload,
    TryDocument,
    TryUpload,
    TurnPreview,
    UndoUpload,
    UploadButton,
    UploadDecision,
)
from bot.asking.buttons import (
    GoOn,
    More,
    Near,
    OpenDocument,
    Printed,
    Save,
    Script,
    ShowAround,
    TurnPassage,
    Vote,
    Way,
    Whole,
    Why,
    WhyOf,
)
from bot.asking.keyboards import Shown, answer_keyboard, passage_keyboard, with_reasons, with_script, without_reasons
from bot.asking.memory import Choice, Forget
from bot.asking.samples import AskSample
from bot.asking.settings import Choose, What
from bot.asking.sources import ShowSources
from bot.telegram.buttons import Button, pack, unpack
from bot.telegram.pages import ListScope
from retrieval.types import Language

KEY = "0123456789abcdef"

# Callback data as earlier versions sent it, of every kind of button. Messages with it are still there: nothing of this
# may change.
KNOWN = {
    "more:zh-Hans:3": More(Language.SIMPLIFIED, 3),
    f"near:en:-1:{KEY}": Near(Language.ENGLISH, -1, KEY),
    f"turn:zh-Hant:1:{KEY}": TurnPassage(Language.TRADITIONAL, 1, KEY),
    f"around:en:{KEY}": ShowAround(Language.ENGLISH, KEY),
    f"whole:en:0:{KEY}": Whole(Language.ENGLISH, 0, KEY),
    "refused:en:tell": GoOn(Language.ENGLISH, Way.TELL),
    f"open:zh-Hant:{KEY}": OpenDocument(Language.TRADITIONAL, KEY),
    f"printed:en:{KEY}": Printed(Language.ENGLISH, KEY),
    f"save:en:0:{KEY}": Save(Language.ENGLISH, KEY),
    "script:zh-Hant:1": Script(Language.TRADITIONAL, converted=True),
    "vote:en:-1": Vote(Language.ENGLISH, -1),
    "why:en:2": Why(Language.ENGLISH, 2),
    "why:zh-Hans:0:of77": WhyOf(Language.SIMPLIFIED, 0, 77),
    "sample:2": AskSample(2),
    "set:language:zh-Hant": Choose(What.LANGUAGE, "zh-Hant"),
    "set:converted:0": Choose(What.CONVERTED, "0"),
    "set:quotes:5": Choose(What.QUOTES, "5"),
    "forget:yes": Forget(Choice.YES),
    "sources:en:search:2": ShowSources(Language.ENGLISH, ListScope.SEARCH, 2),
    f"documents:en:open:all:3:{KEY}": DocumentsView(Language.ENGLISH, Act.OPEN, ListScope.ALL, 3, KEY),
    "documents:en:list:search:0:-": DocumentsView(Language.ENGLISH, Act.LIST, ListScope.SEARCH),
    f"remove:zh-Hans:ask:{KEY}": Remove(Language.SIMPLIFIED, RemoveStep.ASK, KEY),
    "remove:en:undo:-100_5": Remove(Language.ENGLISH, RemoveStep.UNDO, "-100_5"),
    f"correct:en:undo:{KEY}": Correct(Language.ENGLISH, CorrectStep.UNDO, KEY),
    "correct:zh-Hant:ask:7_5": Correct(Language.TRADITIONAL, CorrectStep.ASK, "7_5"),
    "correct:en:item12:7_5": CorrectItem(Language.ENGLISH, 12, "7_5"),
    "try:en:0123456789abcdef": TryDocument(Language.ENGLISH, KEY),
    "added:zh-Hant:page0:7_5": SeeUpload(Language.TRADITIONAL, 0, "7_5"),
    "added:en:try:7_5": TryUpload(Language.ENGLISH, "7_5"),
    "upload:en:undo:7_5": UndoUpload(Language.ENGLISH, "7_5"),
    "wish:zh-Hant": AskAccess(Language.TRADITIONAL),
    "decide:en:1:12345": DecideAccess(Language.ENGLISH, yes=True, person=12345),
    f"folder:en:out:{KEY}:-1001234567890": FolderButton(Language.ENGLISH, FolderAct.SHUT_OUT, KEY, -1001234567890),
    "folder:zh-Hant:list:-:2": FolderButton(Language.TRADITIONAL, FolderAct.LIST, "-", 2),
    "faqs:en:take": FaqTableButton(Language.ENGLISH, TableAct.TAKE),
    "faq:en:open:12": FaqButton(Language.ENGLISH, FaqAct.OPEN, 12),
    f"write:en:{KEY}": WriteAnswer(Language.ENGLISH, KEY),
    "run:en:stop": RunButton(Language.ENGLISH, Order.STOP),
    "back:en:list:": GoBack(Language.ENGLISH, RollbackStep.LIST),
    "back:en:do:20261126-101500-abc": GoBack(Language.ENGLISH, RollbackStep.DO, "20261126-101500-abc"),
    f"hit:en:{KEY}": OpenHit(Language.ENGLISH, KEY),
    f"question:zh-Hant:notify:{KEY}": Deal(Language.TRADITIONAL, QuestionAct.NOTIFY, KEY),
    "recheck:en": ShowAnswered(Language.ENGLISH),
    f"unanswered:en:mark:1:0:{KEY}": UnansweredView(Language.ENGLISH, Verb.MARK, 1, False, KEY),
    "unanswered:en:show:0:1:-": UnansweredView(Language.ENGLISH, everything=True),
    "stats:en:90": ShowDays(Language.ENGLISH, 90),
    "audit:en:4": ShowAudit(Language.ENGLISH, 4),
    "access:drop:-100:2": ChangeAccess(Action.DROP, -100, 2),
    "upload:en:replace:7_5": Decide(Language.ENGLISH, UploadDecision.REPLACE, "7_5"),
    "upload:en:question:7_5": UploadButton(Language.ENGLISH, "7_5"),
    "upload:en:page12:7_5": TurnPreview(Language.ENGLISH, 12, "7_5"),
}
KINDS = tuple({type(button): None for button in KNOWN.values()})
WORDS = sorted({word for data in KNOWN for word in data.split(":")})


@pytest.mark.parametrize("data", KNOWN)
def test_buttons_of_earlier_versions_are_still_known(data: str) -> None:
    assert unpack(data, *KINDS) == KNOWN[data]
    assert pack(KNOWN[data]) == data


def test_every_kind_of_button_is_among_these() -> None:
    def below(kind: type[Button]) -> set[type[Button]]:
        return {kind}.union(*map(below, kind.__subclasses__()))

    # A slotted dataclass is made twice; what its decorator was given is not in use.
    used = {each for each in below(Button) - {Button} if getattr(sys.modules[each.__module__], each.__name__) is each}
    assert used == set(KINDS)


words_of_buttons = st.lists(st.sampled_from(WORDS) | st.integers().map(str) | st.text(max_size=5), min_size=1)


@given(st.none() | st.text() | words_of_buttons.map(":".join))
def test_what_is_no_button_is_none_or_packs_to_the_same(data: str | None) -> None:
    button = unpack(data, *KINDS)
    assert button is None or pack(button) == data


@given(st.sampled_from(list(KNOWN)), st.data())
def test_a_changed_value_is_none_or_another_button(known: str, data: st.DataObject) -> None:
    values = known.split(":")
    at = data.draw(st.integers(0, len(values) - 1))
    values[at] = data.draw(st.sampled_from(WORDS) | st.integers(-(10**7), 10**7).map(str))
    button = unpack(":".join(values), *KINDS)
    assert button is None or pack(button) == ":".join(values)


def test_more_than_telegram_takes_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="at most 64 bytes"):
        pack(OpenHit(Language.ENGLISH, "0" * 60))


@pytest.mark.parametrize(
    "data",
    [
        "more",
        "more:en:0",
        "more:en:03",
        "more:en:+3",
        "more:en:３",
        "more:fr:3",
        "more:en:1:x",
        "near:en:2:0123",
        "near:en:1",
        "vote:en:5",
        "vote:en:x",
        "go:en:1",
        "whole:en:-1:0123",
        "whole:en:1",
        "save:en:0",
        "save:en:1:0123",
        "script:en:2",
        "why:en:3",
        "why:en:-1",
        "set:quotes:6",
        "upload:en:page:7_5",
        "upload:en:eat:7_5",
        "remove:en:ask:../x",
        "documents:en:list:all:-1:-",
    ],
)
def test_foreign_data_is_no_button(data: str) -> None:
    assert unpack(data, *KINDS) is None


@pytest.mark.parametrize(
    ("shown", "rows"),
    [
        (Shown([("[1]", KEY)]), [["Full text", "Context"], ["👍", "👎"]]),
        (
            Shown([("[4]", KEY), ("[5]", KEY)], copied="一句", skip=5, more=2),
            [["Full text", "Context", "More 2"], ["👍", "👎", "Copy"]],
        ),
        (
            Shown([("[1]", KEY), ("[2]", KEY)], from_several=True, skip=2, more=1),
            [["[1]", "[2]", "More 1"], ["👍", "👎"]],
        ),
        (
            Shown([("[1]", KEY)], copied="一句", skip=1, more=3, in_group=True),
            [["Full text", "Context", "More 3", "👍", "👎"]],
        ),
        (
            Shown([("[1]", KEY)], is_answer=False, near=[(KEY, "一篇文档")]),
            [["一篇文档"], ["Documents", "Other words", "Tell an admin"]],
        ),
        (Shown([], is_answer=False), [["Documents", "Other words", "Tell an admin"]]),
    ],
)
def test_an_answer_has_two_rows_and_one_in_a_group(shown: Shown, rows: list[list[str]]) -> None:
    assert labels(answer_keyboard(shown, Language.ENGLISH)) == rows


def test_reasons_are_a_last_row_that_comes_once_and_goes_again() -> None:
    plain = answer_keyboard(Shown([("", KEY)]), Language.TRADITIONAL)
    asking = with_reasons(plain, Language.TRADITIONAL)
    assert labels(asking) == [*labels(plain), ["答錯了", "不完整", "答非所問"]]
    assert with_reasons(asking, Language.TRADITIONAL) is asking
    assert without_reasons(asking) == plain
    assert without_reasons(plain) is plain


def test_the_other_script_is_a_row_of_one_button_that_changes() -> None:
    plain = passage_keyboard(KEY, KEY, KEY, Language.SIMPLIFIED)
    shown = with_script(plain, Script(Language.SIMPLIFIED, converted=True))
    assert labels(shown) == [*labels(plain), ["看繁体原文"]]
    back = with_script(shown, Script(Language.SIMPLIFIED, converted=False))
    assert labels(back) == [*labels(plain), ["转为简体"]]
    assert with_script(back, Script(Language.SIMPLIFIED, converted=True)) == shown


def test_reasons_stay_where_they_are_when_the_script_changes() -> None:
    asking = with_reasons(
        with_script(answer_keyboard(Shown([("", KEY)]), Language.SIMPLIFIED), Script(Language.SIMPLIFIED, True)),
        Language.SIMPLIFIED,
    )
    changed = with_script(asking, Script(Language.SIMPLIFIED, converted=False))
    assert labels(changed)[-2:] == [["转为简体"], ["答错了", "不完整", "答非所问"]]


def labels(keyboard: InlineKeyboardMarkup) -> list[list[Any]]:
    return [[button.text for button in row] for row in keyboard.inline_keyboard]
