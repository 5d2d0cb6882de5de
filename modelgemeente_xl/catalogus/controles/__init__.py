"""What must hold over the files of a catalogue together, each check a plain function.

It knows the files as read and the model's arithmetic; it loads and converts nothing.
"""
