"""Python loads this by itself where a test puts its folder on PYTHONPATH: it lets the test hold up reading a file.

Opening `name` waits as long as `name.wait` lies beside it, so that a test can see the bot in the middle of indexing.
"""

import os
import sys
import time


def _wait(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str):
        while os.path.exists(f"{arguments[0]}.wait"):  # noqa: PTH110 - this runs at every open: nothing but a look
            time.sleep(0.02)


sys.addaudithook(_wait)
