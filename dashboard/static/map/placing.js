// Where everything goes that has a name: at its place, at the edge as a chip, or on the list of those without room.
function* placeAll(ctx, scene) {
  const inside = scene.marks.filter((mark) => mark.inside);
  const outside = scene.marks.filter((mark) => mark.picture.spoken && !mark.inside);
  const cards = outside.slice(0, CHIP.tried).map((mark) => chipOf(ctx, scene.overlay, mark, scene.origin));
  const placed = yield* placeAround(ctx, { ...scene, inside, cards }, outside.includes(scene.chosen));
  return { inside, outside, ...placed, unnamed: unnamedOf(scene, inside, outside, placed.chips) };
}

// The names first, the chips in what they leave; but a chosen place at the edge would have its chip before all others.
function* placeAround(ctx, scene, chosenOutside) {
  const placed = yield* placeOnce(ctx, scene, []);
  if (!chosenOutside || placed.chips.some((chip) => chip.card.mark === scene.chosen)) return placed;
  const card = scene.cards.find((one) => one.mark === scene.chosen) || chipOf(ctx, scene.overlay, scene.chosen, scene.origin);
  // From very near, discs take the whole of a small frame: then it lies over one.
  const clear = setChips([card], new Room(scene.frame, scene.covered, scene.discs));
  return yield* placeOnce(ctx, scene, clear.length ? clear : setChips([card], new Room(scene.frame, scene.covered, new Squares())));
}

function* placeOnce(ctx, scene, first) {
  const room = yield* layOut(ctx, scene, [...scene.covered, ...first.map((chip) => chip.box)]);
  for (const dot of room.lines.flatMap(leaderDots)) room.keep(dot);
  const others = scene.cards.filter((card) => card.mark !== first[0]?.card.mark);
  return { chips: [...first, ...setChips(others, room, CHIP.most - first.length)], room };
}

// Every place that is spoken of and has neither its name on the map nor a chip.
function unnamedOf({ overlay, origin }, inside, outside, chips) {
  const told = new Set(chips.map((chip) => chip.card.mark));
  const missing = [...nameless(inside), ...outside.filter((mark) => !told.has(mark))];
  return missing.map((mark) => ({ mark, get told() { return howFar(overlay, mark.picture.place, origin); } }));
}
