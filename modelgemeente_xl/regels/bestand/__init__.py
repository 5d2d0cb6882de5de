"""Rules about the file: printing, reading by everyone, safety, and stored results."""
