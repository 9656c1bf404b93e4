"""The legal knowledge base: dated, sourced rules and the acts, institutions and terms around them."""
