"""The bot without Telegram: the chat in the terminal, answers to scripts, and what is drawn there."""
