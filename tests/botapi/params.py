"""Reading a call's parameters from a query string, a form, multipart or JSON, and noticing those nobody knows."""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from botapi.errors import ApiError, fault

Json = dict[str, Any]

_TRUE = {"true": True, "True": True, "1": True, "false": False, "False": False, "0": False}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came as a part of a multipart request."""

    name: str
    content_type: str
    data: bytes


class Params:
    """The parameters of one call. Every name a method reads becomes known; `unknown` lists the rest."""

    def __init__(self, values: Json, uploads: dict[str, Upload]) -> None:
        self.values = values
        self.uploads = uploads
        self._known: set[str] = set()

    @property
    def unknown(self) -> list[str]:
        """Names sent that the method never read. A part that another parameter attaches counts as read."""
        return sorted((set(self.values) | set(self.uploads)) - self._known)

    def ignore(self, *names: str) -> None:
        """Accept parameters that change nothing here."""
        self._known.update(names)

    def raw(self, name: str) -> Any:
        """Return what was sent under this name, None if nothing."""
        self._known.add(name)
        return self.values.get(name)

    def text(self, name: str, default: str | None = None) -> str | None:
        """Return a string parameter."""
        value = self.raw(name)
        if value is not None and not isinstance(value, str):
            raise fault(f'parameter "{name}" must be a String')
        return default if value is None else value

    def integer(self, name: str, default: int | None = None) -> int | None:
        """Return an integer parameter, sent as a number or as its digits."""
        value = self.raw(name)
        if value is None:
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise fault(f'parameter "{name}" must be an Integer') from None

    def flag(self, name: str) -> bool:
        """Return a boolean parameter, false if not sent."""
        value = self.raw(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        if value not in _TRUE:
            raise fault(f'parameter "{name}" must be a Boolean')
        return _TRUE[value]

    def json(self, name: str, kind: type = dict) -> Any:
        """Return an object or array, sent as JSON text or inside a JSON body; None if not sent."""
        value = self.raw(name)
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                raise fault(f"can't parse {name} JSON object") from None
        if value is not None and not isinstance(value, kind):
            raise fault(f'parameter "{name}" must be {kind.__name__}')
        return value

    def upload(self, name: str) -> Upload | str | None:
        """Return a file: uploaded under this name, attached under another, or the id of one known already."""
        value = self.raw(name)
        return self.uploads[name] if name in self.uploads else self.attached(value)

    def attached(self, value: Any) -> Upload | str | None:
        """Return the part that "attach://part" names, any other value as it is."""
        if not isinstance(value, str) or not value.startswith("attach://"):
            return None if value is None else str(value)
        part = value.removeprefix("attach://")
        self._known.add(part)
        if part not in self.uploads:
            raise fault(f'attached file "{part}" was not sent')
        return self.uploads[part]


def given(**fields: Any) -> Json:
    """Leave out what is None: the Bot API sends no nulls."""
    return {name: value for name, value in fields.items() if value is not None}


async def read_params(request: web.Request) -> Params:
    """Read the parameters of a request, whichever way it carries them."""
    values: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        body = await request.json()
        if not isinstance(body, dict):
            raise fault("request body must be a JSON object")
        return Params({**values, **body}, uploads)
    try:
        form = await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large", fault=True) from None
    for name, value in form.items():
        if isinstance(value, FileField):
            uploads[name] = Upload(value.filename, value.content_type, value.file.read())
        else:
            values[name] = value
    return Params(values, uploads)
