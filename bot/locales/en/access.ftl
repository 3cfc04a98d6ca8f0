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
access-here = This group is on the list ({ $count } in all). Send me /access in private to see the whole list. Its id is { $group }.
access-not-here = This group is not on the list ({ $count } in all). To add it: /access add. Send me /access in private to see the whole list. Its id is { $group }.
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
access-button-folders = 🔒 Folders
folders-title = Who may read which folders
folders-how = A number opens a folder. When a folder is closed, those inside it are closed too.
folders-none = All documents lie directly in the documents folder. To show some to certain people only, put them into a folder below it (as a folder in a .zip that you send).
folder-open =
    { $name } – { $documents ->
        [one] 1 document
       *[other] { $documents } documents
    }, for everybody
folder-closed =
    🔒 { $name } – { $documents ->
        [one] 1 document
       *[other] { $documents } documents
    }, for { $readers ->
        [one] 1 person or group
       *[other] { $readers } people or groups
    }
folder-close-how = Once it is closed, only the people and groups that you name see its documents. Nobody else can find, list or count them, or learn that they exist. Administrators always see them in private; while a folder is closed, administrators' commands are answered in private only.
folder-readers = Who may read it; ✕ removes:
folder-nobody = Nobody may read it yet, except administrators.
folder-sent = Quotes that were sent before are not called back.
folder-open-ask =
    Let everybody who may ask see the { $documents ->
        [one] 1 document
       *[other] { $documents } documents
    } in “{ $name }”? The list of who may read it is emptied.
folder-add-how = Who may read “{ $name }”? Reply to this message with an id and a name, such as: 123456789 Chen. In a group, /access tells the group's id.
folder-add-unclear = I cannot tell whom you mean. Write an id and a name, such as: 123456789 Chen.
folder-let-in = { $name } may read “{ $folder }” now
folder-gone = This folder is no longer there, or it is not closed.
button-folder-close = 🔒 Close
button-folder-open = Open to everybody
button-folder-keep = No, keep it closed
button-folder-add = ＋ Add
access-sure-listed = The list is still empty. Once it counts, nobody but administrators may ask; people can request it, and you are told their names.
access-sure-everybody = The list is empty, so only administrators may ask now. After this, anybody who finds me may ask.
access-button-sure-listed = Use the list anyway
access-button-sure-everybody = Open to everybody
access-button-back = Back
button-wish = Ask for access
button-wish-yes = Let in
button-wish-no = Refuse
wish-sent = The administrators have your request and your name; I will tell you what they decide. Your id: { $person }
wish-again = The administrators have your request. You can ask once more in a day.
wish-needless = You may ask already: just write your question to me.
wish-ask = { $name } ({ $person }) would like to ask me questions, and is not on the list.
wish-granted = Let in: { $name } ({ $person }) is on the list now.
wish-refused = Refused: { $name } ({ $person }).
wish-decided =
    { $listed ->
        [True] This request was dealt with before; { $person } is on the list.
       *[other] This request was dealt with before; { $person } is not on the list.
    }
wish-yes = The administrators let you in: you may ask now. Just write your question to me.
wish-no = Sorry, the administrators did not grant your request.
