"""Questions for what is not so: 哪些城市没有提到古镇. Documents say what is; that they are silent proves nothing.

Such a question is answered only where a text says itself that something is not so.
"""

import re
from typing import Final

_WHICH: Final = "哪些|哪几|哪一?[个位家所座]|谁|什么(?:城市|地方|公司|企业|人|单位)"
_NOT: Final = "(?<!有)没(?:有(?!没))?|从未|并未|尚未|未(?=[参出提获被列通完达能说开公])|不(?=是|在|包|含|属|参|出席|提)"
_NEGATED: Final = re.compile(
    rf"(?:{_WHICH})[^，,。；;？?]{{0,10}}?(?:{_NOT})"
    r"|\b(?:which|who|what \w+)\b.*\b(?:not|never|(?:do|does|did|have|has|had|was|were|is|are)n['’]?t)\b"
)
_DENIES: Final = re.compile(
    "没有|未(?!来|婚|成年)|不(?!仅|但|断|少|同|久|得不|动产|锈)|无(?!锡|论|偿|线)|缺席|除外|以外|拒绝|\\b(?:not|never)\\b"
)


def asks_for_absence(folded: str) -> bool:
    """Say whether a folded question is for those of which something is not so.

    >>> [asks_for_absence(asked) for asked in ("哪些城市没有提到古镇?", "which cities did not attend?", "有没有电话?")]
    [True, True, False]
    """
    return _NEGATED.search(folded) is not None


def denies(text: str) -> bool:
    """Say whether a text in Simplified characters says of anything that it is not so."""
    return _DENIES.search(text) is not None
