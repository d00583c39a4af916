"use strict";
(() => {
  const root = document.documentElement;
  const set = (lang) => {
    root.lang = lang;
    for (const b of document.querySelectorAll("button[data-lang]")) b.setAttribute("aria-pressed", String(b.dataset.lang === lang));
  };
  for (const b of document.querySelectorAll("button[data-lang]")) b.onclick = () => set(b.dataset.lang);
  set(root.lang);
})();
