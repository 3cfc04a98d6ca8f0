"""Every switch of the program in one typed place, read from the environment or `.env`.

An attribute is an environment variable's name in lower case. `.env.example` lists them all; a test holds the two equal.
"""

import re
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from index.addresses import is_database
from index.errors import YinjuError
from index.types import Compute

LogFormat = Literal["text", "json"]
EXAMPLES: Final = Path("examples/corpus")
MOST_QUOTES: Final = 5  # that an answer shows at first
OFFICIAL_API = "https://api.telegram.org"
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # https://core.telegram.org/bots/api#setwebhook
ADDRESS = re.compile(r"(?P<host>\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):(?P<port>[0-9]{1,5})")
HERE: Final = ("127.0.0.1", "localhost", "::1")  # what only this machine reaches
HTTP_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{16,256}")
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


class SettingsError(YinjuError):
    """A setting has a value that cannot be used."""


class Settings(BaseSettings):
    """What can be set, with defaults for a first run."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    telegram_bot_token: SecretStr | None = Field(
        None, description="The bot's token from @BotFather. Without one, `yinju run` opens a chat in the terminal."
    )
    telegram_api_url: str = Field(
        OFFICIAL_API, description="Where the Bot API answers: Telegram's own servers, or your own Bot API server."
    )
    telegram_webhook_url: str | None = Field(
        None,
        description="Public address to which Telegram sends updates; its path is served here. Unset: long polling.",
    )
    telegram_webhook_secret: SecretStr | None = Field(
        None,
        description="What each webhook request must carry: 1 to 256 of A-Z a-z 0-9 _ -. Required with a webhook URL.",
    )
    telegram_webhook_listen: str = Field("127.0.0.1", description="The local address that the webhook listens on.")
    telegram_webhook_port: int = Field(8443, ge=0, le=65535, description="The local port that the webhook listens on.")
    yinju_admins: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="Telegram user ids of the administrators, separated by commas."
    )
    yinju_documents: Path = Field(EXAMPLES, description="The folder of documents to answer from.")
    yinju_data: Path = Field(Path("data"), description="The folder where the index and the bot's state live.")
    yinju_store: SecretStr | None = Field(
        None,
        description="Where index and state live instead: postgresql://user@host/database, with pgvector. "
        "Unset: YINJU_DATA.",
    )
    yinju_model: str = Field(
        "bundled", description="The embedding model: `bundled`, or any sentence-transformers name or folder."
    )
    yinju_compute: Compute = Field(
        "auto",
        description="The model's arithmetic: int8 (the bundled model's, fastest), bfloat16, float32, or auto.",
    )
    yinju_reader: Literal["on", "off"] = Field(
        "on",
        description="Whether a small network on the bundled model orders the best passages and marks the short answer "
        "(Chinese questions).",
    )
    yinju_quotes: int = Field(
        3, ge=1, le=MOST_QUOTES, description=f"How many quotes an answer shows at first, 1 to {MOST_QUOTES}."
    )
    yinju_log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="How much is logged: DEBUG (also what people write), INFO, WARNING or ERROR."
    )

    yinju_log_format: LogFormat = Field(
        "text", description="How the log is written: text, or json with an object in each line."
    )
    yinju_metrics: str | None = Field(
        None,
        description="Where figures for Prometheus, /health and /ready are served, as 127.0.0.1:9464. Unset: nowhere.",
    )

    yinju_http: str | None = Field(
        None, description="Where other programs ask over HTTP, as 127.0.0.1:8080. Unset: nowhere."
    )
    yinju_http_token: SecretStr | None = Field(
        None,
        description="What each such request carries: 16 to 256 of A-Z a-z 0-9 _ -. Required where others reach it.",
    )

    @field_validator("yinju_admins", mode="before")
    @classmethod
    def _user_ids(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return frozenset(int(part) for part in value.split(",") if part.strip())
        except ValueError as error:
            raise ValueError("give Telegram user ids, which are numbers, separated by commas") from error

    @field_validator("yinju_reader", "yinju_compute", "yinju_log_format", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("yinju_log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("telegram_bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("give the whole token from @BotFather, which looks like 123456:ABC-DEF")
        return value

    @field_validator("telegram_api_url", "telegram_webhook_url")
    @classmethod
    def _url(cls, value: str | None) -> str | None:
        if value is not None and not re.match(r"https?://[^/\s]+", value):
            raise ValueError("give an address that begins with https:// or http://")
        return value.rstrip("/") if value else value

    @field_validator("yinju_store")
    @classmethod
    def _database(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not is_database(value.get_secret_value()):
            raise ValueError("give the address of a database, as in postgresql://user:password@host/database")
        return value

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("give 1 to 256 characters of A-Z, a-z, 0-9, _ and -")
        return value

    @field_validator("yinju_http_token")
    @classmethod
    def _http_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not HTTP_TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("give 16 to 256 characters of A-Z, a-z, 0-9, _ and -")
        return value

    @field_validator("yinju_metrics", "yinju_http")
    @classmethod
    def _host_and_port(cls, value: str | None) -> str | None:
        if value is not None and not ((found := ADDRESS.fullmatch(value)) and int(found["port"]) < 1 << 16):
            raise ValueError("give a host and a port, as in 127.0.0.1:9464 or [::1]:9464")
        return value

    @property
    def database(self) -> str | None:
        """The address of the database that has the index and the bot's state; None where the data folder does."""
        return self.yinju_store.get_secret_value() if self.yinju_store else None

    @property
    def metrics_address(self) -> tuple[str, int] | None:
        """Where figures are served, as host and port."""
        return _host_and_port(self.yinju_metrics)

    @property
    def http_address(self) -> tuple[str, int] | None:
        """Where other programs ask, as host and port."""
        return _host_and_port(self.yinju_http)

    @model_validator(mode="after")
    def _http_is_secured(self) -> Self:
        address = self.http_address
        if address and address[0] not in HERE and not self.yinju_http_token:
            raise ValueError(
                f"YINJU_HTTP needs YINJU_HTTP_TOKEN where others reach it: set one, or listen on 127.0.0.1:{address[1]}"
            )
        return self

    @model_validator(mode="after")
    def _webhook_is_secured(self) -> Self:
        if self.telegram_webhook_url and not self.telegram_webhook_secret:
            raise ValueError("TELEGRAM_WEBHOOK_URL needs TELEGRAM_WEBHOOK_SECRET: set both, or neither for polling")
        return self


def _host_and_port(address: str | None) -> tuple[str, int] | None:
    found = ADDRESS.fullmatch(address or "")
    return (found["host"].strip("[]"), int(found["port"])) if found else None


def load_settings(documents: Path | None = None, data: Path | None = None, http: str | None = None) -> Settings:
    """Read the settings; what is given here overrides the environment.

    Raises:
        SettingsError: names every variable whose value cannot be used, in one line.
    """
    given = {"yinju_documents": documents, "yinju_data": data, "yinju_http": http}
    overrides = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError("; ".join(_complaint(fault["loc"], fault["msg"]) for fault in error.errors())) from None
    except UnicodeDecodeError as error:
        raise SettingsError(f".env is not UTF-8 ({error.reason}). Save it as UTF-8.") from None


def _complaint(where: tuple[int | str, ...], message: str) -> str:
    message = message.removeprefix("Value error, ")
    return f"{str(where[0]).upper()}: {message}" if where else message
