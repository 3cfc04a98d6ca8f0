"""Reading in a process of its own: what a file may take, what is said when it takes more, and that the others go on."""

import json
import os
import pickle
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from in_process import InProcess
from PIL import Image, ImageChops

from benchmarks.faults.hostile import FILES, SENTENCE, forms, many_pages, nested_tables, paragraph, word, workbook
from index import build
from index.documents.scan import Source
from index.errors import ReaderDiedError, ReadError, ReadingStoppedError
from index.isolation import protocol
from index.isolation.limits import ProcessLimits
from index.isolation.protocol import PageRequest, ReadDocument, ReadRequest, pack, unpack
from index.isolation.reading_process import ReadingProcess
from index.isolation.set_aside import FILE, SetAside
from index.readers.pdf_picture import SIDE
from index.readers.read import MOST_LINES, read
from index.snapshot.opening import open_snapshot
from index.types import Encoder

pytestmark = pytest.mark.process

TIGHT = ProcessLimits(memory=600, answer=16)
BODY = f"人才工作会议召开\n{SENTENCE}"


@pytest.fixture(scope="module")
def reader() -> Iterator[ReadingProcess]:
    with closing(ReadingProcess(TIGHT)) as reading:
        yield reading


@pytest.fixture(scope="module")
def hurried() -> Iterator[ReadingProcess]:
    """Return a process that gives a file a twelfth of the time, so that the tests are short."""
    with closing(ReadingProcess(ProcessLimits(seconds=4))) as reading:
        yield reading


def ask(reader: ReadingProcess, path: Path, **more: bool) -> ReadDocument:
    return reader.read(ReadRequest(str(path), path.name, Source(path, path.name).digest(), **more))


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_it_gives_what_reading_here_gives(tmp_path: Path, reader: ReadingProcess) -> None:
    path = written(tmp_path, "a.txt", f"{BODY}\n责任编辑：甲")
    request = ReadRequest(str(path), "b/c.txt", "12", wants_removed=True)
    found = reader.read(request)
    assert found == InProcess().read(request)
    assert (found.document.path, found.document.digest, found.removed) == ("b/c.txt", "12", ("责任编辑：甲",))


def test_it_reads_the_example_corpus_as_it_is_read_here() -> None:
    with closing(ReadingProcess()) as reader:
        for path in sorted((Path(build.__file__).parents[1] / "examples/corpus").rglob("*.*")):
            request = ReadRequest(str(path), path.name, "", wants_removed=True)
            assert reader.read(request) == InProcess().read(request)


def test_an_ordinary_fault_leaves_the_process_running(tmp_path: Path, reader: ReadingProcess) -> None:
    ask(reader, written(tmp_path, "a.txt", BODY))
    child = reader._child
    with pytest.raises(ReadError, match="empty") as caught:
        ask(reader, written(tmp_path, "b.txt", b""))
    assert not isinstance(caught.value, ReaderDiedError)
    ask(reader, written(tmp_path, "c.txt", BODY))
    assert reader._child is child


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", forms(lambda _: 0, 1, 10), ("killed", "slow")),
        ("a.pdf", forms(lambda number: number + 1, 9, 10), ("killed", "slow")),
        ("a.docx", word(b"<w:p/>" * 8_000_000), ("memory", "killed")),
    ],
)
def test_a_file_that_takes_too_much_is_refused_and_the_next_one_is_read(
    tmp_path: Path, reader: ReadingProcess, name: str, content: bytes, code: tuple[str, ...]
) -> None:
    path = written(tmp_path, name, content)
    with pytest.raises(ReaderDiedError) as caught:
        ask(reader, path)
    assert caught.value.code in code
    assert caught.value.reason
    assert ask(reader, written(tmp_path, "b.txt", BODY)).document.text


STUCK = """
import sys, time
sys.path.insert(0, {root!r})
from index.isolation import worker
worker._answer = lambda *_: {answer}
worker.main()
"""


def replaced(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """Let the child do something else instead of reading."""
    script = STUCK.format(root=str(Path(build.__file__).parents[1]), answer=answer)
    start = subprocess.Popen

    def started(command: list[str], **more: object) -> "subprocess.Popen[bytes]":
        return start([command[0], "-c", script, *command[-3:]], **more)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(subprocess, "Popen", started)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("time.sleep(600)", "slow"),
        ("[None for _ in iter(int, 1)]", "slow"),
        ("__import__('os').abort()", "killed"),
        ("__import__('os')._exit(1)", "killed"),
        ("__import__('os')._exit(0)", "killed"),
        ("bytearray(1 << 30)", "killed"),
    ],
)
def test_whatever_ends_the_child_has_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: str
) -> None:
    replaced(monkeypatch, answer)
    with closing(ReadingProcess(ProcessLimits(1, 400, 16))) as reader, pytest.raises(ReaderDiedError) as caught:
        ask(reader, written(tmp_path, "a.txt", BODY))
    assert caught.value.code == code


def test_the_child_can_neither_write_files_nor_see_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:secret")
    probe = "worker.ReadRefusal(repr((sorted(__import__('os').environ), __import__('resource').getrlimit(1))), 'x')"
    replaced(monkeypatch, probe)
    with closing(ReadingProcess(TIGHT)) as reader, pytest.raises(ReadError) as caught:
        ask(reader, written(tmp_path, "a.txt", BODY))
    assert "PATH" in caught.value.reason
    assert "TELEGRAM" not in caught.value.reason
    assert "(0, 0)" in caught.value.reason
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0


def test_an_answer_that_holds_anything_but_records_is_not_unpacked() -> None:
    class Harm:
        def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
            return os.system, ("true",)

    with pytest.raises(pickle.UnpicklingError):
        unpack(pack(Harm())[protocol.LENGTH.size :])


def test_closing_ends_what_is_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced(monkeypatch, "time.sleep(600)")
    reader = ReadingProcess()
    timer = threading.Timer(1, reader.close)
    timer.start()
    with pytest.raises(ReadingStoppedError):
        ask(reader, written(tmp_path, "a.txt", BODY))
    timer.join()
    with pytest.raises(ReadingStoppedError):
        ask(reader, tmp_path / "a.txt")


def test_whoever_waits_may_give_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up() -> None:
        raise KeyboardInterrupt

    replaced(monkeypatch, "time.sleep(600)")
    with closing(ReadingProcess()) as reader:
        path = written(tmp_path, "a.txt", BODY)
        with pytest.raises(KeyboardInterrupt):
            reader.read(ReadRequest(str(path), "a.txt", ""), give_up)
        assert reader._child is None


def test_a_child_that_has_gone_by_itself_is_started_again(tmp_path: Path, reader: ReadingProcess) -> None:
    path = written(tmp_path, "a.txt", BODY)
    ask(reader, path)
    assert reader._child
    assert reader._child.stdin
    reader._child.stdin.close()
    reader._child.wait()
    reader._child.stdin = open(os.devnull, "wb")  # noqa: PTH123, SIM115
    assert ask(reader, path).document.text


def test_the_child_loads_neither_the_model_nor_the_index() -> None:
    script = "import sys, index.isolation.worker, index.ingest, index.cleaning.removed; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert "index.ingest" in loaded
    assert not {"torch", "faiss", "sentence_transformers", "transformers", "telegram"} & set(loaded)


class TestBounds:
    """What is refused before any work is spent on it; each reason says how much is allowed."""

    @pytest.mark.parametrize(
        ("name", "make", "code"),
        [
            ("a.docx", lambda: word(b" " * (201 << 20)), "swollen"),
            ("a.xlsx", lambda: workbook(b" " * (201 << 20)), "swollen"),
            ("a.pdf", lambda: many_pages(5001), "too-many-pages"),
            ("a.txt", lambda: "一\n".encode() * (MOST_LINES + 1), "too-many-lines"),
            ("a.txt", lambda: "一".encode() * 10_000_001, "too-long"),
        ],
    )
    def test_too_much(self, tmp_path: Path, name: str, make: Callable[[], bytes], code: str) -> None:
        with pytest.raises(ReadError) as caught:
            read(written(tmp_path, name, make()))
        assert caught.value.code == code
        assert str(caught.value.values["most"]) in caught.value.reason

    @pytest.mark.parametrize("depth", [1, 2, 20])
    def test_every_cell_of_nested_tables_comes_once(self, tmp_path: Path, depth: int) -> None:
        text = read(written(tmp_path, "a.docx", nested_tables(depth))).text
        assert all(text.count(f"第{level}层。") == 1 for level in range(depth))
        assert text.count("核心") == 1

    def test_cells_in_content_controls_are_cells_of_their_row(self, tmp_path: Path) -> None:
        cell = b"<w:tc>" + paragraph("左") + b"</w:tc>"
        held = b"<w:sdt><w:sdtContent><w:tc>" + paragraph("右") + b"</w:tc></w:sdtContent></w:sdt>"
        body = b"<w:tbl><w:tr>" + cell + held + b"</w:tr></w:tbl>"
        assert read(written(tmp_path, "a.docx", word(body))).text == "左 右"


class TestSetAside:
    def test_a_file_that_killed_its_reader_twice_is_left_alone_until_it_changes(
        self, documents: Path, data: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        started = []

        class Counted(ReadingProcess):
            def _start(self) -> "subprocess.Popen[bytes]":
                started.append(1)
                return super()._start()

        monkeypatch.setattr(build, "ReadingProcess", lambda: Counted(TIGHT))
        written(documents, "a.txt", BODY)
        bad = written(documents, "bad.pdf", forms(lambda _: 0, 1, 10))
        written(documents, "c.txt", BODY.replace("人才", "医疗"))
        codes = []
        for _ in range(3):
            report = build.update(documents, data, encoder)
            assert (report.documents, len(report.failed)) == (2, 1)
            codes.append(report.failed[0].code)
        assert codes[0] == codes[1] != "set-aside" == codes[2]
        assert len(started) == 2 + 1  # the first run reads c.txt with another child, the third run needs none
        bad.write_bytes(forms(lambda _: 0, 1, 11))
        assert build.update(documents, data, encoder).failed[0].code != "set-aside"
        bad.unlink()
        build.update(documents, data, encoder)
        assert json.loads((data / FILE).read_text()) == {}

    @pytest.mark.parametrize("content", ["", "{", "[]", '{"a": "b"}', '"x"', "\0"])
    def test_a_damaged_note_counts_as_none(self, tmp_path: Path, content: str) -> None:
        (tmp_path / FILE).write_text(content)
        noted = SetAside(tmp_path)
        noted.check(tmp_path, "a")
        for _ in range(2):
            noted.note("a")
        with pytest.raises(ReadError):
            SetAside(tmp_path).check(tmp_path, "a")

    def test_an_indexed_document_stays_when_its_new_file_kills_its_reader(
        self, documents: Path, data: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(build, "ReadingProcess", lambda: ReadingProcess(TIGHT))
        path = written(documents, "a.docx", word(paragraph("标题") + paragraph(SENTENCE)))
        build.update(documents, data, encoder)
        path.write_bytes(word(b"<w:p/>" * 8_000_000))
        report = build.update(documents, data, encoder)
        assert [failure.kept for failure in report.failed] == [True]
        assert "人才" in open_snapshot(data, None).document("a.docx").text


@pytest.mark.parametrize("kind", FILES)
def test_hostile_files_are_read_or_refused_within_the_limits(
    tmp_path: Path, hurried: ReadingProcess, kind: str
) -> None:
    """What would take longer is refused for that; the next file is read all the same."""
    name, make = FILES[kind]
    path = written(tmp_path, name, make())
    try:
        text, code = ask(hurried, path).document.text, ""
    except ReadError as error:
        text, code = "", error.code and error.reason
    assert bool(text) != bool(code)


def test_a_page_is_drawn_with_the_quote_marked(reader: ReadingProcess) -> None:
    (path,) = Path("examples/corpus").rglob("*.pdf")
    quotes = "没有这句话", "副市长检查沿江防汛工作"
    plain, marked = (Image.open(BytesIO(reader.draw(PageRequest(str(path), 1, quote)))) for quote in quotes)
    assert max(plain.size) == SIDE
    assert plain.size == marked.size
    left, top, right, bottom = ImageChops.difference(plain, marked).getbbox() or (0, 0, 0, 0)
    assert right - left > 3 * (bottom - top) > 0  # the title is one line
    assert bottom < plain.height / 3


@pytest.mark.parametrize("content", [b"%PDF-1.7 no more than this", b"", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"])
def test_what_is_no_sound_pdf_is_not_drawn_and_harms_nothing(
    tmp_path: Path, reader: ReadingProcess, content: bytes
) -> None:
    with pytest.raises(ReadError):
        reader.draw(PageRequest(str(written(tmp_path, "a.pdf", content)), 1, "一句话"))
    (path,) = Path("examples/corpus").rglob("*.pdf")
    with pytest.raises(ReadError):
        reader.draw(PageRequest(str(path), 99, "一句话"))
    assert reader.draw(PageRequest(str(path), 1, "一句话"))
