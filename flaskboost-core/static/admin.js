// What makes the panel quicker to use; every page works without it.

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
