"""Follow-up questions: 那内江呢 after 绵阳的人才政策有哪些 asks 内江的人才政策有哪些.

Read `complete` first. What a follow-up changes is read in `change` (Chinese) and `english`, and put into the question
before by `recast` and `english`; `statement` takes that question apart, `mentioned` finds places and times in it,
`pronouns` replaces 他 and there by whom and what they mean, `translate` says a change in the other language. A question
that stands by itself is never changed: only few forms of words count as a follow-up, and in doubt nothing is done.
"""

from retrieval.followup.complete import Context, complete, context_of

__all__ = ["Context", "complete", "context_of"]
