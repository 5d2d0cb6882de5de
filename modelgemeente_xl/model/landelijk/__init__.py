"""What is known of gemeenten together: mergers, ICT partnerships, contributions of the Rijk."""
