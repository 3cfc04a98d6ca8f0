"""The half that was made before the rules were changed."""

from benchmarks.documents.seen import plain, printed, web, word

SAMPLES = (*web.SAMPLES, *plain.SAMPLES, *printed.SAMPLES, *word.SAMPLES)
