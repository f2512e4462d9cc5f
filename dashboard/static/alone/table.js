// The claims of the View as a table, newest first. Above this many rows it is made only while it is unfolded.
class ClaimsTable {
  constructor(fold, page, overlay) {
    this.fold = fold;
    this.page = page;
    this.overlay = overlay;
    this.table = fold.querySelector("table");
    this.body = this.table.querySelector("tbody");
    this.heads = [...this.table.querySelectorAll("th")].map((head) => head.textContent);
    fold.addEventListener("toggle", () => this.draw());
  }

  show(answer, words) {
    this.answer = answer;
    this.fold.querySelector("summary span").textContent = words;
    this.table.hidden = !answer.claims.length;
    this.fold.querySelector("#empty").hidden = answer.claims.length > 0;
    this.draw();
  }

  draw() {
    if (!this.fold.open || this.drawn === this.answer) return;
    this.drawn = this.answer;
    const newest = [...this.answer.claims].sort((a, b) => b.day - a.day || a.index - b.index);
    const rows = document.createDocumentFragment();
    for (const claim of newest) this.addRow(rows, claim);
    this.body.replaceChildren(rows);
  }

  addRow(parent, claim) {
    const row = element("tr", "", parent);
    row.setAttribute("role", "row");
    row.dataset.claim = this.page.claims.id[claim.index];
    this.cells(claim).forEach((text, i) => {
      const cell = element("td", "", row);
      cell.setAttribute("role", "cell");
      cell.dataset.label = this.heads[i];
      element("bdi", "", cell, text);
    });
  }

  cells({ index, day, place, source }) {
    const { claims } = this.page;
    const told = ["listed", "words", "summary", "about", "said", "via", "document", "checked", "id"];
    return [writeDay(day), this.overlay.places[place].name, this.overlay.sources[source].name, ...told.map((name) => claims[name][index])];
  }
}
