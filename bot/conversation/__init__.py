"""What a line comes to, whoever shows it: an answer and what an administrator wrote to it, or what it asks to be done.

`fixed` finds written answers, `conversation` keeps what was asked before. Telegram keeps that in its own way, as there
messages are edited and several people talk at once (`bot.asking.thread`).
"""
