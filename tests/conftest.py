"""What holds for all tests: no test is failed for being slow, so Hypothesis sets no deadline."""

from hypothesis import settings

settings.register_profile("yinju", deadline=None)
settings.load_profile("yinju")
