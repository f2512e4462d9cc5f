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

const some = (words, shown, all) => words.some.replace("{shown}", shown).replace("{all}", all);

// A source: its checkbox, its name, how many claims of it are shown.
function lineOf([id, name, all]) {
  const [line, box, count] = [make("label", "gl-source"), make("input", ""), make("span", "gl-source-count")];
  Object.assign(box, { type: "checkbox", value: id });
  const called = make("bdi", "", name);
  called.translate = false;
  line.append(box, called, " ", count);
  return { line, box, count, all };
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
  said = 0;
  spoken = -Infinity;

  constructor(around) {
    this.root = around.appendChild(make("div", "gl-sources"));
    this.root.addEventListener("change", () => this.speak());
  }

  take({ words, groups, heard, shown, chosen }, say) {
    this.say = say;
    const written = JSON.stringify([words, groups]);
    if (written !== this.written) this.write(words, groups);
    this.written = written;
    const counts = shown.split(" ").map(Number);
    this.lines.forEach(({ count, all }, i) => { count.textContent = counts[i] === all ? all : some(words, counts[i], all); });
    // An answer to an earlier choice does not take back the one made since.
    if (heard < this.said && performance.now() - this.spoken < SERVER_MS) return;
    this.said = Math.max(this.said, heard);
    this.lines.forEach(({ box }, i) => { box.checked = chosen[i] === "1"; });
  }

  write(words, groups) {
    this.lines = [];
    this.root.replaceChildren(...groups.map((group) => this.groupOf(words, group)));
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

  speak() {
    this.said += 1;
    this.spoken = performance.now();
    const shown = this.lines.filter(({ box }) => box.checked).map(({ box }) => box.value);
    this.say({ n: this.said, shown });
  }
}

export default function draw({ data, parentElement, setStateValue }) {
  const list = lists.get(parentElement) ?? new SourceList(parentElement);
  lists.set(parentElement, list);
  list.take(data, (chosen) => setStateValue("chosen", chosen));
}
