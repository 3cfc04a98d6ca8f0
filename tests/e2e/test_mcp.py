"""`yinju mcp` as a process of its own, spoken to by the library's own client."""

import json
import shutil
import sys
from contextlib import closing
from pathlib import Path

from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp_types import CallToolResult, TextContent

from bot.state import State
from e2e.forks import run
from e2e.look import MUSIC, MUSIC_QUOTE
from e2e.process import environment

KEPT = "tee"  # between the two, so that the test sees all that the server writes
SCRIPT = f'"$0" -m bot mcp | {KEPT} wire.txt'


def said(result: CallToolResult) -> str:
    return "".join(part.text for part in result.content if isinstance(part, TextContent))


async def test_an_assistant_asks_lists_and_shows(documents: Path, data: Path, tmp_path: Path) -> None:
    own = shutil.copytree(data, tmp_path / "data")
    settings = environment(YINJU_DOCUMENTS=str(documents), YINJU_DATA=str(own), LC_ALL="C")
    server = StdioServerParameters(command="sh", args=["-c", SCRIPT, sys.executable], env=settings, cwd=tmp_path)
    with (tmp_path / "log.txt").open("w") as log:
        async with Client(stdio_client(server, errlog=log)) as assistant:
            tools = {tool.name: tool for tool in (await assistant.list_tools()).tools}
            answer = await assistant.call_tool("ask", {"question": MUSIC, "top": 2})
            lines = [{"question": each, "conversation": "3c1f"} for each in ("绍兴的人才政策有哪些？", "那绵阳呢？")]
            following = [(await assistant.call_tool("ask", line)).structured_content or {} for line in lines]
            listed = await assistant.call_tool("list", {"words": "泉州", "limit": 1})
            shown = await assistant.call_tool("show", {"document": "quanzhou/culture.txt"})
            gone = await assistant.call_tool("show", {"document": "没有这一篇"})
            wrong = await assistant.call_tool("ask", {"question": MUSIC, "top": 0})
            of_the_command = json.loads(run(("ask", "--json", "--top", "2", MUSIC), settings, tmp_path).stdout)
            with closing(State(own)) as state:
                state.collections.close("quanzhou")
            closed = await assistant.call_tool("list", {"words": "泉州"})
            hidden = await assistant.call_tool("ask", {"question": MUSIC})

    assert set(tools) == {"ask", "list", "show"}
    assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools.values())
    assert "quotes" in (tools["ask"].output_schema or {})["properties"]

    assert [each["understood"] for each in following] == [None, "绵阳的人才政策有哪些？"]
    assert (closed.structured_content or {})["total"] == 0
    assert "quanzhou" not in said(hidden)
    told = answer.structured_content or {}
    assert {**told, "seconds": 0} == {**of_the_command, "seconds": 0}
    assert json.loads(said(answer)) == told
    assert MUSIC_QUOTE in told["quotes"][0]["text"]

    assert (listed.structured_content or {})["total"] == 1
    assert [each["document"] for each in (listed.structured_content or {})["documents"]] == ["quanzhou/culture.txt"]
    assert told["quotes"][0]["text"] in (shown.structured_content or {})["text"]
    assert gone.is_error
    assert "`yinju list`" in said(gone)
    assert wrong.is_error

    wire = (tmp_path / "wire.txt").read_text("utf-8").splitlines()
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in wire)
    log_text = (tmp_path / "log.txt").read_text("utf-8")
    assert "Traceback" not in log_text
    assert "没有这一篇" not in log_text
