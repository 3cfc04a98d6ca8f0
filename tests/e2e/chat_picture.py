"""Draw questions and the running bot's replies as a chat: `make picture` writes docs/answer.png for the README."""

import asyncio
import io
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Final

from botapi import BotApiServer, Driver, Message
from botapi.entities import utf16_length
from PIL import Image, ImageDraw, ImageFont

from e2e.corpus import ROOT, copy_examples
from e2e.process import BotProcess

ASKED: Final = (
    ("zh-hans", "绍兴新版人才政策有多少条？"),
    ("zh-hans", "那株洲呢？"),
    ("en", "Which city stressed talent policy?"),
    ("zh-hant", "三門峽市今年要引進多少名博士？"),
)
WIDTH, TALLEST = 840, 6000
EDGE, PAD, LINE, GAP = 24, 22, 44, 14
FOLDED: Final = 3  # lines of a folded quote that are shown
PAPER, BUBBLE, MINE, QUOTE, BAR, KEY = "#d5e2c8", "#ffffff", "#effddf", "#eaf4ea", "#3fa648", "#7d9a71"
INK, LINK, SKIN = "#111111", "#2678b6", "#ffca4f"
DOTS: Final = {"⚪": "#ffffff", "🟡": "#ffca4f"}  # which the font has not
CLOSING: Final = "，。、；：？！”’）》…,.;:?!)"

Draw = ImageDraw.ImageDraw


@dataclass(frozen=True, slots=True)
class Style:
    """How a character looks; `quote` numbers the quotation that it is in."""

    bold: bool = False
    link: bool = False
    quote: int | None = None
    folded: bool = False


Line = list[tuple[str, Style]]


def styled(message: Message) -> Line:
    """Return a message's characters with the looks that its entities give them."""
    kinds = [(each["offset"], each["offset"] + each["length"], each["type"]) for each in message.entities]
    quotes = [each for each in kinds if each[2].endswith("blockquote")]
    found, at = [], 0
    for character in message.text or "":
        inside = [kind for start, end, kind in kinds if start <= at < end]
        quote = next((number for number, (start, end, _) in enumerate(quotes) if start <= at < end), None)
        folded = "expandable_blockquote" in inside
        found.append((character, Style("bold" in inside, "text_link" in inside, quote, folded)))
        at += utf16_length(character)
    return found


def paragraphs(characters: Line) -> Iterator[Line]:
    """Yield the lines of a message as it was written."""
    for is_end, group in groupby(characters, lambda each: each[0] == "\n"):
        if not is_end:
            yield list(group)
        else:
            yield from ([] for _ in range(len(list(group)) - 1))


class Chat:
    """The picture as it grows, from top to bottom."""

    def __init__(self) -> None:
        font = files("pylopdf_fonts_zh_cn").joinpath("NotoSansSC-Regular.otf").read_bytes()
        self.font = ImageFont.truetype(io.BytesIO(font), 28)
        self.image = Image.new("RGB", (WIDTH, TALLEST), PAPER)
        self.draw: Draw = ImageDraw.Draw(self.image)
        self.y = EDGE

    def question(self, text: str) -> None:
        """Draw what a person wrote, at the right."""
        left = WIDTH - EDGE - 2 * PAD - self.font.getlength(text)
        self.draw.rounded_rectangle((left, self.y, WIDTH - EDGE, self.y + LINE + PAD), 22, MINE)
        self.draw.text((left + PAD, self.y + PAD / 2), text, INK, self.font)
        self.y += LINE + PAD + GAP

    def reply(self, message: Message) -> None:
        """Draw what the bot answered, with its buttons."""
        top, self.y = self.y, self.y + PAD
        drawn = self._blocks(message)
        self.draw.rounded_rectangle((EDGE, top, WIDTH - EDGE, self.y + PAD), 22, BUBBLE)
        for lines, style, y in drawn:
            self._block(lines, style, y)
        self.y += PAD + 8
        for row in (message.markup or {}).get("inline_keyboard", []):
            self._row([button["text"] for button in row])
        self.y += GAP

    def save(self, path: Path) -> None:
        """Write the picture, as high as it has become."""
        self.image.crop((0, 0, WIDTH, self.y)).quantize(128).save(path, optimize=True)

    def _blocks(self, message: Message) -> list[tuple[list[Line], Style, int]]:
        """Return the paragraphs, broken into lines, and where each begins."""
        found = []
        for paragraph in paragraphs(styled(message)):
            style = paragraph[0][1] if paragraph else Style()
            is_quote = style.quote is not None
            lines = self._broken(paragraph, WIDTH - 2 * (EDGE + PAD) - (40 if is_quote else 0))
            if style.folded and len(lines) >= FOLDED:  # the last one leaves room for the arrow
                lines = [*lines[: FOLDED - 1], self._broken(lines[FOLDED - 1], WIDTH - 2 * (EDGE + PAD) - 90)[0]]
            found.append((lines, style, self.y))
            self.y += (len(lines) or 1) * LINE * (1 if paragraph else 0) + (6 if is_quote else 0) + (not paragraph) * 18
        return found

    def _broken(self, paragraph: Line, width: float) -> list[Line]:
        """Break a paragraph at the width: between Chinese characters, around Latin words, not before closing marks."""
        lines: list[Line] = [[]]
        used = 0.0
        text = "".join(character for character, _ in paragraph)
        for match in re.finditer(r"[!-~]+|.", text):
            length = self.font.getlength(match[0])
            if used + length > width and match[0][0] not in CLOSING:
                lines.append([])
                used = 0.0
            lines[-1] += paragraph[match.start() : match.end()]
            used += length
        return lines

    def _block(self, lines: list[Line], style: Style, y: int) -> None:
        left = EDGE + PAD
        if style.quote is not None:
            self.draw.rectangle((left, y, WIDTH - EDGE - PAD, y + len(lines) * LINE), QUOTE)
            self.draw.rectangle((left, y, left + 5, y + len(lines) * LINE), BAR)
            left += 20
        for number, line in enumerate(lines):
            x = float(left)
            for look, group in groupby(line, lambda each: each[1]):
                piece = "".join(character for character, _ in group)
                ink = LINK if look.link else INK
                if piece[0] in DOTS:
                    self.draw.ellipse(
                        (x + 4, y + number * LINE + 10, x + 26, y + number * LINE + 32), DOTS[piece[0]], BAR
                    )
                    x, piece = x + 32, piece[1:]
                self.draw.text((x, y + number * LINE), piece, ink, self.font, stroke_width=0.6 * look.bold)
                x += self.font.getlength(piece)
        if style.folded:
            x, base = WIDTH - EDGE - PAD - 36, y + len(lines) * LINE - 26
            self.draw.line([(x, base), (x + 10, base + 10), (x + 20, base)], BAR, 4)

    def _row(self, labels: list[str]) -> None:
        width = (WIDTH - 2 * EDGE - 8 * (len(labels) - 1)) / len(labels)
        for number, label in enumerate(labels):
            left = EDGE + number * (width + 8)
            self.draw.rounded_rectangle((left, self.y, left + width, self.y + 54), 16, KEY)
            middle = left + width / 2
            if label in ("👍", "👎"):
                self._thumb(middle, self.y + 27, 1 if label == "👍" else -1)
            else:
                shown = label if self.font.getlength(label) < width else f"{label[: int(width // 28) - 1]}…"
                self.draw.text((middle, self.y + 6), shown, "white", self.font, anchor="ma")
        self.y += 62

    def _thumb(self, x: float, y: float, up: int) -> None:
        """Draw a thumb, which the font has not."""

        def at(*points: tuple[int, int]) -> list[tuple[float, float]]:
            return [(x + dx, y - up * dy) for dx, dy in points]

        self.draw.polygon(at((-18, 4), (-12, 4), (-12, -14), (-18, -14)), SKIN)
        self.draw.polygon(at((-9, 3), (-1, 18), (5, 17), (5, 5), (17, 5), (16, -14), (-9, -14)), SKIN)


async def chat(folder: Path) -> Chat:
    """Ask a bot that runs on the example corpus, and return the picture."""
    server, picture = BotApiServer(), Chat()
    await server.start()
    bot = BotProcess(server, copy_examples(folder / "documents"), folder / "data", ())
    try:
        await bot.start()
        people = {code: Driver(server).private(language_code=code) for code, _ in ASKED}
        for code, question in ASKED:
            picture.question(question)
            picture.reply(await people[code].ask(question))
        await bot.end()
    finally:
        await bot.destroy()
        await server.stop()
    return picture


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(chat(Path(folder))).save(ROOT / "docs" / "answer.png")


if __name__ == "__main__":
    sys.exit(main())
