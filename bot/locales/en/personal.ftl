## Buttons for one person only
menu-of-another = These buttons are somebody else's. Send { $command } for your own.
own-name-only = This is personal. Please send it under your own name, not anonymously or as a channel.
