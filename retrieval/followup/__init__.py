"""Follow-up questions: 那内江呢 after 绵阳的人才政策有哪些 asks 内江的人才政策有哪些.

Read `complete` first. What a follow-up changes is read in `change` (Chinese) and `english`, and put into the question
before by `recast` and `english`; `statement` takes that question apart, `mentioned` finds places and times in it,
`pronouns` replaces 他 and there by whom and what they mean, `translate` says a change in the other language. A question
that stands by itself is never changed: only few forms of words count as a follow-up. What may have left out its subject
(`same_subject`) is changed only where the documents tell so. `aspect` keeps of an answer to 为什么 what gives a reason.
"""

from retrieval.followup.aspect import aspect_of, kept_to
from retrieval.followup.complete import Context, complete, context_of, with_subject
from retrieval.followup.same_subject import things_named

__all__ = ["Context", "aspect_of", "complete", "context_of", "kept_to", "things_named", "with_subject"]
