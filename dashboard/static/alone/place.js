// The panel of one place: what each source says of it on the day, and who contradicts whom.
const LARGE_STAFF = { width: 26, height: 36 };
const ROSE = 28;

class PlacePanel {
  constructor(box, page, overlay, wording) {
    Object.assign(this, { box, page, overlay, wording });
    this.bars = new ShareBars(this);
  }

  show(answer, placeId, palette) {
    this.box.replaceChildren();
    const place = this.overlay.placeIndex.get(placeId);
    if (place === undefined) {
      return element("p", "", this.box, this.wording.say("nothing"));
    }
    const said = saidOf(answer, place);
    this.addNames(place);
    if (said.claims.length) return this.addSaid(said, answer, palette);
    element("p", "", this.box, this.silence(answer, place));
    return this.bars.show(this.box, place, answer.view, palette);
  }

  addNames(place) {
    const heading = element("h2", "", this.box);
    heading.translate = false;
    element("bdi", "", heading, this.overlay.places[place].name);
    if (this.page.otherNames[place]) element("p", "second", this.box, this.page.otherNames[place]).translate = false;
  }

  silence(answer, place) {
    const { wording, overlay } = this;
    const { day } = answer.view;
    const days = overlay.claimsOf[place].filter((claim) => allows(answer.view.sources, claim.source)).map((claim) => claim.day);
    const before = days.filter((one) => one <= day);
    const after = days.filter((one) => one > day);
    const silent = !days.length ? "neverSpoken" : before.length ? "notThenSpoken" : "notYetSpoken";
    const parts = [wording.say(silent, { place: overlay.places[place].name, day: wording.dayOfYear(day) })];
    const say = (form, one) => parts.push(`${wording.say(form, { day: wording.dayOfYear(one) })}.`);
    if (before.length) say("lastSpoken", Math.max(...before));
    if (after.length) say(before.length ? "nextSpoken" : "firstSpoken", Math.min(...after));
    return parts.join(" ");
  }

  addSaid(said, answer, palette) {
    const { overlay } = this;
    const cells = staffCells(overlay, said.standings, said.claims);
    const [{ cells: drawn }] = withShares(overlay, answer.view, [{ place: { index: said.place }, cells }]);
    this.addStaff(drawn, answer.view.day, palette);
    this.addCells(said, cells, mapStandings(overlay, answer.view, said.place));
    this.addCount(said);
    this.addSides(sidesOf(overlay, said), answer.view.day);
    this.bars.show(this.box, said.place, answer.view, palette);
    this.addRoses(said, answer.view.day, palette);
    cells.forEach((cell, group) => cell.speaks && this.addGroup(said, group, answer.view.day));
  }

  addStaff(cells, day, palette) {
    const canvas = element("canvas", "staff", this.box);
    canvas.setAttribute("aria-hidden", "true");
    const ctx = sharpCanvas(canvas, CELLS * LARGE_STAFF.width + 4, LARGE_STAFF.height + 24);
    drawStaff(ctx, palette, this.overlay, { cells }, day, 1, LARGE_STAFF.height + 21, LARGE_STAFF);
  }

  // Every answer of every source; what is less than the whole as a fact, or denied, with the words it was printed in.
  addCells(said, cells, drawn) {
    const list = element("ul", "cells", this.box);
    cells.forEach((cell, group) => {
      const row = element("li", "", list);
      element("b", "", row, this.page.groups[group]);
      const own = said.standings.filter((one) => this.isControl(one) && this.overlay.sources[one.source].group === group);
      const maps = drawn.filter(({ source }) => this.overlay.sources[source].group === group);
      if (!own.length && !maps.length) row.append(` ${this.wording.say(cell.speaks ? "speaks" : "silent")}`);
      for (const source of new Set(own.map((one) => one.source))) this.addAnswers(row, source, own.filter((one) => one.source === source));
      for (const { source, shares } of maps) this.addDrawn(row, source, shares);
    });
  }

  addAnswers(row, source, answers) {
    row.append(" ");
    element("bdi", "", row, this.overlay.sources[source].name);
    answers.forEach((one, i) => {
      row.append(i ? "; " : ": ", this.page.standings.says[one.index]);
      const plain = paints(this.overlay, one) && isWhole(one);
      if (!plain) this.addWords(row, this.page.standings.words[one.index]);
    });
    row.append(".");
  }

  addDrawn(row, source, shares) {
    row.append(" ");
    element("bdi", "", row, this.overlay.sources[source].name);
    row.append(`: ${this.wording.say("draws", { shares: sharesInWords(this.wording, this.overlay, shares) })}.`);
  }

  isControl(standing) {
    return this.overlay.questions[standing.question] === "control";
  }

  addWords(parent, words) {
    if (!words) return;
    parent.append(" ");
    element("span", "second", parent, this.wording.say("asPrinted"));
    parent.append(" ");
    const quoted = element("q", "", parent);
    quoted.translate = false;
    element("bdi", "", quoted, words);
  }

  addCount(said) {
    const { wording } = this;
    const sources = new Set(said.claims.map((claim) => claim.source)).size;
    element("p", "count", this.box, wording.say("positionsAmong", {
      positions: wording.count("positions", positionsOf(said.standings)),
      sources: wording.count("sources", sources),
      claims: wording.count("claims", said.claims.length),
    }));
  }

  addSides(pairs, day) {
    if (!pairs.length) return;
    element("h3", "", this.box, this.wording.say("contradict"));
    for (const pair of pairs) {
      const box = element("div", "pair", this.box);
      const state = this.overlay.stateLabels[pair.state];
      element("h4", "", box, pair.state < 0 ? this.wording.say("encirclement") : this.wording.say("control", { state }));
      this.addSide(box, [...pair.affirm.values()], "soToo", day);
      this.addSide(box, [...pair.against.values()], "againstToo", day);
      const both = [...pair.affirm.keys()].filter((source) => pair.against.has(source)).map((source) => this.overlay.sources[source].name);
      if (both.length) element("p", "second", box, this.wording.say("saysBoth", { names: both.join(", ") }));
    }
  }

  // The first of a side in full, the others by name.
  addSide(box, [first, ...others], form, day) {
    const line = element("p", "", box);
    element("bdi", "name", line, this.overlay.sources[first.source].name);
    line.append(`: ${this.page.standings.says[first.index]}`);
    this.addWords(line, this.page.standings.words[first.index]);
    line.append(" ");
    element("span", "second", line, this.wording.age(day - first.from));
    if (others.length) element("p", "second", box, this.wording.say(form, { names: others.map((one) => this.page.standings.named[one.index]).join(", ") }));
  }

  // Where a source speaks of parts of the place, which part it says is whose.
  addRoses(said, day, palette) {
    const located = said.standings.filter((one) => paints(this.overlay, one) && NAMED_SECTORS.has(one.sector));
    const sources = new Set(located.map((one) => one.source));
    if (sources.size) element("h3", "", this.box, this.wording.say("parts"));
    for (const source of sources) this.addRose(source, said.standings.filter((one) => one.source === source), day, palette);
  }

  addRose(source, own, day, palette) {
    const figure = element("figure", "rose", this.box);
    const ctx = sharpCanvas(element("canvas", "", figure), 2 * ROSE + 4, 2 * ROSE + 4);
    ctx.canvas.setAttribute("aria-hidden", "true");
    drawDisc(ctx, palette, this.overlay, { disc: discFills(this.overlay, own) }, day, { x: ROSE + 2, y: ROSE + 2 }, ROSE);
    const words = element("figcaption", "", figure);
    element("bdi", "name", words, this.overlay.sources[source].name);
    const told = own.filter((one) => this.isControl(one)).map((one) => this.page.standings.says[one.index]);
    words.append(`: ${told.join("; ")}`);
  }

  addGroup(said, group, day) {
    const own = said.claims.filter((claim) => this.overlay.sources[claim.source].group === group);
    const box = element("section", "by-group", this.box);
    const heading = element("h3", "", box, this.page.groups[group]);
    element("span", "", heading, String(own.length));
    for (const claim of own.sort((a, b) => b.day - a.day || a.index - b.index)) this.addClaim(box, claim, day);
  }

  addClaim(parent, { index, source, day: known }, day) {
    const { claims } = this.page;
    const box = element("article", "claim", parent);
    const line = element("p", "", box);
    element("bdi", "name", line, this.overlay.sources[source].name);
    line.append(`: ${claims.says[index]}`);
    const told = element("p", "", box);
    this.addWords(told, claims.words[index]);
    told.append(" ");
    element("bdi", "", told, claims.summary[index]);
    const parts = [claims.origin[index], this.wording.age(day - known), claims.grade[index], claims.id[index]];
    element("p", "second", box, parts.join(" · "));
  }
}
