"""A View as a picture: a printed map, drawn by matplotlib without a browser, a network or a font of the machine."""
