"""Telegram's side of the bot: `message` builds a reply, `sending` sends it, `updates` reads what came.

`buttons` turns buttons into callback data and back, `pages` turns the pages of a list, `addressing` says whether a
group's message is meant for the bot.
"""
