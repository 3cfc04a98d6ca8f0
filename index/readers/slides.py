"""Text of a presentation, slide by slide: its title first, table rows as lines, its notes last."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from index.readers.charset import UnreadableError
from index.readers.container import refuse_bombs
from index.types import RawDocument


def read_slides(data: bytes) -> RawDocument:
    """Return the text of a .pptx, a line for each paragraph or row; raises UnreadableError."""
    import pptx  # it takes a seventh of a second, for which no question should wait
    from pptx.exc import PackageNotFoundError

    try:
        refuse_bombs(data)
        slides = pptx.Presentation(io.BytesIO(data)).slides
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("is not a presentation, or a damaged one") from error
    lines = [line for slide in slides for line in _slide(slide)]
    if not lines and len(slides):
        raise UnreadableError("holds pictures only, no text; run text recognition on it first", "scan")
    return RawDocument("\n".join(lines), title=_title(slides))


def _slide(slide: Any) -> Iterator[str]:  # noqa: ANN401 - python-pptx is untyped
    title = slide.shapes.title
    if title is not None:
        yield from _text(title.text_frame)
    rest = [shape for shape in slide.shapes if title is None or shape.shape_id != title.shape_id]
    for shape in sorted(rest, key=lambda shape: (shape.top or 0, shape.left or 0)):
        yield from _shape(shape)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        yield from _text(slide.notes_slide.notes_text_frame)


def _shape(shape: Any) -> Iterator[str]:  # noqa: ANN401
    if shape.has_text_frame:
        if not (shape.is_placeholder and "NUMBER" in str(shape.placeholder_format.type)):
            yield from _text(shape.text_frame)
    elif shape.has_table:
        for row in shape.table.rows:
            yield " ".join(filter(None, (" ".join(cell.text.split()) for cell in row.cells)))
    elif hasattr(shape, "shapes"):  # a group
        for each in shape.shapes:
            yield from _shape(each)


def _text(frame: Any) -> Iterator[str]:  # noqa: ANN401
    yield from (text for paragraph in frame.paragraphs if (text := " ".join(paragraph.text.split())))


def _title(slides: Any) -> str | None:  # noqa: ANN401
    title = slides[0].shapes.title if len(slides) else None
    return " ".join(title.text_frame.text.split()) or None if title is not None else None
