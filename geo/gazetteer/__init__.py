"""The gazetteer: reviewed tables of places and names, the curated lists and the script they are built by."""
