"""Conversation: Telegram, the terminal, permissions, settings, the bot's own words.

Read `cli` first: each command is one function, and `start` says what `yinju run` does. A question in Telegram goes
`serve` (polling or webhook) → `app` (which update reaches which handler) → `addressing` (is it meant for the bot, and
what of it is the question) → `handlers` → `desk` and `library` (off the event loop, to an `Answer`) → `reply` and
`buttons` (what is sent) → `outbox`. A press of a button goes to `presses`, an administrator's `/reindex` to `reindex`,
a failure to `apology`. `state` is what survives a restart, `words` what the bot says in which language; `chat` and
`terminal` are the same conversation without Telegram.
"""
