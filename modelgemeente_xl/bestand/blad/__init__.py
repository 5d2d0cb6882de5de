"""The bytes of one worksheet: where its cells stand, what they hold, and how they are written.

It knows no other sheet and no engine.
"""
