"""Answers that administrators write themselves: `written` reads them, `messages` shows them, `handlers` keeps them."""
