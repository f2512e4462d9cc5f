// Whose map it is, for which day it was drawn, and from which file: in the legend, and, where that is folded, on the map.
class MapKey {
  constructor(frame) {
    this.box = element("div", "map-key");
    this.brief = element("p", "map-by", frame);
    this.brief.hidden = true;
  }

  show(map, shown) {
    const cells = map.pictures.some((picture) => picture.drawn);
    // First of all in the legend: a map without its day would be taken for today's.
    if (!shown.length && !cells) this.box.remove();
    else if (this.box.parentElement !== map.legend.body) map.legend.body.prepend(this.box);
    const compared = map.compared();
    const said = this.wordOf(map, shown, cells, compared);
    if (this.said === said) return;
    this.said = said;
    // Without its layers, which may not be passed on, a comparison is figures beside the map that is drawn.
    const plain = compared?.layers ? [] : shown.map((one, i) => mapSection(map, one, shown.length > 1 ? i : -1));
    this.box.replaceChildren(...plain, ...(compared ? [comparedSection(map, compared)] : []));
    if (map.view.comparison && !compared) element("p", "legend-note", this.box, map.overlay.texts.notCompared);
    if (cells) addSharesRow(map, this.box);
    this.brief.hidden = !shown.length;
    this.brief.textContent = compared ? compared.said.brief : shown.map((one) => mapTitle(map.overlay, map.view, one)).join(" \u00B7 ");
  }

  // What is said already is not said again.
  wordOf({ loaded, view, colours }, shown, cells, compared) {
    const maps = shown.map(({ source, map }) => [source, map && [map.series.format, map.number]]);
    return JSON.stringify([loaded, maps, view.day, view.states && [...view.states], colours.dark, cells, view.comparison, compared?.name]);
  }
}

function mapTitle(overlay, view, { source, map }) {
  const { texts, lang } = overlay;
  const values = { source: overlay.sources[source].name, day: dayInWords(map ? map.about : view.day, lang, SHORT_DAY) };
  if (map && map.bare) return fillText(texts.mapLeftOut, values);
  return fillText(map ? texts.mapBy : view.since === null ? texts.mapNone : texts.mapNoneNew, values);
}

// `turn`: which of two maps it is; -1 for one alone.
function mapSection(greyline, shown, turn) {
  const { overlay, view } = greyline;
  const section = element("section", "map-one");
  element("p", "map-title", section, mapTitle(overlay, view, shown));
  if (!shown.map || shown.map.bare) return section;
  for (const state of drawnStates(overlay, view, shown.map.series.series, shown.map.number)) addAreaRow(greyline, section, state, turn);
  if (turn < 0) addPassedOn(greyline, section, shown.map);
  element("p", "legend-note", section, mapOrigin(overlay, view, shown.map));
  if (shown.map.missing.length) element("p", "legend-note map-part", section, mapPart(overlay, shown.map));
  return section;
}

// How a cell is filled by a map: an example, since the shares differ from place to place.
function addSharesRow(greyline, box) {
  const { overlay, pictures } = greyline;
  const row = element("div", "legend-row legend-full", box);
  const ctx = sharpCanvas(element("canvas", "", row), 18, 20);
  const { entries } = pictures.flatMap(({ cells }) => cells).find(({ entries: own }) => own.some(({ shares }) => shares));
  const { shares } = entries.find((entry) => entry.shares);
  drawEntry(ctx, greyline.palette(), overlay, { shares, from: 0 }, 1, { x: 2, y: 1, w: 14, h: 18 });
  element("span", "", row, overlay.texts.mapShares);
}

function drawnStates(overlay, view, series, number) {
  const there = ringsByState(series, number);
  return overlay.states.filter((state, i) => there.has(state) && allows(view.states, i));
}

function addAreaRow(greyline, section, state, turn, passedOn) {
  const { overlay } = greyline;
  const row = element("div", `legend-row legend-${passedOn ? "full" : "half"}`, section);
  const ctx = sharpCanvas(element("canvas", "", row), 18, 20);
  const path = new Path2D();
  path.rect(2, 3, 14, 14);
  const colours = greyline.palette().states[state];
  const draw = passedOn ? drawPassedOn : turn < 0 ? drawArea : drawCompared;
  draw(ctx, colours, overlay.maps.looks, path, turn === 1);
  const label = overlay.stateLabels[overlay.states.indexOf(state)];
  element("span", "", row, passedOn ? fillText(overlay.texts.mapPassedOn, { state: label }) : label);
}

// Layers in which a source only tells what a party claims: never its own view.
function addPassedOn(greyline, section, map) {
  const { claimed } = map.series;
  if (!claimed) return;
  for (const state of drawnStates(greyline.overlay, greyline.view, claimed, map.number)) addAreaRow(greyline, section, state, -1, true);
}

function mapOrigin({ texts, lang }, { day }, { file, from }) {
  const age = day - from;
  const form = age === 0 ? texts.mapFileToday : age === 1 ? texts.mapFileDay : texts.mapFile;
  return fillText(form, { file, day: dayInWords(from, lang, SHORT_DAY), days: age });
}

function mapPart({ texts }, { layers, missing }) {
  return fillText(layers.length === 1 ? texts.mapLayer : texts.mapLayers, { layers: layers.join(", "), missing: missing.join(", ") });
}
