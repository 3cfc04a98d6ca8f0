"""What the terminal chat does with a line: as in Telegram, for those without a token or a network."""

import re
from contextlib import suppress

from rich.console import Console
from rich.text import Text

from bot.conversation.conversation import MORE, Answered, Conversation
from bot.library import Engine
from bot.terminal.numbered import NumberedQuotes
from bot.terminal.replies import print_reply, words_for
from bot.terminal.screen import print_document, print_list, print_quote
from bot.words import words
from index.errors import YinjuError
from index.types import Span
from retrieval.requests.outcome import AnswerAgain, Outcome
from retrieval.types import Hint, Language

COMMAND = re.compile(r"[:：/]\s*(?P<name>[a-z]+)\s*(?P<rest>.*?)\s*", re.IGNORECASE)
STEPS = {"before": -1, "after": 1}
LISTED = 20  # documents


class Chat:
    """One person's conversation, and the quotes on the screen by their numbers."""

    def __init__(self, engine: Engine, out: Console, top: int, language: Language, conversation: Conversation) -> None:
        self._engine = engine
        self._out = out
        self._top = top
        self._words = words(language)
        self._conversation = conversation
        self._numbered = NumberedQuotes()

    def load(self) -> None:
        """Load what a first question needs; what goes wrong is said at the first question."""
        with suppress(YinjuError):
            self._engine.warm_first()

    def begin(self) -> None:
        """Say it if there is nothing to ask."""
        with suppress(YinjuError), self._engine.lend() as answerer:
            if not answerer.corpus.size:
                self._say("index-empty")

    def take(self, line: str) -> bool:
        """Answer one line; return whether the conversation goes on."""
        command = COMMAND.fullmatch(line.strip())
        if command and command["name"].lower() == "quit":
            return False
        try:
            if command:
                self._command(command["name"].lower(), command["rest"])
            else:
                self._ask(line)
        except YinjuError as error:
            self._out.print(Text(str(error), style="red"))
        return True

    def _command(self, name: str, rest: str) -> None:
        match name:
            case "before" | "after":
                self._look(rest, STEPS[name])
            case "more":
                with self._engine.lend() as answerer:
                    more = self._conversation.do(MORE, answerer, self._top)
                self._show(more)
            case "whole":
                self._whole(rest)
            case "sources":
                self._list(rest)
            case "new":
                self._conversation.new()
                self._say("chat-new")
            case _:
                self._say("chat-help" if name == "help" else "chat-unknown")

    def _ask(self, line: str) -> None:
        with self._engine.lend() as answerer:
            reply = self._conversation.take(line, answerer, self._top, LISTED)
        self._words = words_for(line, self._words)
        if isinstance(reply, Answered) and reply.answer.hint is Hint.EMPTY:
            self._say("chat-empty")
        else:
            self._show(reply)

    def _show(self, reply: Answered | Outcome) -> None:
        """Print what a line comes to, and note which quotes stand on the screen."""
        if isinstance(reply, AnswerAgain):
            self._numbered.show(reply.answer.quotes or reply.answer.nearest, reply.skip)
        elif isinstance(reply, Answered) and not reply.answer.hint:
            self._numbered.show(reply.answer.quotes or reply.answer.nearest)
        print_reply(self._out, reply, self._words)

    def _list(self, search: str) -> None:
        with self._engine.lend() as answerer:
            total, entries = answerer.corpus.find_documents(search, limit=LISTED, by="place")
        print_list(self._out, self._words("chat-sources", count=total), total, entries, self._words)

    def _look(self, rest: str, step: int) -> None:
        number = self._number(rest)
        if number is None:
            return
        with self._engine.lend() as answerer:
            passage = self._numbered.step(number, step, answerer)
        if passage:
            print_quote(self._out, passage, number, self._words)
        else:
            self._say("at-start" if step < 0 else "at-end")

    def _whole(self, rest: str) -> None:
        number = self._number(rest)
        if number is not None:
            quote = self._numbered.quote(number)
            with self._engine.lend() as answerer:
                document = answerer.corpus.document(quote.document)
            print_document(self._out, document, Span(quote.start, quote.end), self._words)

    def _number(self, rest: str) -> int | None:
        """Return the number of a quote on the screen, 1 where none is given; say so where there is no such quote."""
        number = self._numbered.number(rest)
        if number is None:
            self._say("chat-no-quote")
        return number

    def _say(self, name: str) -> None:
        self._out.print(Text(self._words(name)))
