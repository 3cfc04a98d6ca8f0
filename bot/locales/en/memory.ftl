## What is remembered and forgotten
command-new = Forget the conversation so far
help-new = /new – forget the conversation so far
command-privacy = What is kept, and for how long
help-privacy = /privacy – what I keep and for how long; /forget – delete it
command-forget = Delete everything about me
new-conversation = All right, I have forgotten our conversation so far. Your next question is taken by itself.

privacy-title = What I keep, why and for how long
privacy-inbox = What you sent me and I have not answered yet, so that I can go on after a breakdown: until it is dealt with, at most { $span }.
privacy-conversations = Your last question with its place and person, so that you can follow it up: for { $span }, or until you send /new.
privacy-replies = Which message answered which question, so that an edited question changes its answer: for { $span }.
privacy-messages = Which question or search a message of mine is about, and its text in both scripts where quotes were converted, so that its buttons go on working: for { $span }.
privacy-questions = Who asked what and whether there was an answer, so that administrators can add documents (/unanswered), see how I am used (/stats), and have me tell you once there is an answer, all without seeing who asked: for { $span }.
privacy-feedback = Your 👍 👎 with your reasons, so that administrators learn which answers are bad: for { $span }.
privacy-wishes = Who asked to be let in (ids and names), and what was decided: for { $span }.
privacy-preferences = What you chose in /settings: until you change it, or delete it with /forget.
privacy-audit = What administrators did and when, so that it can be looked up: for good.
privacy-allowed = The list of those who may ask (ids and names): until an administrator removes you.
privacy-readers = Who may read folders that are not for everybody (ids and names): until an administrator removes you.
privacy-where =
    Except in the lists of who may ask or read, in requests and in what administrators did, I keep Telegram ids and no names. All of it stays on the machine that I run on and goes to no other service; the chats themselves are with Telegram.
    In groups I neither read nor keep what is not addressed to me. Of what you look up with @ in other chats I keep nothing.
privacy-forget = /forget deletes everything about you at once.
duration-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
duration-minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }

forget-ask = Shall I delete everything that I keep about you? That is your settings, conversations, questions and feedback from all chats, and it cannot be undone. My old answers stay, but some of their buttons will stop working.
forget-button-yes = Delete everything
forget-button-no = Keep it
forget-kept = All right, nothing was deleted.
forgotten = Deleted: { $things }.
forgotten-nothing = I keep nothing about you.
forgotten-preferences = your settings
forgotten-conversations =
    { $count ->
        [one] 1 conversation
       *[other] { $count } conversations
    }
forgotten-questions =
    { $count ->
        [one] 1 question
       *[other] { $count } questions
    }
forgotten-feedback =
    { $count ->
        [one] 1 rating
       *[other] { $count } ratings
    }
forgotten-messages =
    { $count ->
        [one] the notes behind the buttons of 1 message
       *[other] the notes behind the buttons of { $count } messages
    }
forgotten-replies =
    { $count ->
        [one] the link from 1 question to its answer
       *[other] the links from { $count } questions to their answers
    }
forgotten-inbox =
    { $count ->
        [one] 1 message not answered yet
       *[other] { $count } messages not answered yet
    }
forgotten-wishes = your request
forgotten-not-deeds = What you did as an administrator stays on record, see /privacy.
forgotten-not-listed = You are still on the list of those who may ask; only an administrator can remove you.
