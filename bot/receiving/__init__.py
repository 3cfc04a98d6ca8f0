"""How updates come in, and what is promised of them: none is lost in a crash, none crowds out the others.

`readable` passes over what nobody can read, `webhook` is the way that Telegram brings updates by if it does not wait to
be polled, `intake` notes each update in the state file and has it worked on, and `shares` bounds how many of one person
or group may wait.
"""
