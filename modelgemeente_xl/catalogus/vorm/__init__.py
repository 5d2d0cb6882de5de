"""What a maintainer may write in `data/`, and each file as read: valid on its own, with its lines.

It knows no reference between files and no model.
"""
