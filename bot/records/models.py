"""What the objects are; their descriptions are those of the tools of `yinju mcp` and of the OpenAPI document."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Record = dict[str, Any]

Path = Annotated[str, Field(description="The document's path below the documents folder, by which `show` finds it.")]
Title = Annotated[str | None, Field(description="The document's title, null where none was found.")]
Place = Annotated[str | None, Field(description="The place that it is about, as 绍兴市.")]
Date = Annotated[str | None, Field(description="The day that it is about: its event's or its signature's, ISO 8601.")]
Published = Annotated[str | None, Field(description="The day of its publication, ISO 8601.")]
Recognised = Annotated[bool, Field(description="Whether its text was recognised in a scan or a picture.")]
Start = Annotated[int, Field(description="Where it begins in the document's text, in characters.")]
End = Annotated[int, Field(description="Where it ends, exclusive.")]


class RecordKind(StrEnum):
    """What an answer is."""

    ANSWER = "answer"
    FIXED = "fixed"
    NEAR = "near"
    NONE = "none"
    HINT = "hint"
    DOCUMENTS = "documents"
    PLACES = "places"


class _Promised(BaseModel):
    model_config = ConfigDict(frozen=True)


class QuoteRecord(_Promised):
    """A quote: `text` is the document's own, word for word."""

    rank: int = Field(description="From 1; the best comes first.")
    document: Path
    title: Title
    place: Place
    date: Date
    published: Published
    recognised: Recognised
    page: int | None = Field(description="The printed page where it begins, null where there are none.")
    text: str = Field(description="The quote, an exact slice of the document's text.")
    start: Start
    end: End
    highlights: tuple[tuple[int, int], ...] = Field(
        description="[start, end] within `text` of the words that were asked about."
    )
    score: float = Field(description="Higher is better; comparable only within one answer.")
    label: str | None = Field(description="The place or person that it speaks for, in a list of these.")


class SightRecord(_Promised):
    """What a ranking made of a passage."""

    score: float = Field(description="Higher is better.")
    rank: int = Field(description="From 1, among the candidates.")


class HitRecord(_Promised):
    """A passage of `yinju search`."""

    rank: int = Field(description="From 1; the best comes first.")
    document: Path
    title: Title
    place: Place
    date: Date
    published: Published
    recognised: Recognised
    text: str = Field(description="The passage, an exact slice of the document's text.")
    start: Start
    end: End
    score: float = Field(description="Standard deviations above the collection, of all rankings together.")
    vectors: SightRecord = Field(description="By meaning: the cosine.")
    words: SightRecord = Field(description="By words: BM25.")
    pairs: SightRecord = Field(description="By pairs of characters: BM25.")
    whole: SightRecord = Field(description="By the whole document: BM25.")
    fate: str = Field(description="ranked; repeated: another passage says the same; far: too far below the best.")


class EntryRecord(_Promised):
    """A document without its text."""

    document: Path
    title: Title
    place: Place
    date: Date
    published: Published
    recognised: Recognised
    passages: int = Field(description="How many passages of it can be quoted.")


class ListRecord(_Promised):
    """Documents of a list."""

    total: int = Field(description="How many there are in all.")
    documents: tuple[EntryRecord, ...]


class FixedRecord(_Promised):
    """An answer that an administrator wrote; it is no quote."""

    question: str = Field(description="The question that it was written to.")
    answer: str = Field(description="The answer.")
    date: str = Field(description="The day on which it was written.")
    until: str | None = Field(description="The last day on which it holds, null: always.")


class WrittenRecord(FixedRecord):
    """An answer of `yinju faq list`."""

    number: int = Field(description="Its number, by which it is removed.")
    wordings: tuple[str, ...] = Field(description="Other ways to ask the same.")


class AnswerRecord(_Promised):
    """An answer: quotes, or what came nearest and is no answer, or nothing; or what was asked to be done."""

    question: str = Field(description="The question as it was asked.")
    answered: bool = Field(default=False, description="Whether `quotes` answer it.")
    short_answer: str | None = Field(default=None, description="The words of the first quote that answer it, if sure.")
    quotes: tuple[QuoteRecord, ...] = Field(default=(), description="What answers it, the best first.")
    nearest: tuple[QuoteRecord, ...] = Field(
        default=(), description="Without an answer: quotes on something close. They are no answer."
    )
    seconds: float = Field(default=0.0, description="How long it took.")
    chance: float = Field(default=0.0, description="How probable it is that the documents answer it, 0 to 1.")
    reply: RecordKind = Field(
        description="answer: `quotes`; fixed: `fixed` alone; near: only `nearest`; none: nothing; hint: it was no"
        " question; documents, places: it asked for these."
    )
    understood: str | None = Field(
        default=None,
        description="The question that was answered, completed from what came before and with dates for 今年 and the"
        " like; null where it is the question itself.",
    )
    older: bool = Field(default=False, description="Whether all quotes are from before the time that was asked for.")
    fixed: FixedRecord | None = Field(
        default=None, description="What an administrator wrote to this question; it comes first."
    )
    documents: ListRecord | None = Field(default=None, description="The documents, where it asked for these.")
    places: tuple[str, ...] | None = Field(default=None, description="The places, where it asked for these.")


class PassageRecord(_Promised):
    """A passage of a document's text."""

    start: Start
    end: End


class DocumentRecord(_Promised):
    """A whole document."""

    document: Path
    text: str = Field(description="Its cleaned text, which quotes are slices of.")
    title: Title
    place: Place
    date: Date
    published: Published
    recognised: Recognised
    passages: tuple[PassageRecord, ...]
