// On paper: light colours, everything unfolded, the map as wide as the sheet (print.css); afterwards all as it was.
const ON_PAPER = { width: "680px", height: "600px" };
// Neither what plays, which is no use there, nor the list of places without room, which would lie on the map: all are told
// in words below it.
const FOLDED = "details:not([open], .play-more, .more)";

class Paper {
  constructor(page) {
    this.page = page;
    window.addEventListener("beforeprint", () => this.before());
    window.addEventListener("afterprint", () => this.after());
  }

  before() {
    this.theme = this.page.theme();
    this.page.setTheme("light");
    this.page.resize(ON_PAPER);
    this.folded = [...document.querySelectorAll(FOLDED)];
    for (const fold of this.folded) fold.open = true;
  }

  after() {
    for (const fold of this.folded || []) fold.open = false;
    this.page.setTheme(this.theme || "");
    this.page.resize({ width: "", height: "" });
  }
}
