// Photos are being read: tells how far it is, and shows the result when it is ready.
(() => {
  const place = document.querySelector("[data-progress]");
  if (!place) return;
  const bar = place.querySelector("progress");
  const words = place.querySelector("[data-words]");
  const ask = async () => {
    try {
      const told = await (await fetch(place.dataset.progress)).json();
      if (told.read >= told.files) { location.reload(); return; }
      bar.value = told.read;
      if (words.textContent !== told.words) words.textContent = told.words;
    } catch { /* the next try tells */ }
    setTimeout(ask, 1500);
  };
  setTimeout(ask, 1500);
})();
