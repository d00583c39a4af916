(() => {
  const $ = (id) => document.getElementById(id);
  const root = document.documentElement;
  const keep = (key, value) => { try { localStorage.setItem("mftpspec." + key, value); } catch { /* a file may have no storage */ } };
  const kept = (key) => { try { return localStorage.getItem("mftpspec." + key); } catch { return null; } };

  // Language and theme.
  const setLanguage = (lang) => {
    root.lang = lang;
    for (const b of document.querySelectorAll("button[data-lang]")) b.setAttribute("aria-pressed", String(b.dataset.lang === lang));
    for (const e of document.querySelectorAll("[data-label-en]")) {
      const label = lang === "zh" ? e.dataset.labelZh : e.dataset.labelEn;
      e.setAttribute("aria-label", label);
      if (e.placeholder !== undefined) e.placeholder = label; else e.title = label;
    }
    for (const e of document.querySelectorAll("[data-text-en]")) e.textContent = lang === "zh" ? e.dataset.textZh : e.dataset.textEn;
    count();
  };
  const setTheme = (theme) => { root.dataset.theme = theme; };
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

  // The details of a case: unpacked when they are asked for.
  const chunks = new Map();
  const chunk = (n) => {
    if (!chunks.has(n)) {
      const packed = Uint8Array.from(atob($("chunk-" + n).textContent), (c) => c.charCodeAt(0));
      chunks.set(n, new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).json());
    }
    return chunks.get(n);
  };
  const link = (row) => row.querySelector("a");
  const open = async (row) => {
    if (row.classList.contains("open")) return;
    row.classList.add("open");
    link(row).setAttribute("aria-expanded", "true");
    const [n, i] = row.dataset.d.split(".").map(Number);
    const more = document.createElement("tr");
    more.className = "more";
    more.appendChild(document.createElement("td")).colSpan = 5;
    row.after(more);
    try {
      const { x: texts, c: cases } = await chunk(n);
      const details = document.createElement("div");
      details.className = "details";
      details.innerHTML = cases[i].h;
      details.append(...evidence(cases[i].e, texts, row.id));
      details.querySelectorAll(".attempt").forEach((a, at) => a.append(...evidence(cases[i].a[at], texts, a.dataset.anchor)));
      more.firstChild.append(details);
    } catch (e) {
      more.firstChild.textContent = "This browser cannot unpack the details: " + e;
    }
    copyButtons(more);
  };
  const close = (row) => {
    if (!row.classList.contains("open")) return;
    row.classList.remove("open");
    link(row).setAttribute("aria-expanded", "false");
    if (row.nextElementSibling?.className === "more") row.nextElementSibling.remove();
  };
  const copyButtons = (within) => {
    for (const f of within.querySelectorAll("figure.copy")) {
      const b = document.createElement("button");
      b.type = "button";
      for (const [lang, word] of [["en", "Copy"], ["zh", "复制"]]) {
        const s = document.createElement("span");
        s.lang = lang;
        s.textContent = word;
        b.append(s);
      }
      b.onclick = async () => {
        const text = [...f.querySelectorAll("pre")].find((p) => !p.lang || p.lang === root.lang).textContent;
        try { await navigator.clipboard.writeText(text); b.classList.add("done"); } catch {
          getSelection().selectAllChildren([...f.querySelectorAll("pre")].find((p) => !p.lang || p.lang === root.lang));
        }
      };
      f.append(b);
    }
  };

  // Search and filters. They are in the address, so that a view can be sent.
  const rows = [...document.querySelectorAll("tr.case")];
  const groups = [...document.querySelectorAll("#campaign .group")];
  const words = new Map();
  const textOf = (row) => {
    if (!words.has(row)) words.set(row, row.textContent.toLowerCase());
    return words.get(row);
  };
  for (const row of rows) link(row).setAttribute("aria-expanded", "false");
  const boxes = [...document.querySelectorAll("input[name=verdict]")];
  let shown = rows;
  const count = () => {
    $("shown").textContent = root.lang === "zh" ? `显示 ${shown.length} / ${rows.length}` : `${shown.length} of ${rows.length} shown`;
  };
  const filter = () => {
    const verdicts = boxes.filter((b) => b.checked).map((b) => b.value);
    const clause = $("clause").value, level = $("level").value;
    const terms = $("q").value.toLowerCase().split(/\s+/).filter(Boolean);
    shown = [];
    for (const g of groups) {
      let any = false;
      const inClause = !clause || g.dataset.clause === clause;
      for (const row of g.querySelectorAll("tr.case")) {
        const yes = inClause && (!verdicts.length || verdicts.includes(row.dataset.v)) && (!level || row.dataset.l === level) &&
          terms.every((t) => textOf(row).includes(t));
        row.hidden = !yes;
        if (yes) { shown.push(row); any = true; } else close(row);
      }
      g.hidden = !any;
    }
    count();
    const p = new URLSearchParams();
    for (const v of verdicts) p.append("verdict", v);
    if (clause) p.set("clause", clause);
    if (level) p.set("level", level);
    if (terms.length) p.set("q", $("q").value);
    return p.toString();
  };
  // Where the list begins for the reader: below what stays on the screen.
  const below = () => Math.max(document.querySelector(".top").getBoundingClientRect().bottom, getComputedStyle($("filters")).position === "sticky" ? $("filters").getBoundingClientRect().bottom : 0);
  const inSight = () => {
    const from = below();
    const group = groups.find((g) => !g.hidden && g.getBoundingClientRect().bottom > from);
    return group && [...group.querySelectorAll("tr.case")].find((r) => !r.hidden && r.getBoundingClientRect().bottom > from);
  };
  // Groups out of sight get their height when they are near, which moves the others.
  const place = (row, top) => {
    const scroll = () => scrollBy({ top: row.getBoundingClientRect().top - (top ?? below() + 4), behavior: "instant" });
    scroll();
    requestAnimationFrame(scroll);
  };
  // What the reader looks at stays where it is; where it is filtered out, the first hit comes.
  const filtered = () => {
    const row = inSight(), top = row?.getBoundingClientRect().top;
    const p = filter();
    history.replaceState(null, "", p ? "#filter?" + p : "#campaign");
    if (row && !row.hidden) place(row, top);
    else if (shown.length) place(shown[0]);
  };
  const reset = () => {
    for (const b of boxes) b.checked = false;
    $("clause").value = $("level").value = $("q").value = "";
  };

  // Addresses: #MFTPPWD-001, #MFTPPWD-001/e12, #filter?verdict=fail.
  const route = async () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (hash.startsWith("filter?")) {
      const p = new URLSearchParams(location.hash.slice("#filter?".length));
      reset();
      for (const b of boxes) b.checked = p.getAll("verdict").includes(b.value);
      $("clause").value = p.get("clause") ?? "";
      $("level").value = p.get("level") ?? "";
      $("q").value = p.get("q") ?? "";
      filter();
      if (shown.length) place(shown[0]); else $("campaign").scrollIntoView();
      return;
    }
    const [id, event] = hash.split("/");
    const row = $(id);
    if (!row?.classList.contains("case")) return;
    if (row.hidden) { reset(); filter(); }
    await open(row);
    for (const e of document.querySelectorAll(".here")) e.classList.remove("here");
    const line = event && $(hash);
    if (line) line.classList.add("here");
    (line || row).scrollIntoView({ block: line ? "center" : "start" });
    link(row).focus({ preventScroll: true });
  };

  document.addEventListener("click", (e) => {
    const a = e.target.closest?.("tr.case > td:first-child > a");
    if (!a) return;
    const row = a.closest("tr");
    if (e.ctrlKey || e.metaKey || e.shiftKey) return; // another tab
    e.preventDefault();
    if (row.classList.contains("open")) { close(row); return; }
    history.pushState(null, "", "#" + encodeURIComponent(row.id));
    open(row);
  });
  const step = (from, by) => {
    if (!shown.length) return;
    const next = shown[Math.min(Math.max(shown.indexOf(from) + by, 0), shown.length - 1)];
    link(next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  // The next fail after the one that the reader is at, or else after what is in sight.
  const nextFail = async (row) => {
    const fails = shown.filter((r) => r.dataset.v === "fail");
    const from = row ?? inSight();
    const next = fails.find((r) => r !== row && (r === from || from?.compareDocumentPosition(r) & Node.DOCUMENT_POSITION_FOLLOWING)) ?? fails[0];
    if (!next) return;
    link(next).focus({ preventScroll: true });
    await open(next);
    place(next);
  };
  document.addEventListener("keydown", (e) => {
    const typing = e.target.matches?.("input[type=search],select");
    if (e.key === "Escape") {
      if (typing) e.target.blur();
      const more = document.activeElement.closest?.("tr.more");
      const row = more ? more.previousElementSibling : document.activeElement.closest?.("tr.case");
      if (row) { close(row); link(row).focus(); }
      return;
    }
    if (typing || e.ctrlKey || e.metaKey || e.altKey) return;
    const row = document.activeElement.closest?.("tr.case") ?? document.activeElement.closest?.("tr.more")?.previousElementSibling ?? null;
    switch (e.key) {
      case "/": e.preventDefault(); $("q").focus(); $("q").select(); break;
      case "j": step(row, 1); break;
      case "k": step(row, -1); break;
      case "n": nextFail(row); break;
      case "l": setLanguage(root.lang === "zh" ? "en" : "zh"); keep("lang", root.lang); break;
    }
  });

  for (const b of document.querySelectorAll("button[data-lang]")) b.onclick = () => { setLanguage(b.dataset.lang); keep("lang", b.dataset.lang); };
  $("theme").onclick = () => { setTheme(isDark() ? "light" : "dark"); keep("theme", root.dataset.theme); };
  $("filters").onsubmit = (e) => e.preventDefault();
  let later = 0;
  $("q").oninput = () => { clearTimeout(later); later = setTimeout(filtered, 120); };
  for (const e of [...boxes, $("clause"), $("level")]) e.onchange = filtered;
  $("reset").onclick = () => { reset(); filtered(); };
  window.addEventListener("hashchange", route);
  window.addEventListener("popstate", route);

  if (kept("theme")) setTheme(kept("theme"));
  for (const e of document.querySelectorAll(".evidence")) {
    const { x: texts, e: shown } = JSON.parse(e.firstElementChild.textContent);
    e.append(...evidence(shown, texts, e.dataset.anchor, true));
  }
  copyButtons(document);
  setLanguage(kept("lang") || root.lang);
  route();
})();
