// What makes the panel quicker to use; every page works without it.

// Forms of one row: whoever leaves with something unsaved is asked first. A form that came back refused is unsaved.
document.querySelectorAll("form[data-guard]").forEach((form) => {
  let isDirty = form.dataset.guard === "dirty";
  form.addEventListener("input", () => { isDirty = true; });
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
document.querySelectorAll("[data-slug-from]").forEach((box) => {
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
});

// A row to choose: the field for its key becomes a combobox that looks rows up while somebody types.
document.querySelectorAll(".admin-choice").forEach((box) => {
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
const follow = async () => {
  const box = document.querySelector("[data-follow]");
  if (!box) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = answer.ok && page.getElementById(box.id);
    // Nobody loses the button under their finger: what holds the focus stays until the task is over.
    if (fresh && (!box.contains(document.activeElement) || !fresh.dataset.follow)) box.replaceWith(document.adoptNode(fresh));
  } catch { /* the network is gone: the next time may do better */ }
  setTimeout(follow, 2000);
};
if (document.querySelector("[data-follow]")) setTimeout(follow, 2000);
