import re
from pathlib import Path

import pytest
from pydantic import SecretStr
from pydantic_core import PydanticUndefined

from bot.settings import Settings, SettingsError, load_settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"
NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def as_written(default: object) -> str:
    assert default is not PydanticUndefined
    if default is None or default == frozenset():
        return ""
    return str(default)


def test_the_example_lists_every_setting_with_its_meaning_and_default() -> None:
    written = re.findall(r"^# (.+)\n([A-Z_]+)=(.*)$", EXAMPLE.read_text("utf-8"), re.MULTILINE)
    declared = [
        (field.description, name.upper(), as_written(field.default)) for name, field in Settings.model_fields.items()
    ]
    assert written == declared


def test_the_example_as_it_is_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    assert load_settings() == Settings(_env_file=None)


def test_the_environment_wins_over_the_file_and_options_over_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("YINJU_DATA=from-file\nYINJU_DOCUMENTS=from-file\nYINJU_MODEL=from-file\n", "utf-8")
    monkeypatch.setenv("YINJU_DATA", "from-environment")
    monkeypatch.setenv("YINJU_DOCUMENTS", "from-environment")
    settings = load_settings(documents=Path("from-option"))
    assert settings.yinju_model == "from-file"
    assert settings.yinju_data == Path("from-environment")
    assert settings.yinju_documents == Path("from-option")


def test_administrators_are_a_list_of_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINJU_ADMINS", " 12, 345 ,")
    assert load_settings().yinju_admins == {12, 345}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("YINJU_ADMINS", "12,me"),
        ("YINJU_QUOTES", "0"),
        ("YINJU_QUOTES", "many"),
        ("YINJU_LOG_LEVEL", "LOUD"),
        ("YINJU_LOG_FORMAT", "xml"),
        ("YINJU_METRICS", "9464"),
        ("YINJU_METRICS", "127.0.0.1:70000"),
        ("YINJU_HTTP", "127.0.0.1"),
        ("YINJU_HTTP", "0.0.0.0:8080"),  # without a token
        ("YINJU_HTTP_TOKEN", "short"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("TELEGRAM_BOT_TOKEN", "not a token"),
        ("TELEGRAM_WEBHOOK_PORT", "70000"),
        ("TELEGRAM_WEBHOOK_SECRET", "不行"),
    ],
)
def test_a_wrong_value_is_named_in_one_line(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name) as caught:
        load_settings()
    assert "\n" not in str(caught.value)


def test_every_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YINJU_ADMINS", "x")
    monkeypatch.setenv("YINJU_QUOTES", "x")
    with pytest.raises(SettingsError, match=r"YINJU_ADMINS.*; YINJU_QUOTES"):
        load_settings()


def test_a_webhook_needs_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", "https://example.org/hook")
    with pytest.raises(SettingsError, match="TELEGRAM_WEBHOOK_SECRET"):
        load_settings()
    monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", "s3cret")
    assert load_settings().telegram_webhook_secret == SecretStr("s3cret")


def test_figures_are_served_where_the_address_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().metrics_address is None
    for written, address in {"127.0.0.1:9464": ("127.0.0.1", 9464), "[::1]:80": ("::1", 80)}.items():
        monkeypatch.setenv("YINJU_METRICS", written)
        assert load_settings().metrics_address == address


def test_the_token_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:visible")
    assert "visible" not in repr(load_settings())
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "visible but wrong")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "visible" not in str(caught.value)
