"""Message text as Telegram sees it: HTML parsed strictly into text and entities, offsets in UTF-16 code units.

After `parse_html` of tdlib's MessageEntity.cpp, and as strict as https://core.telegram.org/bots/api#html-style where
tdlib is not: every `<`, `>` and `&` outside a tag must be escaped.
"""

import re
from dataclasses import dataclass, field
from html import unescape

from botapi.errors import ApiError, fault
from botapi.params import Json

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
MOST_ENTITIES = 100

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_ATTRIBUTES = {
    "a": {"href"},
    "span": {"class"},
    "code": {"class"},
    "tg-emoji": {"emoji-id"},
    "tg-time": {"unix", "format"},
    "blockquote": {"expandable"},
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[^\s<>/]*)(?P<attributes>[^<>]*)>|&(?P<ref>#?\w+);|(?P<bare>[<>&])")
_ATTRIBUTE = re.compile(r"""\s+([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?""")
_MERGED = {"bold", "italic", "underline", "strikethrough", "spoiler"}

# As tdlib finds them: a word character on either side, and every Chinese character is one, means that it is none.
_FOUND = {
    "bot_command": re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    "mention": re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)"),
    "url": re.compile(r"https?://[^\s，。]+"),
}


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 code units, the unit of every offset in the Bot API."""
    return len(text.encode("utf-16-le")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Return what an entity covers."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def spans(text: str, entities: list[Json], kind: str) -> list[str]:
    """Return the texts that entities of a kind cover ("blockquote" finds expandable ones too)."""
    kinds = kind, f"expandable_{kind}"
    return [utf16_slice(text, one["offset"], one["length"]) for one in entities if one["type"] in kinds]


def find_entities(text: str) -> list[Json]:
    """Find the commands, mentions and links that Telegram marks by itself."""
    found = [(match, kind) for kind, pattern in _FOUND.items() for match in pattern.finditer(text)]
    return [
        {"type": kind, "offset": utf16_length(text[: match.start()]), "length": utf16_length(match[0])}
        for match, kind in sorted(found, key=lambda pair: pair[0].start())
    ]


def checked_text(
    text: str | None, parse_mode: str | None, entities: list[Json] | None, longest: int
) -> tuple[str, list[Json]]:
    """Return text and entities of a message to be sent, or refuse them."""
    if parse_mode and parse_mode.lower() != "html":
        raise fault(f"this server parses HTML only, not {parse_mode}")
    plain, marked = parse_html(text or "") if parse_mode else (text or "", entities or [])
    plain, marked = _trim(plain, marked)
    if any(entity["offset"] < 0 or entity["offset"] + entity["length"] > utf16_length(plain) for entity in marked):
        raise fault("ENTITY_BOUNDS_INVALID")
    if utf16_length(plain) > longest:
        raise fault("message is too long" if longest == LONGEST_TEXT else "message caption is too long")
    return plain, marked[:MOST_ENTITIES]


@dataclass(slots=True)
class _Parser:
    """The state of one pass: what was read so far and the tags that are open."""

    source: str
    text: list[str] = field(default_factory=list)
    length: int = 0
    entities: list[Json] = field(default_factory=list)
    open: list[tuple[str, Json]] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.text.append(text)
        self.length += utf16_length(text)

    def error(self, what: str, at: int) -> ApiError:
        return fault(f"can't parse entities: {what} at byte offset {len(self.source[:at].encode())}")

    def start(self, tag: str, attributes: str, at: int) -> None:
        if tag not in _TYPES:
            raise self.error(f'Unsupported start tag "{tag}"', at)
        if any(opened in ("code",) or (opened == "pre" and tag != "code") for opened, _ in self.open):
            raise self.error(f'Tag "{tag}" inside code', at)
        if tag == "blockquote" and any(opened == tag for opened, _ in self.open):
            raise self.error("Nested block quotation", at)
        entity = {"type": _TYPES[tag], "offset": self.length, **self._details(tag, attributes, at)}
        self.open.append((tag, entity))

    def _details(self, tag: str, attributes: str, at: int) -> Json:
        if _ATTRIBUTE.sub("", attributes).strip():
            raise self.error(f'Malformed attributes of the tag "{tag}"', at)
        given = {name: a or b or c for name, a, b, c in _ATTRIBUTE.findall(attributes)}
        if set(given) - _ATTRIBUTES.get(tag, set()):
            raise self.error(f'Unknown attribute in the tag "{tag}"', at)
        if tag == "blockquote" and "expandable" in given:
            return {"type": "expandable_blockquote"}
        if tag == "span" and given.get("class") != "tg-spoiler":
            raise self.error('Tag "span" must have class "tg-spoiler"', at)
        if tag == "tg-time":
            if not re.fullmatch(r"\d+", given.get("unix", "")):
                raise self.error("Invalid date_time unix time", at)
            if not re.fullmatch("r|w?[dD]?[tT]?", given.get("format", "")):
                raise self.error("Invalid date_time format", at)
            return {"unix_time": int(given["unix"]), "date_time_format": given.get("format", "")}
        if tag == "a":
            return {"url": unescape(given.get("href", ""))}
        if tag == "code" and "class" in given:
            return {"language": given["class"].removeprefix("language-")}
        return {"custom_emoji_id": given.get("emoji-id", "")} if tag == "tg-emoji" else {}

    def end(self, tag: str, at: int) -> None:
        if not self.open:
            raise self.error("Unexpected end tag", at)
        opened, entity = self.open.pop()
        if tag != opened:
            raise self.error(f'Unmatched end tag, expected "</{opened}>", found "</{tag}>"', at)
        entity["length"] = self.length - entity["offset"]
        if entity["length"]:
            self.entities.append(entity)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return the plain text and its entities, sorted as Telegram sorts them; raise ApiError where malformed."""
    parser, position = _Parser(source), 0
    for token in _TOKEN.finditer(source):
        parser.add(source[position : token.start()])
        position = token.end()
        if token["bare"]:
            raise parser.error(f'Unescaped "{token["bare"]}"', token.start())
        if token["ref"]:
            parser.add(_character(parser, token))
        elif token["end"]:
            parser.end(token["tag"].lower(), token.start())
        else:
            parser.start(token["tag"].lower(), token["attributes"], token.start())
    parser.add(source[position:])
    if parser.open:
        raise fault(f"can't parse entities: Can't find end tag corresponding to start tag \"{parser.open[-1][0]}\"")
    return "".join(parser.text), _merge(parser.entities)


def _character(parser: _Parser, token: re.Match[str]) -> str:
    ref = token["ref"]
    if ref in _NAMED:
        return _NAMED[ref]
    if re.fullmatch(r"#\d+", ref):
        return chr(int(ref[1:]))
    if re.fullmatch(r"#[xX][0-9a-fA-F]+", ref):
        return chr(int(ref[2:], 16))
    raise parser.error(f'Unsupported character reference "{token[0]}"', token.start())


def _merge(entities: list[Json]) -> list[Json]:
    """Sort, and join neighbours of one simple kind, as Telegram does."""
    merged: list[Json] = []
    for entity in sorted(entities, key=lambda e: (e["type"], e["offset"])):
        last = merged[-1] if merged else None
        if last and last["type"] == entity["type"] in _MERGED and last["offset"] + last["length"] >= entity["offset"]:
            end = max(last["offset"] + last["length"], entity["offset"] + entity["length"])
            last["length"] = end - last["offset"]
        else:
            merged.append(dict(entity))
    return _ordered(merged)


def _ordered(entities: list[Json]) -> list[Json]:
    return sorted(entities, key=lambda e: (e["offset"], -e["length"], e["type"]))


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Strip white space from both ends and move the entities along."""
    lead = utf16_length(text) - utf16_length(text.lstrip())
    trimmed = text.strip()
    size, kept = utf16_length(trimmed), []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] - lead + entity["length"], size) if text != trimmed else start + entity["length"]
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return trimmed, kept
