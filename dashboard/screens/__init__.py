"""The screens: thin, each reads as a table of contents."""
