"""Record an administrator's day from the running bot: `make transcript` writes docs/administration.md and its picture.

The bot runs as a process of its own on the example corpus, against the tests' Bot API server. What it says is written
down as it is, so the page shows nothing that the bot does not do.
"""

import asyncio
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from botapi import BotApiServer, Driver, Message, Private
from botapi.entities import utf16_length

from bot.words import Words, words
from e2e.corpus import ROOT, copy_examples
from e2e.process import BotProcess
from retrieval.types import Language

ADMIN = 7001
HEAD = """# An administrator's day

Everything below was said by the running bot, on the example corpus; `make transcript` records it anew. `┃` marks
quotes, `[ ]` buttons. The bot speaks the language of whoever writes to it; here that is Simplified Chinese.
"""
ARTICLE = """<html><head><title>泰安市公布冬季供暖安排_泰安民生网</title></head><body>
<div>首页 &gt; 民生 &gt; 正文</div>
<h1>泰安市公布冬季供暖安排</h1><p>2025-10-28　来源：泰安民生网　编辑：值班编辑　【打印】【关闭】</p>
<p>10月28日，泰安市住房和城乡建设局公布冬季供暖安排。{when}，室内温度不低于20摄氏度。</p>
<p>市住房和城乡建设局要求，供热企业在供暖前逐栋检查管道，居民可以拨打供热服务电话报修，维修人员两小时内上门。</p>
<p>今年全市新增集中供暖面积120万平方米，36个老旧小区第一次接入集中供暖。</p>
<div>版权所有 泰安民生网 鲁ICP备00000000号 分享到：微信 微博</div></body></html>
"""


@dataclass
class Record:
    """The page as it grows."""

    parts: list[str] = field(default_factory=lambda: [HEAD])

    def title(self, text: str) -> None:
        """Begin a section."""
        self.parts.append(f"## {text}\n")

    def says(self, text: str) -> None:
        """Write down what a person does."""
        self.parts.append(f"**{text}**\n")

    def shows(self, message: Message) -> None:
        """Write down what the bot shows."""
        self.parts.append(f"```text\n{rendered(message)}\n```\n")


def rendered(message: Message) -> str:
    """Return a message as plain text: quotes behind a bar, a file's name, a row of buttons in brackets a line."""
    lines = [f"📎 {message.file.name}"] if message.file and not message.photo else []
    lines += _barred(message).splitlines()
    rows = (message.markup or {}).get("inline_keyboard", [])
    lines += ["  ".join(f"[ {button['text']} ]" for button in row) for row in rows]
    return "\n".join(lines)


def _barred(message: Message) -> str:
    text = message.text or ""
    quoted = [each for each in message.entities if each["type"] in ("blockquote", "expandable_blockquote")]
    pieces, at, offset = [], 0, 0
    for index, character in enumerate(text):
        if any(each["offset"] <= offset < each["offset"] + each["length"] for each in quoted):
            begins = index == 0 or text[index - 1] == "\n"
            pieces += [text[at:index], "┃ " if begins else ""]
            at = index
        offset += utf16_length(character)
    return "".join(pieces) + text[at:]


class Day:
    """The people of the day and what they do, one after the other."""

    def __init__(self, bot: BotProcess, record: Record) -> None:
        self.bot = bot
        self.record = record
        self.own: Words = words(Language.SIMPLIFIED)
        people = Driver(bot.server)
        self.admin = people.private(people.user("管理员", "zh-hans", user_id=ADMIN))
        self.readers = [people.private(language_code="zh-hans") for _ in range(3)]

    async def ask(self, chat: Private, text: str, who: str = "管理员") -> Message:
        """Send a text and write down it and the reply."""
        message = await chat.ask(text)
        self.record.says(f"{who}：{text}")
        self.record.shows(message)
        return message

    async def press(self, message: Message, button: str, until: str) -> None:
        """Press a button and write down what became of its message."""
        await self.admin.press(message, button)
        await self.bot.server.wait(lambda: until in (message.text or ""), what=until)
        self.record.says(f"管理员按下［{button}］")
        self.record.shows(message)

    async def send(self, name: str, when: str) -> Message:
        """Send the article as a file and write down the preview."""
        sent = self.admin.send_document(name, ARTICLE.replace("{when}", when).encode())
        preview = await self.admin.reply(sent)
        await self.bot.server.wait(lambda: preview.buttons, what="the preview")
        self.record.says(f"管理员发来文件 {name}")
        self.record.shows(preview)
        return preview


async def questions(day: Day) -> None:
    """Readers ask; two questions have no answer yet."""
    day.record.title("People ask")
    asked = await day.ask(day.readers[0], "哪个城市强调了人才政策？", "读者")
    await day.readers[0].press(asked, "👍")
    await day.ask(day.readers[0], "绍兴新版人才政策有多少条？", "读者")
    await day.ask(day.readers[0], "那株洲呢？", "读者")
    await day.ask(day.readers[1], "泰安市冬季从哪天开始供暖？", "读者")
    await day.readers[2].ask("泰安市冬季哪天开始供暖")
    await day.readers[2].ask("谢谢")  # it is answered only after all about the question before was noted


async def adding(day: Day) -> None:
    """What was missing is sent, looked at, added; then replaced by a newer version."""
    t = day.own
    day.record.title("What could not be answered")
    await day.ask(day.admin, "/unanswered")
    day.record.title("Adding a document")
    preview = await day.send("taian-heating.html", "全市从11月15日零时起供暖")
    await day.press(preview, t("button-add"), "新增 1")
    await day.ask(day.readers[1], "泰安市冬季从哪天开始供暖？", "读者")
    day.record.title("A newer version takes its place")
    newer = await day.send("taian-heating.html", "全市供暖提前到11月10日零时")
    await day.press(newer, t("button-replace", title="泰安市公布冬季供暖安排"), "修改 1")


async def looking_after(day: Day) -> None:
    """Documents are listed, one is removed and brought back; the index is rolled back."""
    t = day.own
    day.record.title("Finding, removing, bringing back")
    await day.ask(day.admin, "/documents 泰安")
    removal = await day.ask(day.admin, "/remove 泰安市公布冬季供暖安排")
    await day.press(removal, t("button-remove"), "移除 1")
    await day.press(removal, t("button-undo"), "新增 1")
    day.record.title("Going back to an earlier index")
    kept = await day.ask(day.admin, "/rollback")
    await day.press(kept, "2", t("rollback-ask", index="").split("\n")[0])
    await day.press(kept, t("button-not"), t("rollback-title")[:8])


async def looking_back(day: Day) -> None:
    """The rankings of a question, the figures, the log."""
    day.record.title("Why a question is answered or refused")
    await day.ask(day.admin, "/hittest 泰安市冬季从哪天开始供暖？")
    day.record.title("Figures")
    stats = await day.ask(day.admin, "/stats")
    (ROOT / "docs" / "stats.png").write_bytes(stats.photo or b"")
    day.record.parts.append("![Questions, answers and response times by day](stats.png)\n")
    day.record.title("Who did what")
    await day.ask(day.admin, "/audit")


async def record_day(folder: Path) -> str:
    """Run the bot through the day and return the page."""
    server, record = BotApiServer(), Record()
    await server.start()
    bot = BotProcess(server, copy_examples(folder / "documents"), folder / "data", (ADMIN,))
    try:
        await bot.start()
        day = Day(bot, record)
        for part in (questions, adding, looking_after, looking_back):
            await part(day)
        await bot.end()
    finally:
        await bot.destroy()
        await server.stop()
    return "\n".join(record.parts)


def main() -> None:
    """Write the page."""
    with tempfile.TemporaryDirectory() as folder:
        page = asyncio.run(record_day(Path(folder)))
    (ROOT / "docs" / "administration.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
