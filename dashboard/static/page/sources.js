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

class SourceList {
  boxes = new Map();
  counts = new Map();
  said = 0;
  spoken = -Infinity;

  constructor(around) {
    this.root = around.appendChild(make("div", "gl-sources"));
    this.root.addEventListener("change", () => this.speak());
  }

  take({ heard, groups }, say) {
    this.say = say;
    const written = JSON.stringify(groups, (key, value) => (key === "count" || key === "shown" ? undefined : value));
    if (written !== this.written) this.write(groups);
    this.written = written;
    for (const { id, count } of groups.flatMap(({ sources }) => sources)) this.counts.get(id).textContent = count;
    // An answer to an earlier choice does not take back the one made since.
    if (heard < this.said && performance.now() - this.spoken < SERVER_MS) return;
    this.said = Math.max(this.said, heard);
    for (const { id, shown } of groups.flatMap(({ sources }) => sources)) this.boxes.get(id).checked = shown;
  }

  write(groups) {
    this.boxes.clear();
    this.root.replaceChildren(...groups.map((group) => this.groupOf(group)));
  }

  groupOf({ id, name, all, none, sources }) {
    const group = make("div", "gl-source-group");
    const head = make("div", "gl-source-head");
    const title = make("span", "gl-source-title", name);
    title.id = `gl-sources-${id}`;
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", title.id);
    const buttons = [[all, true], [none, false]].map(([word, shown]) => this.button(word, title.id, sources, shown));
    head.append(title, ...buttons);
    group.append(head, ...sources.map((source) => this.line(source)));
    return group;
  }

  button(word, described, sources, shown) {
    const button = make("button", "gl-source-button", word);
    button.type = "button";
    button.setAttribute("aria-describedby", described);
    button.addEventListener("click", () => {
      for (const { id } of sources) this.boxes.get(id).checked = shown;
      button.dispatchEvent(new Event("change", { bubbles: true }));
    });
    return button;
  }

  line({ id, name }) {
    const line = make("label", "gl-source");
    const box = make("input", "");
    box.type = "checkbox";
    box.value = id;
    const called = make("bdi", "", name);
    called.translate = false;
    const count = make("span", "gl-source-count");
    this.boxes.set(id, box);
    this.counts.set(id, count);
    line.append(box, called, " ", count);
    return line;
  }

  speak() {
    this.said += 1;
    this.spoken = performance.now();
    const shown = [...this.boxes.values()].filter((box) => box.checked).map((box) => box.value);
    this.say({ n: this.said, shown });
  }
}

export default function draw({ data, parentElement, setStateValue }) {
  const list = lists.get(parentElement) ?? new SourceList(parentElement);
  lists.set(parentElement, list);
  list.take(data, (chosen) => setStateValue("chosen", chosen));
}
