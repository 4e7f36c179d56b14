// Read aloud, only with a voice that lives on this device: other voices would send the text away.
(() => {
  const speech = window.speechSynthesis;
  const button = document.querySelector("[data-say]");
  const text = document.querySelector("[data-read]");
  if (!speech || !button || !text) return;
  const label = button.querySelector("span");
  const read = label.textContent;
  let voice;
  const off = () => { label.textContent = read; button.setAttribute("aria-pressed", "false"); };
  const find = () => {
    const lang = document.documentElement.lang.slice(0, 2);
    voice = speech.getVoices().find((one) => one.localService && one.lang.slice(0, 2) === lang);
    button.hidden = !voice;
  };
  find();
  speech.onvoiceschanged = find;
  button.addEventListener("click", () => {
    if (speech.speaking) { speech.cancel(); off(); return; }
    const said = new SpeechSynthesisUtterance(text.innerText);
    Object.assign(said, { voice, lang: voice.lang, rate: 0.9, onend: off });
    speech.speak(said);
    label.textContent = button.dataset.say;
    button.setAttribute("aria-pressed", "true");
  });
  addEventListener("pagehide", () => speech.cancel());
})();
