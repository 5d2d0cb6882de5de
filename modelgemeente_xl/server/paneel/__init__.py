"""The task pane: what it asks, the button that it presses, and what it shows."""
