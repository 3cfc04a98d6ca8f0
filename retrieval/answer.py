"""The way of a question, from top to bottom: `Answerer.answer` is its table of contents.

Deterministic: the same question on the same corpus gives the same answer.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from index.corpus import Corpus, StoredPassage
from index.errors import YinjuError
from index.passages.window import window
from index.places.mentions import find_places, is_within
from index.types import Encoder, Span, Vectors
from retrieval.decide import Verdict, decide, missing_places
from retrieval.detail import Detail
from retrieval.explain import Explanation, explain
from retrieval.extracted_answer import EXACT, PARALLEL, is_read, shown_answer
from retrieval.group import grouped, is_grouped
from retrieval.lists.asked import listing_of
from retrieval.lists.described import is_described
from retrieval.lists.heads import Sought
from retrieval.lists.listed import listed, pool
from retrieval.looks import is_in_unit, lacks
from retrieval.named import Named
from retrieval.negation import asks_for_absence
from retrieval.offices import office_asked
from retrieval.own_words import understood
from retrieval.parameters import DECISION, RANKING, Decision, Ranking
from retrieval.particulars import fits_particulars
from retrieval.pinyin import from_pinyin
from retrieval.question import Question, understand
from retrieval.quote import as_quoted, choose, marking, plain, rest_of
from retrieval.rank import Found, is_of_other_period, places_of, search
from retrieval.reread import Reread, reread
from retrieval.rule_answer import OF_THE_PLACE, doer, only_one, short_answer, told_apart, whose_deed
from retrieval.said import clause_saying
from retrieval.tables import Cell
from retrieval.types import Answer, Around, Hint, Quote, Reader, Wanted
from retrieval.who import held_by


class PassageGoneError(YinjuError):
    """A passage that was quoted once is not in the corpus."""


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers questions from one corpus; safe to use from several threads.

    Where there is a reader, it reads the best passages with a Chinese question: for their order and for the short
    answer. Else the ranking's order stands, and rules have to do.
    """

    corpus: Corpus
    encoder: Encoder
    reader: Reader | None = None
    ranking: Ranking = RANKING
    decision: Decision = DECISION

    def answer(self, question: str, top: int = 3, skip: int = 0) -> Answer:
        """Answer with the quotes `skip` + 1 to `skip` + `top`, or as many of them as there are."""
        started = time.perf_counter()
        asked = understood(question, self.corpus, self.ranking)
        if not (asked.is_chinese or asked.hint) and (spelt := from_pinyin(question, self.corpus)):
            asked = understand(spelt, self.ranking)
        nothing = Answer(question, False, None, (), (), 0.0, asked.language, asked.hint)
        if asked.hint or not self.corpus.size:
            return _timed(nothing, started)
        vector = self.encoder.query(asked.folded)
        searched = search(asked, vector, self.corpus, self.ranking).found
        verdict = decide(asked, searched, self.corpus, self.ranking, self.decision)
        if verdict.evidence.is_absence:
            return _timed(replace(nothing, hint=Hint.ABSENCE), started)
        told, cell = replace(nothing, chance=verdict.chance), verdict.evidence.cell
        is_plain = cell is not None or asks_for_absence(asked.folded)
        named = None if is_plain else self._named(asked, vector, verdict)
        # What fits the question best may name none of them: it describes them instead.
        best = searched[: self.ranking.named_in]
        is_led = verdict.answered and named is not None and named.may_be_none_of(best)
        if named and verdict.evidence.lacking is Detail.NAMES and len(named.quotes) == 1:
            named = None  # several are asked for, and nothing lists them
        if named and named.is_of_names and verdict.answered and self._is_described(asked, best, named, is_led):
            named = None
        if named and named.is_of_places and not is_led:
            return _timed(named.shown(told, skip, top), started)
        reader = self.reader if verdict.answered or verdict.offers_near else None  # nothing is shown else
        read = reread(asked, searched, self.corpus, reader, self.ranking)
        found = self._with_detail(asked, read.found, verdict)
        if cell:
            return _timed(self._of_table(asked, cell, found, told, skip, top), started)
        if named and named.quotes:
            # Behind those that name somebody come the others, as an answer may name nobody.
            others = choose(asked, found, self.corpus, self.ranking)
            full = named.led_by(islice(others, self.ranking.named_in)) if is_led else named.followed_by(others)
            return _timed(full.shown(told, skip, top), started)
        quotes = tuple(islice(self._quotes(asked, found), skip, skip + top))
        if verdict.answered and not named:
            return _timed(self._with_short(asked, quotes, None if skip else read, verdict, told), started)
        return _timed(
            replace(told, nearest=tuple(replace(quote, label=None) for quote in quotes) if verdict.offers_near else ()),
            started,
        )

    def explain(self, question: str, top: int = 5) -> Explanation | None:
        """Return what each ranking saw of the question, `top` passages each; None where there is nothing to see."""
        asked = understood(question, self.corpus, self.ranking)
        if asked.hint or not self.corpus.size:
            return None
        vector = self.encoder.query(asked.folded)
        return explain(asked, vector, self.corpus, top, self.ranking, self.decision)

    def passage(self, key: str) -> Quote:
        """Return a passage by itself.

        Raises:
            PassageGoneError: the corpus has no such passage.
        """
        known = self._known(key)
        return rest_of(known, [], self.corpus.document(known.document))

    def neighbour(self, passage: str, step: int, quoted: bool = False) -> Quote | None:
        """Return the passage before (-1) or after (+1) another in its document, or None past either end.

        `quoted`: the passage was shown as a quote, with the sentences around it; what these showed is left out.

        Raises:
            PassageGoneError: the corpus has no such passage.
        """
        if step not in (-1, 1):
            raise ValueError(f"a step is -1 or 1, not {step}")
        known = self._known(passage)
        document = self.corpus.document(known.document)
        shown = Span(known.start, known.end)
        if quoted:
            shown = window(document.text, shown, document.headings)
        other = self.corpus.neighbour(known, step)
        while other and shown.start <= other.start and other.end <= shown.end:
            other = self.corpus.neighbour(other, step)
        return rest_of(other, [shown], document) if other else None

    def around(self, passage: str) -> Around:
        """Return a passage with the ones before and after it, as one slice of the document.

        Raises:
            PassageGoneError: the corpus has no such passage.
        """
        known = self._known(passage)
        document = self.corpus.document(known.document)
        shown = window(document.text, Span(known.start, known.end), document.headings)
        first, last = (self.corpus.neighbour(known, step) or known for step in (-1, 1))
        start, end = min(first.start, shown.start), max(last.end, shown.end)
        marked = ((shown.start - start, shown.end - start),)
        quote = replace(rest_of(known, [], document), start=start, end=end, text=document.text[start:end])
        return Around(replace(quote, highlights=marked), first.key, last.key)

    def _known(self, key: str) -> StoredPassage:
        known = self.corpus.by_key(key)
        if known is None:
            raise PassageGoneError("That passage is no longer in the index; its document was changed or removed.")
        return known

    def _of_table(
        self, question: Question, cell: Cell, found: Sequence[Found], told: Answer, skip: int, top: int
    ) -> Answer:
        """Answer with the row of a cell before all others."""
        best = [cell.row, *(each for each in found if each[0] != cell.row[0])]
        quotes = tuple(islice(choose(question, best, self.corpus, self.ranking), skip, skip + top))
        if skip:
            return replace(told, answered=True, quotes=quotes)
        first = marking(quotes[0], cell.text)
        return replace(told, answered=True, short_answer=cell.text, quotes=(first, *quotes[1:]))

    def _with_short(
        self, asked: Question, quotes: tuple[Quote, ...], read: Reread | None, verdict: Verdict, told: Answer
    ) -> Answer:
        """Answer with quotes, and with a short answer to the first where they are the first ones: these were `read`."""
        short = self._short(asked, quotes[0], read) if quotes and read else None
        short = short if short and is_in_unit(asked, short, quotes[0].text) else None
        if short and verdict.is_said and short not in (clause_saying(asked, quotes[0].text) or ""):
            short = None  # the sentence that says it has another
        if short:
            quotes = (marking(quotes[0], short), *quotes[1:])
        if asked.wanted is Wanted.PERSON and quotes and read:
            quotes = (replace(quotes[0], label=short), *quotes[1:])  # the two never name two people
        kind = asked.wanted if any(quote.label for quote in quotes) else None
        return replace(told, answered=True, short_answer=short, quotes=quotes, grouped=kind)

    def _with_detail(self, question: Question, found: Sequence[Found], verdict: Verdict) -> Sequence[Found]:
        """Put first the item asked for, or what says in one sentence what is asked, else those with the detail."""
        if item := verdict.evidence.item:
            return [item, *(each for each in found if each[0] != item[0])]
        if verdict.is_said:
            return sorted(found, key=lambda each: each[0] != verdict.evidence.saying)
        first = found[: self.decision.detail_in]
        least = max((each.score for _, each in first), default=0.0) - self.ranking.reach
        near = [each for each in first if each[1].score >= least]
        having = [each for each in near if lacks(question, [as_quoted(each[0], self.corpus)]) is None]
        return [*having, *(each for each in found if each not in having)] if len(having) < len(near) else found

    def _quotes(self, question: Question, best: Sequence[Found]) -> Iterator[Quote]:
        quotes = choose(question, best, self.corpus, self.ranking)
        if not (self.ranking.one_for_each and is_grouped(question)):
            return quotes
        # Where nothing speaks for a place, as in a question for countries, the quotes stand as they are.
        one_each = grouped(question, quotes, self.corpus)
        head = list(islice(one_each, 2))
        is_told = any(quote.label for quote in head)
        return chain(head, one_each) if is_told else choose(question, best, self.corpus, self.ranking)

    def _named(self, asked: Question, vector: Vectors, verdict: Verdict) -> "Named | None":
        """Answer a question for all of something, or for who holds an office; None where it asks nothing of the kind.

        For an office whose holder stands nowhere there are no quotes: nobody else is to be named.
        """
        office = office_asked(asked)
        if office:
            ranked = pool(asked, vector, self.corpus, self.ranking)
            quote = held_by(office, asked, ranked, self.corpus, self.ranking)
            return Named((quote,) if quote else (), Wanted.PERSON)
        listing = listing_of(asked) if self.ranking.one_for_each else None
        if listing is None:
            return None
        core = asked
        if listing.core != asked.folded:
            core = replace(understood(listing.core, self.corpus, self.ranking), language=asked.language)
            vector = self.encoder.query(core.folded)
        quotes = listed(core, listing, vector, self.corpus, self.ranking, verdict.answered, self.reader)
        documents = self.corpus.info.documents if listing.counted else 0
        kind = Wanted.PERSON if listing.sought is Sought.PERSON else Wanted.PLACE
        return Named(tuple(quotes), kind, listing, documents) if quotes else None

    def _is_described(self, asked: Question, best: Sequence[Found], named: Named, is_led: bool) -> bool:
        """Say whether a question for all names is answered by what names nobody; unread, that the best name none."""
        if self.reader is None or not asked.is_chinese:
            return is_led
        return is_described(asked, best, named.quotes, self.corpus, self.reader)

    def _is_elsewhere(self, question: Question, quote: Quote) -> bool:
        """Say whether a quote neither names the places asked about nor is about them.

        What names no place at all may be of a document that names them: 市医保局.
        """
        passage = self.corpus.by_key(quote.passage)
        missing = missing_places(question, [passage]) if passage else []
        if not missing or (passage and places_of(passage)):
            return bool(missing)
        named = {mention.place for mention in find_places(self.corpus.document(quote.document).text)}
        return not all(any(is_within(place, wanted) for place in named) for wanted in missing)

    def _short(self, question: Question, quote: Quote, read: Reread) -> str | None:
        document = self.corpus.document(quote.document)
        if question.wanted is not Wanted.PLACE and self._is_elsewhere(question, quote):
            return None  # a figure of another place than the one asked about
        passage = self.corpus.by_key(quote.passage)
        if is_of_other_period(question, quote.text) or (
            passage and fits_particulars(question, passage, quote.text) is False
        ):
            return None
        if question.wanted is Wanted.PERSON and (person := doer(question, quote.text)):
            return quote.text[person.start : person.end]
        if self.reader and is_read(question):
            reading = read.readings.get(quote.text)
            if reading is None:
                (reading,) = self.reader.read(question.text, [(quote.metadata.title, quote.text)])
            marked = shown_answer(question, quote.text, reading)
            if question.wanted in EXACT:
                return only_one(question, quote.text) or marked or short_answer(question, quote, document)
            if marked is None and question.wanted in PARALLEL:
                return told_apart(question, quote.text)
            # A passage hardly ever says whose deed it is: 全市 stands for the place that its document is about.
            if question.wanted is Wanted.PLACE and (marked is None or OF_THE_PLACE.fullmatch(plain(marked))):
                return whose_deed(question, quote, document)
            return marked
        return short_answer(question, quote, document)


def _timed(answer: Answer, started: float) -> Answer:
    return replace(answer, seconds=round(time.perf_counter() - started, 4))
