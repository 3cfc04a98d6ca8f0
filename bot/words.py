"""The bot's own words, in Simplified and Traditional Chinese and English.

A folder of Fluent catalogues per language in `locales/`, a file per feature; a test holds the languages complete.
Quotes never pass through here.
"""

import re
from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from retrieval.types import Language

LOCALES = Path(__file__).parent / "locales"
MESSAGE = re.compile(r"^([a-z][\w-]*) =.*\n(?:(?![a-z#]).*\n)*", re.MULTILINE)  # with the lines that go on
TAG = "(?:" + "|".join(language.value for language in Language) + ")"  # a language in a pattern of callback data
TRADITIONAL_REGIONS = {"hant", "tw", "hk", "mo"}


class Words:
    """The catalogue of one language; call it with a message's name and its values.

    Raises:
        KeyError: there is no such message, or a value is missing.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        # Isolation marks are for mixing scripts of two directions; here they would be invisible clutter.
        self._bundle = FluentBundle([language.value], use_isolating=False)
        catalogues = (path.read_text("utf-8") for path in sorted((LOCALES / language.value).glob("*.ftl")))
        self._sources = {found[1]: found[0] for text in catalogues for found in MESSAGE.finditer(text)}

    def __call__(self, name: str, /, **values: str | int) -> str:
        """Return the message `name` with its values put in."""
        if not self._bundle.has_message(name):
            self._bundle.add_resource(FluentResource(self._sources[name]))  # all of them take a tenth of a second
        pattern = self._bundle.get_message(name).value
        if pattern is None:
            raise KeyError(name)
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise KeyError(name) from errors[0]
        return str(text)


@lru_cache
def words(language: Language) -> Words:
    """Return the catalogue of this language, read once."""
    return Words(language)


def language_of(code: str | None) -> Language:
    """Return the language for a Telegram language code or a locale (`zh-hant`, `zh_TW.UTF-8`, `en`, `C`).

    Somebody whose client says nothing gets Simplified Chinese, as the documents are Chinese.
    """
    parts = (code or "zh").lower().replace("_", "-").split(".")[0].split("-")
    if parts[0] != "zh":
        return Language.ENGLISH
    return Language.TRADITIONAL if TRADITIONAL_REGIONS.intersection(parts) else Language.SIMPLIFIED
