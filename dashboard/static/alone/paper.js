// On paper: light colours, everything unfolded, the map as wide as the sheet (print.css); afterwards all as it was.
const ON_PAPER = { width: "680px", height: "600px" };
// Neither what plays, which is no use there, nor a list that is empty.
const FOLDED = "details:not([open], .play-more, .none)";

class Paper {
  constructor(page) {
    this.page = page;
    window.addEventListener("beforeprint", () => this.before());
    window.addEventListener("afterprint", () => this.after());
  }

  before() {
    this.theme = this.page.theme();
    this.folded = [...document.querySelectorAll(FOLDED)];
    for (const fold of this.folded) fold.open = true;
    this.page.setTheme("light");
    this.page.resize(ON_PAPER);
  }

  after() {
    for (const fold of this.folded || []) fold.open = false;
    this.page.setTheme(this.theme || "");
    this.page.resize({ width: "", height: "" });
  }
}
