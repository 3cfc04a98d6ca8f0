"""What people send that is neither text nor document, and where forwarded messages say that they come from."""

import itertools
import time
from io import BytesIO

from PIL import Image

from botapi.chats import File, User
from botapi.files import content, identity
from botapi.params import Json
from botapi.world import World

_ids = itertools.count(500_000)


def photo(world: World, data: bytes | None) -> tuple[Json, File]:
    """Return a photo; without data a grey one."""
    file = File("photo.png", data or picture())
    return content(world, "photo", file), file


def picture(width: int = 640, height: int = 480) -> bytes:
    """Return a grey PNG."""
    Image.new("L", (width, height), 128).save(data := BytesIO(), "PNG")
    return data.getvalue()


def voice(world: World) -> Json:
    """Return a voice message of three seconds."""
    return {"voice": {**_file(world, "voice", "voice.oga"), "duration": 3, "mime_type": "audio/ogg"}}


def video(world: World) -> Json:
    """Return a short video."""
    details = {"width": 640, "height": 360, "duration": 5, "mime_type": "video/mp4", "file_name": "video.mp4"}
    return {"video": {**_file(world, "video", "video.mp4"), **details}}


def sticker(world: World) -> Json:
    """Return a sticker of an unnamed set."""
    shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "👍"}
    return {"sticker": {**_file(world, "sticker", "sticker.webp"), **shape}}


def location(world: World) -> Json:
    """Return a place."""
    return {"location": {"latitude": 24.874132, "longitude": 118.675675}}


def contact(world: World) -> Json:
    """Return somebody's telephone number."""
    return {"contact": {"phone_number": "+861380000000", "first_name": "小陈"}}


def poll(world: World) -> Json:
    """Return an open poll, which unlike other contents carries words that look like a question."""
    options = [{"persistent_id": text, "text": text, "voter_count": 0} for text in ("周三", "周五")]
    yes, no = ("is_anonymous", "allows_revoting"), ("is_closed", "allows_multiple_answers", "members_only")
    flags = dict.fromkeys(yes, True) | dict.fromkeys(no, False)
    asked = {"id": str(world.next_id()), "question": "哪天开会？", "type": "regular"}
    return {"poll": {**asked, "options": options, "total_voter_count": 0, **flags}}


def dice(world: World) -> Json:
    """Return a thrown die."""
    return {"dice": {"emoji": "🎲", "value": 4}}


def origin(kind: str = "channel", name: str = "频道名") -> Json:
    """Return the MessageOrigin object of a kind: "user", "hidden_user", "chat" or "channel"."""
    number, date = next(_ids), int(time.time()) - 3600
    place = {"id": -1_000_000_000_000 - number, "title": name}
    details: dict[str, Json] = {
        "user": {"sender_user": User(number, name, f"user_{number}").payload()},
        "hidden_user": {"sender_user_name": name},
        "chat": {"sender_chat": {**place, "type": "supergroup"}},
        "channel": {"chat": {**place, "type": "channel"}, "message_id": 17},
    }
    return {"type": kind, "date": date, **details[kind]}


def _file(world: World, kind: str, name: str) -> Json:
    data = f"the bytes of {name}".encode()
    return identity(world.keep_file(kind, File(name, data)), len(data))
