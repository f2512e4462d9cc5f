// Small things of the page: elements are made here, and text enters them by textContent alone.
function element(name, className, parent, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  if (parent) parent.appendChild(made);
  return made;
}

// A button is named by the words on it; `sign` stands for a button that has only a sign, and is named by its title.
function button(className, parent, title, act, sign) {
  const made = element("button", className, parent, sign);
  made.type = "button";
  made.title = title;
  if (sign) made.setAttribute("aria-label", title);
  made.addEventListener("click", act);
  return made;
}

// A drawing surface of the stated size in CSS pixels, sharp on every screen.
function sharpCanvas(canvas, width, height) {
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const ctx = canvas.getContext("2d");
  ctx.setTransform(scale, 0, 0, scale, 0, 0);
  return ctx;
}
