"""Answers that administrators write themselves: `messages` shows them, `handlers` keeps them."""
