"""Messages that ask nothing about the documents: greetings, thanks, what the bot is, agreement, abuse, bare links."""

import re

from index.text.fold import fold
from retrieval.types import Hint

_ADDRESS = r"|there|bot|啊|呀|哦|啦|了|你|您|大家)+"
_THANKS = re.compile(
    r"(?=.*(?:谢|辛苦|thank))(?:谢谢?|多谢|感谢|辛苦|thanks|thankyou|alot|so?much|verymuch|非常|太" + _ADDRESS
)
_GREETING = re.compile(
    r"(?:你好|您好|大家好|哈喽|哈啰|嗨|喂|早|早上好|早安|上午好|下午好|晚上好|在吗|在不在|有人吗|谢谢|多谢"
    r"|hi|hello|hey|good(?:morning|afternoon|evening)|thanks|thankyou" + _ADDRESS
)
_FAREWELL = re.compile(
    r"(?=.*(?:见|拜|bye|晚安|night))(?:再见|拜拜|拜|回见|回头见|明天见|下次见|晚安|bye|goodbye|seeyou|goodnight|好|好的|谢谢|多谢|thanks|thankyou"
    + _ADDRESS
)
_YOU = "(?:请问)?(?:你|您|这个?(?:机器人|bot)|机器人|小助手|助手|引据)"
_ABOUT = re.compile(
    rf"{_YOU}(?:到底)?(?:是谁|是什么(?:东西|人|机器人)?|叫什么(?:名字)?|是(?:真)?人吗|是机器人吗|是ai吗|是不是(?:人|机器人)|"
    r"(?:都)?(?:能|会|可以)(?:做|干|帮我做|帮我|回答)?(?:些)?(?:什么|啥|哪些)(?:事|事情|问题)?|有(?:什么|哪些)(?:功能|用|本事)|怎么用|如何使用|"
    r"怎么使用|知道(?:些)?什么|会什么)(?:呢|啊|呀)?"
    r"|(?:怎么|怎样|如何)(?:使?用|提问|问|操作|开始)(?:你|您|它|这个)?(?:呢|啊)?|使用(?:方法|说明|帮助)|(?:主)?菜单|帮助|功能(?:介绍|列表)?|说明书?|指令|命令"
    r"|自我介绍(?:一下)?|介绍一下(?:你自己|自己)|(?:开始|start|menu|help|commands?|settings?)"
    r"|who(?:are|r)(?:you|u)|what(?:are|r)(?:you|u)|what(?:can|do)(?:you|u)do|howdo(?:es)?(?:i|this|it)(?:use)?(?:you|this|it|work)+|howtouse"
    r"|areyou(?:a)?(?:bot|human|robot|ai|real)"
)
_AGREEMENT = re.compile(
    r"(?:ok|okay|okey|k|好|好的|好吧|好滴|行|行吧|嗯+|哦+|噢+|啊+|对|对的|是|是的|没错|明白|明白了|知道了|收到|了解|懂了|可以|没问题|"
    r"不用|不用了|没有|没事|算了|哈+|呵+|嘻+|嘿+|666+|(?:ha|he|hi){2,}|lmao|rofl|yes|no|yeah|yep|nope|sure|fine|great|nice|cool|lol|gotit|isee|understood|test|测试)+"
)
_ABUSE = re.compile(
    r"(?:你|您|这)?(?:这个?)?(?:机器人|bot)?(?:真|太|好|是个?|就是个?|简直是?|个|真是个?)*"
    r"(?:傻[逼比瓜子叉]?|sb|笨蛋?|蠢货?|白痴|智障|垃圾|废物|没用|弱智|脑残|有病|混蛋|滚蛋?|闭嘴|去死|他妈的|妈的|操|fuck(?:you|off)?|stupid(?:bot)?|"
    r"idiot|shit|useless|shutup|dumb(?:bot)?|youarestupid|yousuck)(?:了|吧|啊|东西|机器人|bot)*"
)
LINK = re.compile(r"<?(?:https?://|www\.)\S+>?", re.IGNORECASE)
LINKS = re.compile(rf"\s*(?:{LINK.pattern}\s*)+", re.IGNORECASE)
"""A message of nothing but links."""
_HOST = re.compile(r"<?(?:https?://)?(?:[^/\s@?#]*@)?(?:www\.)?([^/\s:?#<>@]+\.[^/\s:?#<>@]+)", re.IGNORECASE)

_OF_WORDS = (
    (_THANKS, Hint.THANKS),
    (_FAREWELL, Hint.FAREWELL),
    (_GREETING, Hint.GREETING),
    (_ABOUT, Hint.ABOUT),
    (_AGREEMENT, Hint.AGREEMENT),
)


def small_talk(text: str) -> Hint | None:
    """Return what kind of message asks nothing about the documents; None where it may be a question."""
    if LINKS.fullmatch(text):
        return Hint.LINK
    said = re.sub(r"[\W_]+", "", fold(text))
    if _ABUSE.fullmatch(said):
        return Hint.ABUSE
    return next((hint for pattern, hint in _OF_WORDS if pattern.fullmatch(said)), None)


def host_of(message: str) -> str | None:
    """Return the site of the first link of a message that is nothing but links, without www.

    >>> host_of("https://www.shaoxing.gov.cn:443/art/2024/5/1/art_1.html"), host_of("绍兴的人才政策有哪些？")
    ('shaoxing.gov.cn', None)
    """
    match = _HOST.match(message.strip()) if LINKS.fullmatch(message) else None
    return match[1].lower().rstrip(".") if match else None
