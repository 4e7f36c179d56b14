// Typing in paper answers: a full box moves on by itself, arrows move, a box you come to is selected.
(() => {
  const form = document.querySelector("[data-entry]");
  if (!form) return;
  const boxes = [...form.querySelectorAll("input[data-box]")];
  const to = (box) => { if (box) { box.focus(); box.select(); } };
  const step = (box, by) => to(boxes[boxes.indexOf(box) + by]);
  const other = (box, by) => {
    const lines = [...form.querySelectorAll("fieldset,[data-line]")];
    const line = box.closest("fieldset,[data-line]");
    const place = [...line.querySelectorAll("input[data-box]")].indexOf(box);
    const next = lines[lines.indexOf(line) + by];
    if (next) to(next.querySelectorAll("input[data-box]")[place]);
  };
  form.addEventListener("focusin", (event) => { if (event.target.matches("[data-box]")) event.target.select(); });
  form.addEventListener("input", (event) => {
    const box = event.target;
    if (box.matches("[data-box]") && box.maxLength === 1 && box.value.length === 1) step(box, 1);
  });
  form.addEventListener("keydown", (event) => {
    const box = event.target;
    if (!box.matches("[data-box]") || event.altKey || event.ctrlKey || event.metaKey) return;
    const empty = box.value === "";
    if (event.key === "ArrowRight" && box.selectionEnd === box.value.length) { event.preventDefault(); step(box, 1); }
    else if (event.key === "ArrowLeft" && box.selectionStart === 0) { event.preventDefault(); step(box, -1); }
    else if (event.key === "ArrowDown") { event.preventDefault(); other(box, 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); other(box, -1); }
    else if (event.key === "Backspace" && empty) { event.preventDefault(); step(box, -1); }
    else if (event.key === "Enter" || (event.key === " " && box.dataset.box !== "words")) {
      event.preventDefault();
      if (boxes.indexOf(box) === boxes.length - 1) form.querySelector("button").focus(); else step(box, 1);
    }
  });
})();
