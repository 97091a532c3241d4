// What a page does better with a script; every page works without it.

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

// The theme: light or dark, remembered only where it differs from the system's.
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
const toggles = document.querySelectorAll("[data-theme-toggle]");
const showTheme = () => toggles.forEach((button) => button.setAttribute("aria-pressed", isDark()));
toggles.forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    const dark = !isDark();
    const same = dark === system.matches;
    if (same) delete root.dataset.theme;
    else root.dataset.theme = dark ? "dark" : "light";
    try {
      if (same) localStorage.removeItem("theme");
      else localStorage.setItem("theme", root.dataset.theme);
    } catch { /* storage is closed to us: this page only */ }
    showTheme();
  });
});
system.addEventListener("change", showTheme);
showTheme();

// Flashes: a button that closes them.
document.querySelectorAll("[data-close]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => button.closest(".flash").remove());
});

// Forms: ask before sending, and send once. A page that comes back from the history is fresh again.
const release = (form) => {
  delete form.dataset.sent;
  form.querySelectorAll("button[data-busy]").forEach((button) => {
    button.disabled = false;
    delete button.dataset.busy;
  });
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent || (form.dataset.confirm && !confirm(form.dataset.confirm))) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  // After this turn, so that another listener may still refuse and the button's value is sent.
  setTimeout(() => {
    if (event.defaultPrevented) {
      delete form.dataset.sent;
      return;
    }
    if (event.submitter) {
      event.submitter.dataset.busy = "yes";
      event.submitter.disabled = true;
    }
    setTimeout(release, 15000, form);
  });
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));

// File fields: the control itself takes dropped files; show that it does, and what was chosen.
const size = (bytes) =>
  bytes < 1e3 ? `${bytes} bytes` : bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
document.querySelectorAll("input[type=file]").forEach((input) => {
  const chosen = document.createElement("output");
  chosen.className = "chosen";
  chosen.htmlFor = input.id;
  input.after(chosen);
  const show = () => {
    chosen.textContent = [...input.files].map((file) => `${file.name} (${size(file.size)})`).join(", ");
  };
  const drag = (over) => () => input.classList.toggle("dragging", over);
  input.addEventListener("change", show);
  input.addEventListener("dragenter", drag(true));
  input.addEventListener("dragleave", drag(false));
  input.addEventListener("drop", drag(false));
  show();
});
