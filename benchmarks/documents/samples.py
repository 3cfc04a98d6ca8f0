"""What a sample is: a file's content and the document that should be made of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """What an article says; `dates` are all days that are right to show (ISO), none if it has no day."""

    title: str
    paragraphs: tuple[str, ...]
    dates: tuple[str, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentSample:
    """A file called `name` with its truth.

    body: the article's paragraphs, headings and table rows in order, each a line of the document. neutral: what may stay
    or go, such as an author's name. The story's title counts as neutral, too.
    """

    name: str
    content: bytes
    body: tuple[str, ...]
    title: str | None = None
    dates: tuple[str, ...] = ()
    place: str | None = None
    neutral: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        name: str,
        content: str | bytes,
        story: Story,
        body: tuple[str, ...] | None = None,
        neutral: tuple[str, ...] = (),
        undated: bool = False,
    ) -> "DocumentSample":
        """Return a sample that tells a story, with its paragraphs as the body unless another is given.

        `undated`: nothing in the file says the year.
        """
        data = content.encode() if isinstance(content, str) else content
        dates = () if undated else story.dates
        return cls(name, data, body or story.paragraphs, story.title, dates, story.place, neutral)
