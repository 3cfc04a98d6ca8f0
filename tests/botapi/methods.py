"""Every method that the bot may call; here those about updates and answers to buttons."""

from botapi import ephemeral, files, inline, media, members, menus, messages
from botapi.api import Api, Handler
from botapi.entities import utf16_length
from botapi.errors import ApiError, fault, refused
from botapi.params import Json, Params
from botapi.updates import KINDS


async def get_me(api: Api, p: Params) -> Json:
    """Implement getMe."""
    abilities = {"can_join_groups": True, "can_read_all_group_messages": True, "supports_inline_queries": True}
    return api.world.bot.payload() | abilities


async def get_updates(api: Api, p: Params) -> list[Json]:
    """Implement getUpdates."""
    if api.webhook.url:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    offset, limit, timeout = p.integer("offset", 0), p.integer("limit", 100), p.integer("timeout", 0)
    _set_allowed(api, p)
    return await api.queue.poll(offset or 0, min(max(limit or 100, 1), 100), timeout or 0)


async def set_webhook(api: Api, p: Params) -> bool:
    """Implement setWebhook; an empty address removes it."""
    url, secret = p.text("url", ""), p.text("secret_token")
    p.ignore("max_connections", "ip_address")
    _set_allowed(api, p)
    if p.flag("drop_pending_updates"):
        api.queue.pending.clear()
    api.queue.terminate("setWebhook request")
    if url:
        api.webhook.set(url, secret)
    else:
        await api.webhook.remove()
    return True


async def delete_webhook(api: Api, p: Params) -> bool:
    """Implement deleteWebhook."""
    if p.flag("drop_pending_updates"):
        api.queue.pending.clear()
    await api.webhook.remove()
    return True


async def get_webhook_info(api: Api, p: Params) -> Json:
    """Implement getWebhookInfo."""
    return api.webhook.info()


async def answer_callback_query(api: Api, p: Params) -> bool:
    """Implement answerCallbackQuery; a query is answered once."""
    press = api.world.presses.get(p.text("callback_query_id") or "")
    text = p.text("text")
    if utf16_length(text or "") > 200:
        raise fault("MESSAGE_TOO_LONG")
    answer = {"text": text, "show_alert": p.flag("show_alert"), "url": p.text("url")}
    p.ignore("cache_time")
    if press is None or press.expired or press.answer is not None:
        raise refused("query is too old and response timeout expired or query ID is invalid")
    press.answer = answer
    return True


def _set_allowed(api: Api, p: Params) -> None:
    """Remember the kinds of updates asked for; a call that does not say keeps the last ones."""
    allowed = p.json("allowed_updates", list)
    if allowed is None:
        return
    api.queue.allowed = [kind for kind in allowed if kind in KINDS]


METHODS: dict[str, Handler] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "answerCallbackQuery": answer_callback_query,
    **members.METHODS,
    **messages.METHODS,
    **ephemeral.METHODS,
    **media.METHODS,
    **files.METHODS,
    **inline.METHODS,
    **menus.METHODS,
}
