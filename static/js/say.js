// Read aloud, only with a voice that lives on this device: other voices would send the text away.
(() => {
  const speech = window.speechSynthesis;
  const button = document.querySelector("[data-say]");
  const text = document.querySelector("[data-read]");
  if (!speech || !button || !text) return;
  const label = button.querySelector("span");
  const read = label.textContent;
  let voice;
  const off = () => { label.textContent = read; };
  // Signs that stand beside words are not read: hidden for a moment, they are no part of the text.
  const words = () => {
    const signs = [...text.querySelectorAll("[aria-hidden]:not([hidden])")];
    signs.forEach((one) => one.toggleAttribute("hidden", true));
    const said = text.innerText;
    signs.forEach((one) => one.toggleAttribute("hidden", false));
    return said;
  };
  const find = () => {
    const lang = document.documentElement.lang.slice(0, 2);
    voice = speech.getVoices().find((one) => one.localService && one.lang.slice(0, 2) === lang);
    button.hidden = !voice;
  };
  find();
  speech.onvoiceschanged = find;
  button.addEventListener("click", () => {
    if (speech.speaking) { speech.cancel(); off(); return; }
    const said = new SpeechSynthesisUtterance(words());
    Object.assign(said, { voice, lang: voice.lang, rate: 0.9, onend: off });
    speech.speak(said);
    label.textContent = button.dataset.say;
  });
  addEventListener("pagehide", () => speech.cancel());
})();
