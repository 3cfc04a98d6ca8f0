import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, VariableReference
from fluent.syntax.visitor import Visitor

from bot.words import LOCALES, language_of, words
from retrieval.types import Language


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 — the visitor's naming
        self.names.add(node.id.name)


def catalogue(language: Language) -> dict[str, set[str]]:
    """The messages of a language, each with the names of the values that it wants."""
    files = sorted((LOCALES / language.value).glob("*.ftl"))
    entries = [entry for file in files for entry in FluentParser().parse(file.read_text("utf-8")).body]
    messages = {}
    for entry in entries:
        if isinstance(entry, Message):
            assert entry.id.name not in messages, f"{entry.id.name} stands twice in {language}"
            variables = Variables()
            variables.visit(entry)
            messages[entry.id.name] = variables.names
    return messages


def test_there_are_the_same_catalogues_for_each_language() -> None:
    assert {folder.name for folder in LOCALES.iterdir()} == {language.value for language in Language}
    files = {tuple(sorted(file.name for file in folder.iterdir())) for folder in LOCALES.iterdir()}
    assert len(files) == 1


@pytest.mark.parametrize("language", [Language.TRADITIONAL, Language.ENGLISH])
def test_the_languages_say_the_same_things_with_the_same_values(language: Language) -> None:
    assert catalogue(language) == catalogue(Language.SIMPLIFIED)


@pytest.mark.parametrize("language", Language)
def test_every_message_can_be_said(language: Language) -> None:
    for name, values in catalogue(language).items():
        said = words(language)(name, **dict.fromkeys(values, 3))
        assert said.strip()
        assert "{" not in said


def test_the_chinese_catalogues_differ_in_script() -> None:
    assert (
        words(Language.SIMPLIFIED)("error-unexpected", reference="x") == "抱歉，出了点问题。如需反馈，请附上这个编号：x"
    )
    assert (
        words(Language.TRADITIONAL)("error-unexpected", reference="x")
        == "抱歉，出了點問題。如需回報，請附上這個編號：x"
    )


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        words(Language.ENGLISH)("error-unexpected")


def test_an_unknown_message_is_an_error() -> None:
    with pytest.raises(KeyError):
        words(Language.ENGLISH)("there-is-no-such-message")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh-hant", Language.TRADITIONAL),
        ("zh-TW", Language.TRADITIONAL),
        ("zh-HK", Language.TRADITIONAL),
        ("zh-Hant-CN", Language.TRADITIONAL),
        ("zh_TW.UTF-8", Language.TRADITIONAL),
        ("zh-hans", Language.SIMPLIFIED),
        ("zh", Language.SIMPLIFIED),
        ("zh_CN.UTF-8", Language.SIMPLIFIED),
        (None, Language.SIMPLIFIED),
        ("en", Language.ENGLISH),
        ("de-AT", Language.ENGLISH),
        ("C.UTF-8", Language.ENGLISH),
    ],
)
def test_the_language_of_a_code(code: str | None, language: Language) -> None:
    assert language_of(code) is language
