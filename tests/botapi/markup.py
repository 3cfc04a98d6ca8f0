"""Checking the keyboards under messages."""

import re

from botapi.errors import fault
from botapi.params import Json

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
_ACTIONS = ("callback_data", "url", "switch_inline_query", "switch_inline_query_current_chat", "copy_text")


def checked_markup(markup: Json | None) -> Json | None:
    """Return the inline keyboard to keep with a message, None if there is none; refuse any other kind."""
    if markup is None:
        return None
    if set(markup) != {"inline_keyboard"}:
        raise fault(f"this server knows inline keyboards only, not {sorted(markup)}")
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or any(not isinstance(row, list) for row in rows):
        raise fault('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    buttons = [button for row in rows for button in row]
    if len(buttons) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in rows):
        raise fault("REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        _check_button(button)
    kept = [row for row in rows if row]
    if not kept:
        raise fault("a keyboard without buttons: leave it out instead")
    return {"inline_keyboard": kept}


def _check_button(button: Json) -> None:
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise fault("text buttons are unallowed in the inline keyboard")
    actions = [name for name in button if name in _ACTIONS]
    if len(actions) != 1 or set(button) - {"text", "style", *_ACTIONS}:
        raise fault(f"inline keyboard button has the fields {sorted(button)}, exactly one action is allowed")
    if button.get("style", "danger") not in ("danger", "success", "primary"):
        raise fault(f"unknown button style {button['style']}")
    data = button.get("callback_data")
    if data is not None and not (isinstance(data, str) and 1 <= len(data.encode()) <= 64):
        raise fault("BUTTON_DATA_INVALID")
    if not re.match(r"(https?://|tg://)\S+", button.get("url", "https://t.me")):
        raise fault(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
