"""The terminal chat: the same questions and answers as in Telegram, for those without a token or a network."""

import re
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from rich.console import Console
from rich.text import Text

from bot.index_report import places_known
from bot.library import Engine
from bot.terminal.history import line_editing
from bot.terminal.screen import print_answer, print_document, print_list, print_quote
from bot.words import words
from index.errors import YinjuError
from index.types import Span
from retrieval.conversation import answer_in_turn
from retrieval.followup import Context, context_of
from retrieval.question import language_of
from retrieval.relative_times import request_at
from retrieval.requests import Request, RequestKind, requested_documents
from retrieval.types import Hint, Language, Quote

PROMPT = "? "
COMMAND = re.compile(r"[:：/]\s*(?P<name>[a-z]+)\s*(?P<rest>.*?)\s*", re.IGNORECASE)
STEPS = {"before": -1, "after": 1}
LISTED = 20  # documents


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What stands under a number on the screen: a quote, with the sentences around it, or a passage walked on to."""

    quote: Quote
    is_quote: bool = True


class Chat:
    """One person's conversation: what was asked last, and the quotes on the screen by their numbers."""

    def __init__(
        self, engine: Engine, out: Console, top: int, language: Language, today: Callable[[], date] = date.today
    ) -> None:
        self._engine = engine
        self._out = out
        self._top = top
        self._today = today
        self._words = words(language)
        self._question: str | None = None
        self._context: Context | None = None
        self._shown: list[ShownAnswer] = []

    def run(self) -> None:
        """Talk until the person leaves: by :quit, Ctrl-D or Ctrl-C."""
        self._say("chat-welcome")
        loading = threading.Thread(target=self._load, name="load", daemon=True)
        loading.start()
        with suppress(EOFError, KeyboardInterrupt), line_editing(PROMPT) as prompt:
            line = input(prompt)
            with self._out.status(self._words("chat-loading")):
                loading.join()
            while self.take(line):
                line = input(prompt)
        self._say("chat-bye")

    def _load(self) -> None:
        """Load everything while the person types; what goes wrong is said at the first question."""
        with suppress(YinjuError):
            self._engine.warm()

    def take(self, line: str) -> bool:
        """Answer one line; return whether the conversation goes on."""
        command = COMMAND.fullmatch(line.strip())
        if command and command["name"].lower() == "quit":
            return False
        try:
            if command:
                self._command(command["name"].lower(), command["rest"])
            elif request := request_at(line, self._today()):
                self._meet(request, line)
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
                self._more()
            case "whole":
                self._whole(rest)
            case "sources":
                self._list(rest)
            case "new":
                self._context = None
                self._say("chat-new")
            case _:
                self._say("chat-help" if name == "help" else "chat-unknown")

    def _list(self, search: str) -> None:
        with self._engine.lend() as answerer:
            total, entries = answerer.corpus.find_documents(search, limit=LISTED, by="place")
        print_list(self._out, total, entries, self._words)

    def _ask(self, line: str) -> None:
        with self._engine.lend() as answerer:
            timed = answer_in_turn(answerer, line, self._context, self._today(), self._top)
        question, answer = timed.question, timed.answer
        self._words = words(answer.language) if answer.language else self._words
        if answer.hint is Hint.EMPTY:
            self._say("chat-empty")
            return
        if timed.understood:
            self._out.print(Text(self._words("understood", question=timed.understood), style="italic dim"))
        if timed.is_older:
            self._say("older")
        if not answer.hint:
            self._context = context_of(question, answer)
            self._question = question
            self._shown = [ShownAnswer(quote) for quote in answer.quotes or answer.nearest]
        print_answer(self._out, answer, self._words)

    def _meet(self, request: Request, line: str) -> None:
        """Do what a line asks to be done."""
        language = language_of(line)
        self._words = words(language) if language else self._words
        match request.kind:
            case RequestKind.REPEAT | RequestKind.MORE | RequestKind.WRONG if self._question is None:
                self._say("request-nothing-before")
            case RequestKind.REPEAT:
                self._ask(self._question or "")
            case RequestKind.MORE:
                self._more()
            case RequestKind.WRONG:
                self._say("request-sorry")
                self._more()
            case RequestKind.PLACES:
                self._places()
            case RequestKind.WHOLE if not request.words:
                self._whole("")
            case _:
                self._documents(request)

    def _documents(self, request: Request) -> None:
        """List the documents that are meant; print the only one where that was asked for."""
        with self._engine.lend() as answerer:
            total, entries = requested_documents(request, answerer, 0, LISTED)
            is_one = request.kind is RequestKind.NEWEST or (request.kind is RequestKind.WHOLE and total == 1)
            document = answerer.corpus.document(entries[0].path) if is_one and entries else None
        if document:
            print_document(self._out, document, Span(0, 0), self._words)
        else:
            print_list(self._out, total, entries, self._words)

    def _places(self) -> None:
        with self._engine.lend() as answerer:
            said = places_known(answerer.corpus.info, self._words)
        self._out.print(Text(said))

    def _more(self) -> None:
        if self._question is None:
            self._say("chat-no-question")
            return
        with self._engine.lend() as answerer:
            more = answerer.answer(self._question, self._top, skip=len(self._shown)).quotes
        for quote in more:
            self._shown.append(ShownAnswer(quote))
            print_quote(self._out, quote, len(self._shown), self._words)
        if not more:
            self._say("no-more")

    def _look(self, rest: str, step: int) -> None:
        number = self._number(rest)
        if number is None:
            return
        shown = self._shown[number - 1]
        with self._engine.lend() as answerer:
            quote = answerer.neighbour(shown.quote.passage, step, shown.is_quote)
        if quote is None:
            self._say("at-start" if step < 0 else "at-end")
            return
        self._shown[number - 1] = ShownAnswer(quote, is_quote=False)  # so that the next :after goes on from here
        print_quote(self._out, quote, number, self._words)

    def _whole(self, rest: str) -> None:
        number = self._number(rest)
        if number is not None:
            quote = self._shown[number - 1].quote
            with self._engine.lend() as answerer:
                document = answerer.corpus.document(quote.document)
            print_document(self._out, document, Span(quote.start, quote.end), self._words)

    def _number(self, rest: str) -> int | None:
        """Return the number of a quote on the screen, 1 where none is given; say so where there is no such quote."""
        number = int(rest or 1) if re.fullmatch(r"\d*", rest) else 0
        if 1 <= number <= len(self._shown):
            return number
        self._say("chat-no-quote")
        return None

    def _say(self, name: str) -> None:
        self._out.print(Text(self._words(name)))
