// What mappers drew of a place: a bar each, with per cent and square kilometres of each state and of what is not stated.
const BAR = { w: 320, h: 18 };
// A reference area is a polygon of so many corners within its circle (geo/areas.py).
const CORNERS = 96;
const referenceKm2 = (km) => (CORNERS / 2) * km * km * Math.sin((2 * Math.PI) / CORNERS);

// A share to a tenth: never rounded to nothing, nor to all, where it is neither.
function percent(share) {
  if (share > 0 && share < 0.05) return "<0.1";
  return share >= 99.95 && share < 100 ? ">99.9" : share.toFixed(1);
}

function sharesInWords(wording, overlay, shares) {
  const told = (share, state) => wording.say("share", { share: percent(share), state });
  return [...shares.map(([state, share]) => told(share, stateWord(overlay, state))), told(notStated(shares), wording.say("notStated"))].join(", ");
}

class ShareBars {
  constructor(panel) {
    Object.assign(this, { panel, overlay: panel.overlay, wording: panel.wording });
  }

  show(box, place, view, palette) {
    const drawn = mapStandings(this.overlay, view, place);
    if (!drawn.length) return;
    const head = element("h3", "", box, this.wording.say("drawnBy"));
    element("span", "", head, String(drawn.length));
    const { km } = this.overlay.places[place];
    element("p", "second", box, this.wording.say("sharesOf", { km }));
    for (const one of drawn) this.add(element("section", "drawn", box), one, referenceKm2(km), view, palette);
  }

  add(box, { source, map, shares }, km2, view, palette) {
    const { overlay, wording } = this;
    const line = element("p", "", box);
    element("bdi", "name", line, overlay.sources[source].name);
    line.append(`: ${wording.say("drawnFor", { day: wording.day(map.about) })}`);
    this.bar(element("canvas", "", box), shares, palette);
    const list = element("ul", "", box);
    const rows = [...shares.map(([state, share]) => [stateWord(overlay, state), share]), [wording.say("notStated"), notStated(shares)]];
    for (const [state, share] of rows) {
      element("li", "", list, wording.say("shareRow", { state, share: percent(share), km2: ((km2 * share) / 100).toFixed(2) }));
    }
    element("p", "second", box, mapOrigin(overlay, view, map));
    if (map.missing.length) element("p", "second", box, mapPart(overlay, map));
  }

  bar(canvas, shares, palette) {
    canvas.setAttribute("aria-hidden", "true");
    const ctx = sharpCanvas(canvas, BAR.w, BAR.h);
    ctx.fillStyle = palette.paper;
    ctx.fillRect(0, 0, BAR.w, BAR.h);
    let x = 0;
    for (const [state, share] of shares) {
      ctx.fillStyle = fillStyle(ctx, palette, this.overlay.states[state]);
      ctx.fillRect(x, 0, (BAR.w * share) / 100, BAR.h);
      x += (BAR.w * share) / 100;
    }
    ctx.strokeStyle = palette.ink;
    ctx.strokeRect(0.5, 0.5, BAR.w - 1, BAR.h - 1);
  }
}
