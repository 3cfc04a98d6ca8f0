"""What people do who ask: questions, buttons under answers, reading on, settings, feedback.

Read `questions` first: it is the way of a message to its answer, which `thread` completes from what came before.
`reply` says what is sent to which `audience`, `buttons` and `keyboards` what stands below; what these do is in
`presses`, `whole` and `feedback`. `inline` answers what is typed behind the bot's name in other chats. Every feature is
a class that gets the shared `Services` and lists its handlers, which `bot.app` adds in the order in which they are to
be tried.
"""
