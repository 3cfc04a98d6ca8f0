## What came in
queue-full = You have sent me a lot of questions. I will answer those that I have, one after the other; please send this one and later ones again in a while.
queue-full-group = Too many questions wait for an answer here. I will answer those that I have, one after the other; please ask this one and later ones again in a while.
inbox-too-late = Sorry, I was away for hours and did not get to this message. If you still need an answer, please send it again.
inbox-given-up = Sorry, I broke down several times over this message and gave it up. Please put it in other words.
