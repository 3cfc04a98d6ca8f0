"""How well files become documents: pages and files made here, each with what should come out of it.

Two halves. `seen` was made before the rules of reading and cleaning were last changed, and looked at while they were;
`unseen` was made after them, so its figures say more. All texts are invented. Read `samples` (what a sample is),
`seen/stories` (what the samples tell), a module of samples such as `seen/web`, and `measure`.
"""
