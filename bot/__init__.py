"""Conversation: Telegram, the terminal, permissions, settings, the bot's own words.

Read `cli` first: each command is one function, and `start` says what `yinju run` does. A question in Telegram goes
`serve` (polling or webhook) → `app` (which feature gets an update) → `asking` (from a message to its answer) →
`library` (off the event loop, to an `Answer`) → `telegram` (what is sent, and sending it). `admin` is
what administrators do, `state` what survives a restart, `terminal` the same conversation without Telegram; `words` says
everything in three languages, `people` knows who is who, `feature` says what a feature is, `observe` shows from outside
how it goes.
"""
