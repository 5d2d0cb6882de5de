"""What all of the server stands on: settings, errors as answers, logs, counts, and work in turn."""
