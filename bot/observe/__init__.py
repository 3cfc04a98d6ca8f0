"""Seeing inside a running bot: figures for Prometheus, whether it lives and is ready, a reference for each question.

`metrics` is what is counted and timed, `question` marks the way of one question, `server` answers who asks over HTTP.
Nothing here knows what was asked, by whom or where.
"""
