"""Exercise Planner: plan, schedule and brief multinational exercises."""

__version__ = "0.1.0"
