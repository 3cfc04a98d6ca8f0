## Who may ask
command-access = Who may ask
help-access = /access – who may ask
not-listed = Sorry, only people and groups on a list may ask me at present. To be added, give an administrator your id: { $person }
not-listed-button = You are not on the list yet
access-title = Who may ask
access-everybody = At present everybody may ask.
access-listed = At present only those on the list may ask, and administrators always.
access-list = The list ({ $count }); ✕ removes:
access-list-empty = The list is empty. To add a person, reply to a message of theirs (or to a forwarded one) with /access add, or send “/access add id name”. To add a group, send /access add there.
access-here = This group is on the list ({ $count } in all). Send me /access in private to see the whole list.
access-not-here = This group is not on the list ({ $count } in all). To add it: /access add. Send me /access in private to see the whole list.
access-button-everybody = Everybody
access-button-listed = Only the listed
access-added = Now on the list: { $name }
access-removed = No longer on the list: { $name }
access-not-there = Not on the list: { $name }
access-not-limited = The list is not in use yet: at present everybody may ask. /access changes that.
access-usage =
    I cannot tell whom you mean. It works like this:
    /access add – in a group: adds the group; as a reply to somebody's message: adds that person
    /access add id name – adds the person or group with this id
    /access remove – the same, to remove them
    A forwarded message that hides its author or comes from a channel does not tell me who it is. Ask them to write to me: while the list is in use, I tell them their id.
