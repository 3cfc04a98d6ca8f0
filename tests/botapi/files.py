"""Files: what the bot may upload, what it may fetch, and how the Bot API describes them."""

import mimetypes
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image, UnidentifiedImageError

from botapi.api import Api, Handler
from botapi.chats import File
from botapi.errors import ApiError, fault, refused
from botapi.params import Json, Params, Upload
from botapi.world import KeptFile, World

# https://core.telegram.org/bots/api#sending-files and #getfile
LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
LONGEST_SIDES = 10_000
STEEPEST = 20
_PREVIEW = 90


async def get_file(api: Api, p: Params) -> Json:
    """Implement getFile; a bot can fetch 20 MB."""
    file_id = p.text("file_id") or ""
    if file_id not in api.world.files:
        raise refused("invalid file_id")
    kept = api.world.files[file_id]
    if kept.size > LARGEST_DOWNLOAD:
        raise refused("file is too big")
    path = f"{kept.kind}s/{file_id}{PurePosixPath(kept.file.name).suffix}"
    return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": kept.size, "file_path": path}


def file_at(world: World, path: str) -> KeptFile | None:
    """Return the file at a path that getFile gave."""
    return world.files.get(PurePosixPath(path).stem)


def sent_file(world: World, given: Upload | str | None, kind: str) -> tuple[Json, File]:
    """Check and keep a file that a call carries, or find the one that it names; return its fields and bytes."""
    if isinstance(given, Upload):
        _check_upload(given, kind)
        file = File(given.name, given.data)
        return content(world, kind, file), file
    kept = world.files.get(given or "")
    if kept is None:
        raise fault("wrong remote file identifier specified: Wrong character in the string")
    if kept.kind != kind:
        raise fault(f"can't use file of type {kept.kind.title()} as {kind.title()}")
    return _described(world, given or "", kept), kept.file


def content(world: World, kind: str, file: File, size: int | None = None) -> Json:
    """Keep a document or a photo and return the field of the Message object that holds it."""
    file_id = world.keep_file(kind, file, size)
    return _described(world, file_id, world.files[file_id])


def identity(file_id: str, size: int) -> Json:
    """Return what every description of a file begins with."""
    return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": size}


def _described(world: World, file_id: str, kept: KeptFile) -> Json:
    if kept.kind == "photo":
        return {"photo": _sizes(world, file_id, kept)}
    mime = mimetypes.guess_type(kept.file.name)[0] or "application/octet-stream"
    return {"document": {**identity(file_id, kept.size), "file_name": kept.file.name, "mime_type": mime}}


def _sizes(world: World, file_id: str, kept: KeptFile) -> list[Json]:
    """Return the PhotoSize objects, smallest first: a preview and the photo itself."""
    image = Image.open(BytesIO(kept.file.data))
    full = {**identity(file_id, kept.size), "width": image.width, "height": image.height}
    small = image.convert("RGB")
    small.thumbnail((_PREVIEW, _PREVIEW))
    small.save(data := BytesIO(), "JPEG")
    preview = world.keep_file("photo", File("preview.jpg", data.getvalue()))
    return [{**identity(preview, len(data.getvalue())), "width": small.width, "height": small.height}, full]


def _check_upload(upload: Upload, kind: str) -> None:
    if not upload.data:
        raise fault("file must be non-empty")
    if len(upload.data) > LARGEST_UPLOAD:
        raise ApiError(413, "Request Entity Too Large", fault=True)
    if kind == "photo":
        _check_photo(upload.data)


def _check_photo(data: bytes) -> None:
    if len(data) > LARGEST_PHOTO:
        raise fault(f"file of size {len(data)} bytes is too big for a photo; the maximum size is {LARGEST_PHOTO} bytes")
    try:
        image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
        long, short = max(image.size), min(image.size)
        if long + short > LONGEST_SIDES or long > STEEPEST * short:
            raise fault("PHOTO_INVALID_DIMENSIONS")
        image.load()
    except (UnidentifiedImageError, OSError, SyntaxError):
        raise fault("IMAGE_PROCESS_FAILED") from None


METHODS: dict[str, Handler] = {"getFile": get_file}
