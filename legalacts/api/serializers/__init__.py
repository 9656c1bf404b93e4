"""What each record shows; one module a family of records, parts.py is what they share."""
