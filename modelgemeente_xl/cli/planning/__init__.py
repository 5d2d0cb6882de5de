"""The planner in the terminal: its verb, and how a proposal is shown."""
