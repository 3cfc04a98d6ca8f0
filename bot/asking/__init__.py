"""What people do who ask: questions, buttons under answers, reading on, settings, feedback.

Read `questions` first: it is the way of a message to its answer. `reply` and `buttons` say what is sent, `presses` what
the buttons do. Every feature is a class that gets the shared `Services` and lists its handlers, which `bot.app` adds in
the order in which they are to be tried.
"""
