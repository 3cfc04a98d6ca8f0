"""The command `yinju`. What loads the model, the index or Telegram is imported by the command that needs it."""

import os
import sys

import click

from bot.cli import asking, documents, faq, keeping
from index.errors import YinjuError

INTERRUPTED = 130  # the shell's convention for a command that Ctrl-C ended


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="yinju")
def cli() -> None:
    """Answers from documents, in their own words: quotes with their source, in Telegram or here."""


for command in (
    *(asking.run, asking.chat, asking.ask, asking.mcp, asking.serve, asking.search),
    *(documents.index, documents.list_documents, documents.show, documents.remove, faq.faq),
    *(keeping.status, keeping.check, keeping.backup, keeping.restore, keeping.store, keeping.evaluate),
):
    cli.add_command(command)


def main() -> None:
    """Run a command: exit 0 when done, 1 with one clear line when it failed, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        sys.exit(cli(standalone_mode=False))  # what a command gives to `Exit`, else None
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        _leave_quietly()
    except (YinjuError, OSError) as error:
        click.echo(f"yinju: {' '.join(str(error).split())}", err=True)
        sys.exit(1)


def _leave_quietly() -> None:
    """Keep Python from failing again when it flushes at exit: the reader of the output has gone (`| head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(1)
