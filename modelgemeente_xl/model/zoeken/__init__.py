"""From what a person types to the gemeente that is meant, or to why it is not one."""
