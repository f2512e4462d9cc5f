// The list of sources, by group. What a hand chooses stands at once; what the server says stands again when it has heard of it.
// One element whatever their number: a widget for each would make every change of the day as slow as there are sources.
const SERVER_MS = 10000;
const lists = new WeakMap();

const make = (name, className, text = "") => {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
};

// "14 of 19", or "19" where that is all of them.
const counted = (words, shown, all) => (shown === all ? all : words.some.replace("{shown}", shown).replace("{all}", all));

// A source: its checkbox, its name, how many claims of it are shown.
function lineOf([id, name]) {
  const [line, box, count] = [make("label", "gl-source"), make("input", ""), make("span", "gl-source-count")];
  Object.assign(box, { type: "checkbox", value: id });
  const called = make("bdi", "", name);
  called.translate = false;
  line.append(box, called, " ", count);
  return { line, box, count };
}

// "All" or "none" of a group.
function buttonOf(word, described, lines, on) {
  const button = make("button", "gl-source-button", word);
  button.type = "button";
  button.setAttribute("aria-describedby", described);
  button.addEventListener("click", () => {
    for (const { box } of lines) box.checked = on;
    button.dispatchEvent(new Event("change", { bubbles: true }));
  });
  return button;
}

class SourceList {
  lines = [];
  // The numbers of the last choice made here and of the last that the server has heard of.
  said = 0;
  heard = 0;
  pending = false;

  constructor(around) {
    this.root = around.appendChild(make("div", "gl-sources"));
    this.root.addEventListener("change", () => this.speak());
  }

  take({ words, groups, heard, all, shown, chosen }, say) {
    Object.assign(this, { say, heard, chosen });
    this.turn();
    const written = JSON.stringify([words, groups]);
    const anew = written !== this.written;
    if (anew) this.write(words, groups);
    this.written = written;
    const [counts, totals] = [shown.split(" "), all.split(" ")];
    this.lines.forEach(({ count }, i) => { count.textContent = counted(words, counts[i], totals[i]); });
    // An answer to an earlier choice does not take back the one made since.
    if (anew || !this.pending || heard >= this.said) this.obey();
  }

  // A popover hangs outside of what Streamlit names its theme on.
  turn() {
    const app = document.querySelector('[data-testid="stApp"]');
    this.root.style.colorScheme = app.contains(this.root) ? "" : getComputedStyle(app).colorScheme;
  }

  obey() {
    clearTimeout(this.waiting);
    this.pending = false;
    this.lines.forEach(({ box }, i) => { box.checked = this.chosen[i] === "1"; });
  }

  write(words, groups) {
    const focused = this.lines.find(({ box }) => box === document.activeElement)?.box.value;
    this.lines = [];
    this.root.replaceChildren(...groups.map((group) => this.groupOf(words, group)));
    this.lines.find(({ box }) => box.value === focused)?.box.focus();
  }

  groupOf(words, { id, name, sources }) {
    const group = make("div", "gl-source-group");
    const head = make("div", "gl-source-head");
    const title = make("span", "gl-source-title", name);
    title.id = `gl-sources-${id}`;
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", title.id);
    const lines = sources.map(lineOf);
    const buttons = [[words.all, true], [words.none, false]].map(([word, on]) => buttonOf(word, title.id, lines, on));
    head.append(title, ...buttons);
    group.append(head, ...lines.map(({ line }) => line));
    this.lines.push(...lines);
    return group;
  }

  // A server that has gone has not heard of the choice: then it is taken back, as the map takes it back.
  speak() {
    // Never a number twice: Streamlit keeps a choice that it could not send, and would take the same again for no news.
    this.said = Math.max(Date.now(), this.said + 1);
    this.pending = true;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.obey(), SERVER_MS);
    this.say({ n: this.said, shown: this.lines.filter(({ box }) => box.checked).map(({ box }) => box.value) });
  }
}

export default function draw({ data, parentElement, setStateValue }) {
  const list = lists.get(parentElement) ?? new SourceList(parentElement);
  lists.set(parentElement, list);
  list.take(data, (chosen) => setStateValue("chosen", chosen));
}
