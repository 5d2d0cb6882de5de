"""Sharing a begroting among gemeenten: each one's part, and what each would pay alone."""
