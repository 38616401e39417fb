"""What all tests share: how long Hypothesis searches. `--hypothesis-profile=thorough` searches long."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "quick",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,  # the same examples each time: what was not touched does not fail
)
settings.register_profile(
    "thorough", settings.get_profile("quick"), derandomize=False, max_examples=1_000, stateful_step_count=50
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
