"""Where things are: places, names, areas, distances. Knows no claims; imports neither data nor dashboard."""
