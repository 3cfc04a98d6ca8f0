"""What a line comes to, printed: an answer, or what it asked to be done."""

from rich.console import Console
from rich.text import Text

from bot.conversation.conversation import Answered
from bot.index_report import places_known
from bot.script import language_typed
from bot.terminal.screen import print_answer, print_document, print_list, print_quote
from bot.words import Words, words
from index.types import Span
from retrieval.requests import RequestKind
from retrieval.requests.outcome import (
    AnswerAgain,
    DocumentList,
    KnownPlaces,
    NothingBefore,
    OneDocument,
    Outcome,
    UnknownSite,
)

NOWHERE = Span(0, 0)


def words_for(line: str, usual: Words) -> Words:
    """Return the words in the language of a line, where that tells."""
    language = language_typed(line, usual.language)
    return words(language) if language else usual


def print_reply(out: Console, reply: Answered | Outcome, t: Words) -> None:
    """Print what a line comes to."""
    match reply:
        case Answered():
            _print_answered(out, reply, t)
        case AnswerAgain():
            _print_again(out, reply, t)
        case KnownPlaces(info):
            out.print(Text(places_known(info, t)))
        case OneDocument(document):
            print_document(out, document, NOWHERE, t)
        case DocumentList():
            _print_documents(out, reply, t)
        case UnknownSite():
            out.print(Text(t("hint-link")))
        case NothingBefore():
            out.print(Text(t("request-nothing-before")))


def _print_answered(out: Console, reply: Answered, t: Words) -> None:
    if reply.understood:
        out.print(Text(t("understood", question=reply.understood), style="italic dim"))
    if reply.fixed:
        out.print(Text(t("fixed-answer", date=reply.fixed.day), style="bold"))
        out.print(Text(reply.fixed.answer))
    if reply.fixed and not reply.answer.answered:
        return
    if reply.is_older:
        out.print(Text(t("older")))
    print_answer(out, reply.answer, t)


def _print_again(out: Console, reply: AnswerAgain, t: Words) -> None:
    if reply.is_wrong:
        out.print(Text(t("request-sorry")))
    if reply.is_over:
        out.print(Text(t("no-more" if reply.skip else "rephrase")))
    elif not reply.skip:
        print_answer(out, reply.answer, t)
    for number, quote in enumerate(reply.answer.quotes if reply.skip else (), reply.skip + 1):
        print_quote(out, quote, number, t)


def _print_documents(out: Console, found: DocumentList, t: Words) -> None:
    if found.missing is not None:
        out.print(Text(t("chat-no-document", search=found.missing)))
    if not found.total:
        if found.missing is None:
            out.print(Text(t("index-empty")))
        return
    if found.kind is RequestKind.ABOUT:
        title = t("request-about", topic=found.words)
    elif found.kind is RequestKind.SITE:
        title = t("request-site", topic=found.words)
    elif found.kind is RequestKind.RECENT:
        title = t("request-recent", count=len(found.entries))
    else:
        title = t("chat-sources", count=found.total)
    print_list(out, title, found.total, found.entries, t)
