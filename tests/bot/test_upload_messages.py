"""The preview of an upload: it fits into a message whatever the documents say, and says what was found."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.admin.uploads.messages import LISTED, archive_reply, document_reply
from bot.state.upload import Item, Upload
from bot.telegram.message import LIMIT, units
from bot.words import words
from index.corpus import DocumentEntry
from index.preview import Preview, Repeat
from index.types import Document, Metadata, Passage
from retrieval.types import Language

TEXTS = st.text(alphabet="潮<&𠮷a\n", min_size=1, max_size=800)


def upload(language: Language, *items: Item, refused: tuple[tuple[str, str], ...] = ()) -> Upload:
    return Upload("1234567890123456_1234567890", 7, 7, 5, language, name="批" * 200, items=items, refused=refused)


def seen(html: str) -> str:
    return unescape(re.sub("</?(?:b|i|blockquote)>", "", html))


def labels(markup: object) -> list[str]:
    return [button.text for row in markup.inline_keyboard for button in row]  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", Language)
@given(text=TEXTS)
def test_a_preview_fits_into_a_message(language: Language, text: str) -> None:
    document = Document(
        "a/" + text, "", Metadata(text, text, text), text * 2, (Passage(0, 3), Passage(0, len(text) * 2))
    )
    entry = DocumentEntry(text, Metadata(text), 3)
    found = Preview(document, (text,) * 30, (Repeat(entry, 3),) * 30, entry)
    single = upload(language, Item("1", text, Metadata(text, text, text), 3, text, 3, text, text))
    reply = document_reply(single, found, words(language))
    assert units(seen(reply.html)) <= LIMIT
    assert reply.keyboard is not None
    data = [str(button.callback_data) for row in reply.keyboard.inline_keyboard for button in row]
    assert max(map(len, data)) <= 64
    assert words(language)("upload-not-yet") in reply.html


@pytest.mark.parametrize("language", Language)
def test_a_page_of_an_archive_holds_all_it_says_whatever_the_titles(language: Language) -> None:
    long = "题" * 300
    items = [
        Item(str(n), long, Metadata(long, "呼和浩特市", "2026-03-02"), 999, None, 0, long, long) for n in range(LISTED)
    ]
    reply = archive_reply(upload(language, *items), 0, words(language))
    assert reply.html.count("呼和浩特市") == LISTED
    assert words(language)("upload-not-yet") in reply.html
    assert units(seen(reply.html)) <= LIMIT


@pytest.mark.parametrize("language", Language)
def test_a_page_of_refusals_holds_them_all(language: Language) -> None:
    refused = (("名" * 300, "因" * 300),) * (LISTED + 1)
    reply = archive_reply(upload(language, refused=refused), 0, words(language))
    assert reply.html.count("– 名") == LISTED
    assert words(language)("upload-archive-none") in reply.html
    assert words(language)("button-add") not in labels(reply.keyboard)


def test_a_document_of_one_passage_shows_it_once() -> None:
    t = words(Language.SIMPLIFIED)
    document = Document("a.txt", "", Metadata(), "只有这一段。", (Passage(0, 6),))
    reply = document_reply(
        upload(Language.SIMPLIFIED, Item("1", "a.txt", Metadata(), 1)), Preview(document, (), (), None), t
    )
    assert reply.html.count("只有这一段。") == 1
    assert t("upload-no-title") in reply.html
    assert f"{t('upload-no-place')} · {t('upload-no-date')}" in reply.html
