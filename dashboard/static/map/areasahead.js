// Pictures of the areas on the days beside the one that is looked at, made while it stands still: a step to either lays down
// what is there. Each is known by the word of all that it depends on, so that none is ever laid down for another.
const MOST_PICTURES = 3;

class AreasAhead {
  constructor() {
    this.made = new Map();
  }

  find(word) {
    return this.made.get(word);
  }

  // What was made last goes last. A bitmap, as a canvas would put off its drawing until it is laid down.
  async make(word, picture) {
    this.made.set(word, undefined);
    const bitmap = await createImageBitmap(picture);
    if (this.made.has(word)) this.made.set(word, bitmap);
    else bitmap.close();
    while (this.made.size > MOST_PICTURES) this.forget(this.made.keys().next().value);
  }

  forget(word) {
    this.made.get(word)?.close();
    this.made.delete(word);
  }
}
