"""Parts of a screen: first pure functions that say what is shown, then one that draws it."""
