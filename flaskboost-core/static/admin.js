// What makes the panel quicker to use; every page works without it.

// Forms of one row: whoever leaves with something unsaved is asked first. A form that came back refused is unsaved.
document.querySelectorAll("form[data-guard]").forEach((form) => {
  let isDirty = form.dataset.guard === "dirty";
  form.addEventListener("input", () => { isDirty = true; });
  // Fields that stand elsewhere and name this form, as those in the cells of a list.
  for (const field of form.elements) {
    if (!form.contains(field)) field.addEventListener("input", () => { isDirty = true; });
  }
  form.addEventListener("submit", (event) => {
    const wasDirty = isDirty;
    isDirty = false;
    // Another listener may still refuse.
    setTimeout(() => { if (event.defaultPrevented) isDirty = wasDirty; });
  });
  addEventListener("beforeunload", (event) => { if (isDirty) event.preventDefault(); });
});

// A part of an address follows the field that it is made of, until somebody writes it themselves.
const slug = (text) => (text.toLowerCase().match(/[\p{Alphabetic}\p{N}]+/gu) || []).join("-");
const follow = (box) => {
  const field = box.querySelector("input, textarea");
  const from = document.getElementById(box.dataset.slugFrom);
  if (!field || !from || field.value) return;
  let isTouched = false;
  field.addEventListener("input", () => { isTouched = field.value !== ""; });
  from.addEventListener("input", () => {
    if (isTouched) return;
    const made = [...slug(from.value)];
    field.value = made.slice(0, field.maxLength > 0 ? field.maxLength : made.length).join("");
  });
};
document.querySelectorAll("[data-slug-from]").forEach(follow);

// A row to choose: the field for its key becomes a combobox that looks rows up while somebody types.
const lookUp = (box) => {
  const key = box.querySelector("input");
  if (!key) return;
  const input = key.cloneNode();
  const list = document.createElement("ul");
  const status = document.createElement("span");
  let active = -1;
  let asked = 0;
  let timer = 0;
  let chosen = { value: key.value, title: box.dataset.chosen || key.value };

  input.removeAttribute("name");
  input.removeAttribute("maxlength");
  input.removeAttribute("step");
  input.type = "text";
  input.autocomplete = "off";
  input.value = chosen.title;
  list.id = `${key.id}-rows`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.querySelector("label").textContent);
  list.hidden = true;
  status.className = "status";
  status.setAttribute("role", "status");
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  Object.entries(attributes).forEach(([name, value]) => input.setAttribute(name, value));
  key.removeAttribute("id");
  key.removeAttribute("required");
  key.type = "hidden";
  key.after(input);
  box.append(list, status);
  box.querySelectorAll("span.help").forEach((help) => help.remove());

  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (choice) => {
    chosen = choice;
    key.value = choice.value;
    input.value = choice.title;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    clearTimeout(timer);
    close();
  };
  const point = (to) => {
    const rows = options();
    if (!rows.length) return;
    active = (to + rows.length) % rows.length;
    rows.forEach((row, at) => row.setAttribute("aria-selected", at === active));
    input.setAttribute("aria-activedescendant", rows[active].id);
    rows[active].scrollIntoView({ block: "nearest" });
  };
  const show = ({ choices, said }) => {
    list.replaceChildren(...choices.map((choice, at) => {
      const row = document.createElement("li");
      row.id = `${list.id}-${at}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      row.textContent = choice.title;
      // Before the field loses the focus.
      row.addEventListener("mousedown", (event) => { event.preventDefault(); choose(choice); });
      row.choice = choice;
      return row;
    }));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !choices.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = said;
  };
  const look = async () => {
    const turn = ++asked;
    const words = input.value === chosen.title ? "" : input.value;
    try {
      const answer = await fetch(`${box.dataset.choices}&q=${encodeURIComponent(words)}`, { headers: { accept: "application/json" } });
      // Only the last question counts, and only while somebody is here.
      if (answer.ok && turn === asked && document.activeElement === input) show(await answer.json());
    } catch { /* the network is gone: what was chosen stays chosen */ }
  };
  input.addEventListener("input", (event) => {
    if (!event.isTrusted) return;
    clearTimeout(timer);
    timer = setTimeout(look, 150);
  });
  input.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) point(event.key === "ArrowDown" ? active + 1 : Math.max(active, 0) - 1);
      else look();
    } else if (event.key === "Enter" && isOpen && active >= 0) {
      event.preventDefault();
      choose(options()[active].choice);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", () => {
    asked++;
    clearTimeout(timer);
    // An empty field is no row; words that chose nothing are taken back.
    if (input.value.trim() === "" && key.value) choose({ value: "", title: "" });
    else input.value = chosen.title;
    close();
  });
};
document.querySelectorAll(".admin-choice").forEach(lookUp);

// A field that counts only beside certain values of another one is not shown beside others.
const heed = (box) => {
  const other = document.getElementById(box.dataset.when);
  if (!other) return;
  const values = JSON.parse(box.dataset.values);
  const show = () => {
    const value = other.type === "checkbox" ? String(other.checked) : other.value;
    const isOff = other.closest("[data-when][hidden]") !== null;
    box.hidden = !values.includes(isOff ? (other.type === "checkbox" ? "false" : "") : value);
    // What stands in it may decide over others.
    box.dispatchEvent(new Event("heed", { bubbles: true }));
  };
  other.form.addEventListener("input", (event) => { if (event.target === other) show(); });
  other.form.addEventListener("heed", (event) => { if (event.target !== box && event.target.contains(other)) show(); });
  show();
};
document.querySelectorAll("[data-when]").forEach(heed);

// The parts of a form become tabs. The first with something wrong in it is open, or the one that the address names.
document.querySelectorAll("[data-tabs]").forEach((ways) => {
  const list = ways.querySelector("ul");
  const tabs = [...list.querySelectorAll("a")];
  const parts = tabs.map((tab) => document.getElementById(tab.hash.slice(1)));
  const isFromRight = () => getComputedStyle(list).direction === "rtl";
  const open = (at) => {
    tabs.forEach((tab, number) => {
      tab.setAttribute("aria-selected", String(number === at));
      tab.tabIndex = number === at ? 0 : -1;
      parts[number].hidden = number !== at;
    });
  };
  const openFor = (target) => {
    const at = parts.findIndex((part) => part.contains(target));
    if (at >= 0) open(at);
  };
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", ways.getAttribute("aria-label"));
  ways.removeAttribute("aria-label");
  ways.setAttribute("role", "presentation");
  tabs.forEach((tab, at) => {
    tab.parentElement.setAttribute("role", "presentation");
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", parts[at].id);
    parts[at].setAttribute("role", "tabpanel");
    parts[at].setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", (event) => { event.preventDefault(); open(at); });
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const moves = { Home: 0, End: tabs.length - 1, " ": at };
      if (step) moves[event.key] = (at + (isFromRight() ? -step : step) + tabs.length) % tabs.length;
      if (!(event.key in moves)) return;
      event.preventDefault();
      open(moves[event.key]);
      tabs[moves[event.key]].focus();
    });
  });
  // Whoever goes to a field, or whom the browser sends there, finds its part open.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && !tabs.includes(link) && document.getElementById(link.hash.slice(1));
    if (target) openFor(target);
  });
  let isFirst = true;
  parts.forEach((part) => part.addEventListener("invalid", () => {
    if (isFirst) openFor(part);
    isFirst = false;
    setTimeout(() => { isFirst = true; });
  }, true));
  const wrong = tabs.findIndex((tab) => "complaints" in tab.dataset);
  open(Math.max(wrong, 0));
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (wrong < 0 && named) openFor(named);
});

// Rows in the form of the row they belong to: one more line without asking the server.
document.querySelectorAll("[data-litter]").forEach((litter) => {
  const more = litter.querySelector("[data-more]");
  const template = litter.querySelector(":scope > template");
  const cubs = litter.querySelector("[data-cubs]");
  if (!more || !template || !cubs) return;
  const most = Number(litter.dataset.most || Infinity);
  let next = Number(litter.dataset.next);
  more.addEventListener("click", (event) => {
    event.preventDefault();
    const line = template.content.cloneNode(true);
    line.querySelectorAll("*").forEach((one) => {
      [...one.attributes].forEach((it) => { it.value = it.value.replaceAll("__slot__", next); });
    });
    next += 1;
    litter.querySelector("[data-none]")?.remove();
    cubs.append(line);
    const added = cubs.lastElementChild;
    added.querySelectorAll("[data-slug-from]").forEach(follow);
    added.querySelectorAll(".admin-choice").forEach(lookUp);
    added.querySelectorAll("[data-when]").forEach(heed);
    added.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    more.hidden = cubs.children.length >= most;
  });
});
// Lists: the box in the head selects every row of the page.
for (const all of document.querySelectorAll("[data-select-page]")) {
  const boxes = [...all.form.querySelectorAll("input[name=key]")];
  const show = () => {
    const checked = boxes.filter((box) => box.checked).length;
    all.checked = checked === boxes.length;
    all.indeterminate = checked > 0 && !all.checked;
  };
  all.hidden = false;
  all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
  all.form.addEventListener("change", show);
  show();
}
// Lists in an order that is made by hand: rows can be dragged, too.
const order = document.getElementById("list-order");
if (order) {
  const spots = [...document.querySelectorAll(".list-spot")];
  const rows = spots.map((spot) => spot.closest("tr"));
  let dragged = null;
  const unmark = () => rows.forEach((row) => row.classList.remove("list-drop"));
  spots.forEach((spot, at) => {
    const grip = document.createElement("span");
    grip.className = "list-grip";
    grip.draggable = true;
    // The buttons say the same to whoever does not see or drag.
    grip.setAttribute("aria-hidden", "true");
    grip.textContent = "⠿";
    spot.prepend(grip);
    grip.addEventListener("dragstart", (event) => {
      dragged = at;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setDragImage(rows[at], 0, 0);
    });
    grip.addEventListener("dragend", () => { dragged = null; unmark(); });
    rows[at].addEventListener("dragover", (event) => {
      if (dragged === null || dragged === at) return;
      event.preventDefault();
      unmark();
      rows[at].classList.add("list-drop");
    });
    rows[at].addEventListener("drop", (event) => {
      if (dragged === null || dragged === at) return;
      event.preventDefault();
      const way = document.createElement("input");
      way.type = "hidden";
      way.name = at < dragged ? "up" : "down";
      way.value = `${spots[dragged].dataset.key}.${spot.dataset.key}`;
      order.append(way);
      // Without a look at what else stands in the fields: one row is moved.
      order.submit();
    });
  });
}
// Ctrl K, or Command K, goes to the search field.
const field = document.getElementById("admin-search");
addEventListener("keydown", (event) => {
  if (!field || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
  if (event.ctrlKey === event.metaKey) return;
  event.preventDefault();
  field.focus();
  field.select();
});
// A task that is not over: what the page says of it is fetched again.
const refresh = async () => {
  const box = document.querySelector("[data-follow]");
  if (!box) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = answer.ok && page.getElementById(box.id);
    // Nobody loses the button under their finger: what holds the focus stays until the task is over.
    if (fresh && (!box.contains(document.activeElement) || !fresh.dataset.follow)) box.replaceWith(document.adoptNode(fresh));
  } catch { /* the network is gone: the next time may do better */ }
  setTimeout(refresh, 2000);
};
if (document.querySelector("[data-follow]")) setTimeout(refresh, 2000);
