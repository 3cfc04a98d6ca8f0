"""Telegram's side of the bot: `message` builds a reply, `sending` sends it, `updates` reads what came.

`addressing` says whether a group's message is meant for the bot; `pages` turns pages of a list.
"""
