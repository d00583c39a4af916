"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const root = document.documentElement;
  const data = JSON.parse($("data").textContent);
  const keep = (key, value) => { try { localStorage.setItem("mftpspec." + key, value); } catch { /* a file may have no storage */ } };
  const kept = (key) => { try { return localStorage.getItem("mftpspec." + key); } catch { return null; } };
  const say = (en, zh) => root.lang === "zh" ? zh : en;
  const svg = (name, attributes, ...children) => {
    const e = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
    e.append(...children);
    return e;
  };
  const html = (name, ...children) => { const e = document.createElement(name); e.append(...children); return e; };

  // The runs in sight: numbers, in order of time.
  let runs = [];
  const value = (id) => $(id)?.value ?? "";
  const inSight = (r) => (!value("model") || r.model === value("model")) && (!value("bench") || r.benches.includes(value("bench")));
  // The verdict of a case in a run: a letter; a dot where the bench in sight has none.
  const letter = (k, i) => {
    const bench = value("bench"), r = data.runs[i];
    if (bench && r.benches.length > 1 && r.benches[r.where.charCodeAt(k.n) - 33] !== bench) return ".";
    return k.v[i];
  };
  const firmware = (i) => data.runs[i].model + " " + data.runs[i].firmware;

  // A strip of boxes, equal neighbours in one.
  const most = 300;
  const strip = (k) => {
    const width = Math.max(3, Math.min(14, Math.floor(560 / runs.length))), tall = 14, parts = [];
    let x = 0;
    for (let at = 0; at < runs.length;) {
      const l = letter(k, runs[at]);
      let end = at + 1;
      while (end < runs.length && letter(k, runs[end]) === l && firmware(runs[end]) === firmware(runs[at])) end++;
      const verdict = data.letters[l];
      if (verdict) {
        const last = data.runs[runs[end - 1]], first = data.runs[runs[at]];
        const words = `${say(verdict[0], verdict[1])} · ${firmware(runs[at])} · ${first.date}${end - at > 1 ? " – " + last.date + " (" + (end - at) + ")" : ""}`;
        const box = svg("rect", { class: "v-" + verdict[0], x, y: 1, width: Math.max(2, (end - at) * width - 1), height: tall }, svg("title", {}, words));
        parts.push(last.report ? svg("a", { href: last.report + "#" + encodeURIComponent(k.id) }, box) : box);
      }
      x += (end - at) * width;
      if (end < runs.length && firmware(runs[end]) !== firmware(runs[at])) x += 4;
      at = end;
    }
    return svg("svg", { width: x + 1, height: tall + 2, role: "img", "aria-label": k.id }, ...parts);
  };
  const draw = () => {
    const terms = $("q").value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = data.cases.filter((k) => {
      if (terms.length) return terms.every((t) => (k.id + " " + k.title + " " + k.zh + " §" + k.clause).toLowerCase().includes(t));
      return runs.some((i) => "fie".includes(letter(k, i)));
    });
    $("strips").replaceChildren(...wanted.slice(0, most).map((k) => {
      const name = html("div", html("b", k.id), html("small", "§" + k.clause + " " + say(k.title, k.zh)));
      const box = html("div", strip(k));
      box.className = "strip";
      const row = html("li", name, box);
      row.id = "case=" + k.id;
      return row;
    }));
    const shown = Math.min(most, wanted.length);
    $("shown").textContent = say(`${shown} of ${wanted.length}${wanted.length < data.cases.length ? " (all: " + data.cases.length + ")" : ""}`, `显示 ${shown} / ${wanted.length}（共 ${data.cases.length}）`);
  };

  const span = (us) => us < 1000 ? us + " µs" : us < 1e6 ? (us / 1000).toFixed(us < 1e4 ? 1 : 0) + " ms" : (us / 1e6).toFixed(1) + " s";
  const charts = () => {
    $("charts").replaceChildren(...data.latencies.flatMap(({ command, result, us }) => {
      const points = runs.map((i, n) => [n, us[i]]).filter(([, y]) => y);
      if (!points.length) return [];
      const high = Math.max(...points.map(([, y]) => y)) * 1.1, right = Math.max(1, runs.length - 1);
      const at = ([n, y]) => [(n / right * 290 + 5).toFixed(1), (48 - y / high * 44).toFixed(1)];
      const lines = runs.flatMap((i, n) => n && firmware(i) !== firmware(runs[n - 1]) ? [svg("line", { x1: ((n - 0.5) / right * 290 + 5).toFixed(1), x2: ((n - 0.5) / right * 290 + 5).toFixed(1), y1: 0, y2: 50 })] : []);
      const [cx, cy] = at(points.at(-1));
      const name = command + " " + (result ? say("result", "结果") : say("acknowledged", "应答"));
      const low = Math.min(...points.map(([, y]) => y));
      return [html("figure", html("figcaption", html("span", name), html("span", `${span(low)} … ${span(high / 1.1)} · ${say("now", "现在")} ${span(points.at(-1)[1])}`)),
        svg("svg", { viewBox: "0 0 300 50", preserveAspectRatio: "none", role: "img", "aria-label": name }, ...lines, svg("polyline", { points: points.map((p) => at(p).join(",")).join(" ") }), svg("circle", { cx, cy, r: 2.5 })))];
    }));
  };

  const show = () => {
    runs = data.runs.flatMap((r, i) => inSight(r) ? [i] : []);
    const views = [...document.querySelectorAll(".view")];
    for (const v of views) v.hidden = v.dataset.model !== value("model") || v.dataset.bench !== value("bench");
    for (const row of document.querySelectorAll("tr[data-run]")) row.hidden = !runs.includes(Number(row.dataset.run));
    draw();
    charts();
  };
  // #case=MFTPPWD-001 shows one case.
  const route = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id.startsWith("case=")) return;
    if (!$(id)) { $("q").value = id.slice("case=".length); draw(); }
    for (const e of document.querySelectorAll(".here")) e.classList.remove("here");
    $(id)?.classList.add("here");
    $(id)?.scrollIntoView({ block: "start" });
  };

  const setLanguage = (lang) => {
    root.lang = lang;
    for (const b of document.querySelectorAll("button[data-lang]")) b.setAttribute("aria-pressed", String(b.dataset.lang === lang));
    for (const e of document.querySelectorAll("[data-label-en]")) {
      const label = say(e.dataset.labelEn, e.dataset.labelZh);
      e.setAttribute("aria-label", label);
      if (e.placeholder !== undefined) e.placeholder = label; else e.title = label;
    }
    for (const e of document.querySelectorAll("[data-text-en]")) e.textContent = say(e.dataset.textEn, e.dataset.textZh);
    draw();
    charts();
  };
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  for (const b of document.querySelectorAll("button[data-lang]")) b.onclick = () => { setLanguage(b.dataset.lang); keep("lang", b.dataset.lang); };
  $("theme").onclick = () => { root.dataset.theme = isDark() ? "light" : "dark"; keep("theme", root.dataset.theme); };
  $("filters").onsubmit = (e) => e.preventDefault();
  for (const id of ["model", "bench"]) if ($(id)) $(id).onchange = show;
  let later = 0;
  $("q").oninput = () => { clearTimeout(later); later = setTimeout(draw, 120); };
  window.addEventListener("hashchange", route);
  if (kept("theme")) root.dataset.theme = kept("theme");
  show();
  setLanguage(kept("lang") || root.lang);
  route();
})();
