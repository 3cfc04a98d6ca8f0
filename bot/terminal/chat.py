"""The terminal chat: the same questions and answers as in Telegram, for those without a token or a network."""

import re
from contextlib import suppress

from rich.console import Console
from rich.text import Text

from bot.library import Library
from bot.terminal.screen import print_answer, print_quote
from bot.words import words
from index.errors import YinjuError
from retrieval.types import Language, Quote

PROMPT = "? "
COMMAND = re.compile(r"[:：]\s*(?P<name>[a-z]+)\s*(?P<number>\d*)\s*", re.IGNORECASE)
STEPS = {"before": -1, "after": 1}


class Chat:
    """One person's conversation: what was asked last, and the quotes on the screen by their numbers."""

    def __init__(self, library: Library, out: Console, top: int, language: Language) -> None:
        self._library = library
        self._out = out
        self._top = top
        self._words = words(language)
        self._question: str | None = None
        self._shown: list[Quote] = []

    def run(self) -> None:
        """Talk until the person leaves: by :quit, Ctrl-D or Ctrl-C."""
        with suppress(ImportError):  # editing and history of the line, where Python was built with it
            import readline  # noqa: F401
        self._say("chat-welcome")
        with suppress(EOFError, KeyboardInterrupt):
            while self.take(input(PROMPT)):
                pass
        self._say("chat-bye")

    def take(self, line: str) -> bool:
        """Answer one line; return whether the conversation goes on."""
        command = COMMAND.fullmatch(line.strip())
        if command and command["name"].lower() == "quit":
            return False
        try:
            if command:
                self._command(command["name"].lower(), int(command["number"] or 1))
            else:
                self._ask(line)
        except YinjuError as error:
            self._out.print(Text(str(error), style="red"))
        return True

    def _command(self, name: str, number: int) -> None:
        if name in STEPS:
            self._look(number, STEPS[name])
        elif name == "more":
            self._more()
        else:
            self._say("chat-help" if name == "help" else "chat-unknown")

    def _ask(self, question: str) -> None:
        answer = self._library.answer(question, self._top)
        self._words = words(answer.language) if answer.language else self._words
        self._question = question if answer.quotes else None
        self._shown = list(answer.quotes or answer.nearest)
        print_answer(self._out, answer, self._words)

    def _more(self) -> None:
        if self._question is None:
            self._say("chat-no-question")
            return
        more = self._library.answer(self._question, self._top, skip=len(self._shown)).quotes
        for quote in more:
            self._shown.append(quote)
            print_quote(self._out, quote, len(self._shown))
        if not more:
            self._say("no-more")

    def _look(self, number: int, step: int) -> None:
        if not 1 <= number <= len(self._shown):
            self._say("chat-no-quote")
            return
        quote = self._library.neighbour(self._shown[number - 1].passage, step)
        if quote is None:
            self._say("at-start" if step < 0 else "at-end")
            return
        self._shown[number - 1] = quote  # so that the next :after goes on from here
        print_quote(self._out, quote, number)

    def _say(self, name: str) -> None:
        self._out.print(Text(self._words(name)))
