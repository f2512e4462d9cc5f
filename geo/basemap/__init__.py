"""The offline base map: water, rivers, state and oblast borders, with their provenance."""
