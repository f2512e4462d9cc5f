"""How what sources draw moves from day to day: gained and lost, compared, and who drew it first. Pure."""
