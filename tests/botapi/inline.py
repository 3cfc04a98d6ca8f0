"""Inline mode: what the bot may offer under what somebody types after its name.

The limits are those of https://core.telegram.org/bots/api#inline-mode; only articles are known here. For title and
description the documentation names no limit: the ones here are this server's, well above what clients show.
"""

import re

from botapi.api import Api, Handler
from botapi.entities import LONGEST_TEXT, checked_text, find_entities, utf16_length
from botapi.errors import fault, refused
from botapi.markup import checked_markup
from botapi.params import Json, Params
from botapi.world import InlineAnswer, InlineResult

MOST_RESULTS = 50
LONGEST_TITLE = 256
LONGEST_DESCRIPTION = 512
_ARTICLE = {"type", "id", "title", "input_message_content", "reply_markup", "url", "description"}
_THUMBNAIL = {"thumbnail_url", "thumbnail_width", "thumbnail_height"}
_WORDS = {"message_text", "parse_mode", "entities", "link_preview_options"}


async def answer_inline_query(api: Api, p: Params) -> bool:
    """Implement answerInlineQuery; a query is answered once, and in time."""
    query = api.world.inline.get(p.text("inline_query_id") or "")
    results = tuple(_checked_article(result) for result in p.json("results", list) or [])
    ids = [result.id for result in results]
    if len(ids) > MOST_RESULTS:
        raise fault("RESULTS_TOO_MUCH")
    if len(set(ids)) != len(ids):
        raise fault("RESULT_ID_DUPLICATE")
    button, offset, cache = _checked_button(p.json("button")), _checked_offset(p), _cache_time(p)
    personal = p.flag("is_personal")
    if query is None or query.expired or query.answer is not None:
        raise refused("query is too old and response timeout expired or query ID is invalid")
    query.answer = InlineAnswer(query, results, button, offset, cache, personal)
    return True


def _checked_article(result: Json) -> InlineResult:
    if result.get("type") != "article":
        raise fault(f"this server knows inline articles only, not {result.get('type')}")
    if unknown := set(result) - _ARTICLE - _THUMBNAIL:
        raise fault(f"can't parse inline query result: unknown fields {sorted(unknown)}")
    number, title, description = result.get("id"), result.get("title"), result.get("description")
    if not isinstance(number, str) or not 1 <= len(number.encode()) <= 64:
        raise fault("RESULT_ID_INVALID")
    if not isinstance(title, str) or not title.strip():
        raise fault("can't parse inline query result: Can't find field \"title\"")
    if utf16_length(title) > LONGEST_TITLE or utf16_length(description or "") > LONGEST_DESCRIPTION:
        raise fault("ARTICLE_TEXT_TOO_LONG")
    text, entities = _checked_words(result.get("input_message_content"))
    markup = checked_markup(result.get("reply_markup"))
    return InlineResult(number, title, description, text, entities, markup, result)


def _checked_words(words: Json | None) -> tuple[str, list[Json]]:
    if not words or "message_text" not in words:
        raise fault("can't parse inline query result: Can't find InputMessageContent")
    if unknown := set(words) - _WORDS:
        raise fault(f"can't parse InputMessageContent: unknown fields {sorted(unknown)}")
    text, entities = checked_text(words["message_text"], words.get("parse_mode"), words.get("entities"), LONGEST_TEXT)
    if not text:
        raise fault("message text is empty")
    return text, entities or find_entities(text)


def _checked_button(button: Json | None) -> Json | None:
    if button is None:
        return None
    # The words of the first two are tdlib's, which calls the button's parameter as it was called before.
    actions = set(button) - {"text"}
    if len(actions) != 1 or actions - {"start_parameter", "web_app"}:
        raise fault(f"inline button has the fields {sorted(button)}: exactly one action is allowed")
    if not 1 <= utf16_length(str(button.get("text") or "").strip()) <= 64:
        raise fault("BUTTON_TEXT_INVALID")
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", button.get("start_parameter", "web-app")):
        raise fault("unallowed characters in start_parameter are used, or it is empty or too long")
    return button


def _checked_offset(p: Params) -> str:
    offset = p.text("next_offset") or ""
    if len(offset.encode()) > 64:
        raise fault("NEXT_OFFSET_INVALID")
    return offset


def _cache_time(p: Params) -> int:
    seconds = p.integer("cache_time", 300)
    if seconds is None or seconds < 0:
        raise fault("CACHE_TIME_INVALID")
    return seconds


METHODS: dict[str, Handler] = {"answerInlineQuery": answer_inline_query}
