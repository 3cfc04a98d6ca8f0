"""The half that was made after the rules were changed, and measured once before anything was mended for it."""

from benchmarks.documents.unseen import plain, printed, web, word

SAMPLES = (*web.SAMPLES, *plain.SAMPLES, *printed.SAMPLES, *word.SAMPLES)
