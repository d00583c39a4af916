"use strict";
// Draws the evidence of an execution: its steps, and its trace as timeline and transcript.
const evidence = (() => {
  const lexicon = JSON.parse(document.getElementById("lexicon").textContent);
  const make = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes ?? {})) if (value !== undefined) node.setAttribute(name, value);
    node.append(...children.filter((c) => c !== undefined && c !== ""));
    return node;
  };
  const el = (tag, attributes, ...children) => make(document.createElement(tag), attributes, children);
  const svg = (tag, attributes, ...children) => make(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  const bi = ([en, zh], show = (s) => s) => en === zh ? [show(en)] : [el("span", { lang: "en" }, show(en)), el("span", { lang: "zh" }, show(zh))];
  const phrase = (key) => bi(lexicon.phrases[key]);
  const verdict = (v) => {
    const [en, zh, sign] = lexicon.verdicts[v] ?? [v, v, "○"];
    return el("span", { class: "verdict v-" + v }, el("b", { "aria-hidden": "true" }, sign), " ", ...bi([en, zh]));
  };
  const both = (text) => Array.isArray(text) ? text : [text, text];

  // What went over a line: the names of control bytes stand out.
  const wire = (text, pattern) => {
    const code = el("code", { class: "wire", dir: "ltr" });
    text.split(pattern).forEach((part, i) => code.append(i % 2 ? el("i", {}, part) : part));
    return code;
  };
  const marked = (text) => wire(text, /\ue000([^\ue001]*)\ue001/);
  const named = (text) => wire(text, /(<(?:CR|LF|SUB|ESC|SP|x[0-9A-F]{2})>)/);
  const plain = (text) => text.replace(/[\ue000\ue001]/g, "");
  const lines = (text) => text.split("\n").flatMap((line, i) => i ? [el("br"), named(line)] : [named(line)]);
  const span = (us) => us < 1000 ? us + " µs" : us < 1e5 ? (us / 1000).toFixed(1) + " ms" : us < 1e6 ? Math.trunc(us / 1000) + " ms" : (us / 1e6).toFixed(2) + " s";
  const cut = (text, most) => text.length > most ? text.slice(0, most) + " …" : text;

  const steps = (list, texts) => el("ol", { class: "steps" }, ...list.map(([keyword, text, doc, v, , us, table]) => el("li", {}, verdict(v),
    el("span", { class: "words" }, texts[keyword] && el("b", {}, ...bi(both(texts[keyword]))), " ", ...bi(both(texts[text]), named),
      texts[doc] ? el("span", { class: "doc" }, ...lines(both(texts[doc])[0])) : "",
      table ? el("table", { class: "data" }, el("tbody", {}, ...table.map((row) => el("tr", {}, ...row.map((c) => el("td", {}, named(c))))))) : ""),
    el("span", { class: "num" }, us > 0 ? span(us) : ""))));

  // The events, with the time since the first of them.
  const events = (e, texts) => {
    let at = 0;
    return e.t.map((since, i) => {
      at += since;
      return { at, n: i + 1, session: e.n?.[i] ?? 0, said: both(texts[e.d[i]]), ...lexicon.kinds[e.k[i]] };
    });
  };

  // Measures of a timeline, in pixels.
  const label = 124, least = 780, most = 3000, laneHeight = 24, top = 8;

  // A clock places times on the drawing. Short times keep their proportion to each other; a
  // long wait takes less room than it would, and its length is written.
  const clock = (times, left, width) => {
    const list = [...new Set(times)].sort((a, b) => a - b), at = [0];
    for (let i = 1; i < list.length; i++) at.push(at[i - 1] + 1 + 6 * Math.log10(1 + (list[i] - list[i - 1]) / 200));
    const scale = at.at(-1) > 0 ? width / at.at(-1) : 0;
    const places = new Map(list.map((t, i) => [t, left + at[i] * scale]));
    return { list, x: (t) => places.get(t) };
  };
  const fixed = (n) => n.toFixed(1);

  const timeline = (all, stepList, texts, anchor) => {
    const first = Math.min(...all.map((v) => v.at));
    const spans = stepList.map(([, text, , v, start, us], i) => ({ n: i + 1, text: both(texts[text])[0], v, from: Math.max(start, first), to: Math.max(start + us, first), us })).filter((s) => s.us > 0);
    const times = [...all.map((v) => v.at), ...spans.flatMap((s) => [s.from, s.to])];
    const width = Math.min(Math.max(least, label + 12 * times.length), most);
    const c = clock(times, label + 10, width - label - 44);
    const used = new Set([1, 2, 3, 4, 5, ...all.map((v) => v.lane), ...(stepList.length ? [0] : [])]);
    const lanes = [...used].sort((a, b) => a - b);
    const y = new Map(lanes.map((lane, i) => [lane, top + i * laneHeight + laneHeight / 2]));
    const height = top + lanes.length * laneHeight + 24, axis = height - 20;
    const drawing = svg("svg", { class: "timeline", role: "group", viewBox: `0 0 ${width} ${height}`, width, height, "aria-label": lexicon.phrases.title[document.documentElement.lang === "zh" ? 1 : 0] + " " + anchor });
    lanes.forEach((lane, i) => {
      const at = y.get(lane), [en, zh] = lexicon.lanes[lane];
      if (i % 2 === 0) drawing.append(svg("rect", { class: "band", x: 0, y: at - laneHeight / 2, width, height: laneHeight }));
      drawing.append(svg("text", { class: "lane", lang: "en", x: 6, y: at + 4 }, en), svg("text", { class: "lane", lang: "zh", x: 6, y: at + 4 }, zh),
        svg("line", { class: "rail", x1: label + 4, x2: width - 8, y1: at, y2: at }));
    });
    axisOf(drawing, c, axis);
    for (const s of spans) {
      const x1 = c.x(s.from), x2 = c.x(s.to);
      drawing.append(svg("rect", { class: "step v-" + s.v, x: fixed(x1), y: y.get(0) - 7, width: fixed(Math.max(x2 - x1 - 1, 2)), height: 14, rx: 2 }, svg("title", {}, `${s.n} ${cut(s.text, 200)} · ${span(s.us)}`)));
      if (x2 - x1 > 14) drawing.append(svg("text", { class: "number", x: fixed(x1 + 4), y: y.get(0) + 4 }, s.n));
    }
    openSpans(drawing, all, c, y);
    marks(drawing, all, c, y, anchor);
    return drawing;
  };

  // Times since the first event, and the length of long waits.
  const axisOf = (drawing, c, y) => {
    const from = c.list[0], to = c.list.at(-1), end = c.x(to);
    drawing.append(svg("line", { class: "axis", x1: fixed(c.x(from)), x2: fixed(end), y1: y, y2: y }));
    let written = -Infinity;
    c.list.forEach((t, i) => {
      const x = c.x(t);
      if (i && t - c.list[i - 1] >= 1e5) {
        const before = c.x(c.list[i - 1]);
        drawing.append(svg("rect", { class: "wait", x: fixed(before), y: top, width: fixed(x - before), height: y - top }, svg("title", {}, span(t - c.list[i - 1]))));
      }
      if (t !== from && (x - written < 62 || t !== to && end - x < 62)) return;
      written = x;
      drawing.append(svg("line", { class: "axis", x1: fixed(x), x2: fixed(x), y1: y, y2: y + 4 }), svg("text", { class: "time", x: fixed(x), y: y + 15 }, span(t - from)));
    });
  };

  // How long connections and files were open.
  const openSpans = (drawing, all, c, y) => {
    const since = new Map();
    const bar = (lane, from, to) => drawing.append(svg("rect", { class: "open", x: fixed(c.x(from)), y: y.get(lane) - 3, width: fixed(Math.max(c.x(to) - c.x(from), 2)), height: 6, rx: 3 }));
    for (const v of all) {
      const key = v.lane + " " + v.session;
      if (v.kind === "open" && !since.has(key)) since.set(key, v);
      if (v.kind === "close" && since.has(key)) { bar(v.lane, since.get(key).at, v.at); since.delete(key); }
    }
    for (const v of since.values()) bar(v.lane, v.at, c.list.at(-1));
  };

  const glyph = (shape, lane, x, y) => shape === "note" ? svg("rect", { class: "mark l" + lane, x: fixed(x - 2.5), y: y - 6, width: 5, height: 12 }) :
    svg("path", { class: "mark l" + lane, d: shape === "away" ? `M${fixed(x - 3)} ${y - 6}l8 6l-8 6z` : `M${fixed(x + 3)} ${y - 6}l-8 6l8 6z` });

  // A mark for each event, which leads to its line in the transcript.
  const marks = (drawing, all, c, y, anchor) => {
    const ahead = new Map(), next = new Array(all.length), numbered = new Map();
    for (let i = all.length - 1; i >= 0; i--) {
      next[i] = ahead.get(all[i].lane) ?? Infinity;
      ahead.set(all[i].lane, c.x(all[i].at));
    }
    all.forEach((v, i) => {
      const x = c.x(v.at), at = y.get(v.lane);
      const mark = svg("a", { href: `#${encodeURIComponent(anchor)}/e${v.n}`, tabindex: -1 }, svg("title", {}, `${v.n} · ${span(v.at)} · ${v.speaker[0]}: ${cut(plain(v.said[0]), 160)}`), glyph(v.shape, v.lane, x, at));
      if (x - (numbered.get(v.lane) ?? -Infinity) > 22 && next[i] - x > 16) { // else it would stand in the next mark
        numbered.set(v.lane, x);
        mark.append(svg("text", { class: "event", x: fixed(x + 6), y: at - 3 }, v.n));
      }
      drawing.append(mark);
    });
  };

  // What the marks of the timeline stand for.
  const legend = () => {
    const sign = (...shapes) => svg("svg", { class: "timeline", width: 22, height: 14, viewBox: "0 0 22 14", "aria-hidden": "true" }, ...shapes);
    const entry = (key, ...shapes) => el("span", {}, sign(...shapes), " ", ...phrase(key));
    return el("p", { class: "legend" }, entry("away", glyph("away", 1, 8, 7)), entry("back", glyph("back", 3, 12, 7)), entry("note", glyph("note", 6, 11, 7)),
      entry("open", svg("rect", { class: "open", x: 1, y: 4, width: 20, height: 6, rx: 3 })), entry("step", svg("rect", { class: "step v-pass", x: 1, y: 1, width: 20, height: 12, rx: 2 })),
      entry("wait", svg("rect", { class: "wait", x: 1, y: 0, width: 20, height: 14 })));
  };

  const transcript = (all, anchor) => el("table", { class: "transcript" },
    el("thead", {}, el("tr", {}, el("th", { class: "num" }, "#"), el("th", { class: "num" }, ...phrase("time")), el("th", {}, ...phrase("who")), el("th", {}, ...phrase("what")))),
    el("tbody", {}, ...all.map((v) => el("tr", { class: "l" + v.lane, id: `${anchor}/e${v.n}` }, el("td", { class: "num" }, v.n), el("td", { class: "num" }, (v.at / 1000).toFixed(3)),
      el("td", {}, ...bi(v.speaker)), el("td", {}, ...(v.shown[0] ? [el("span", { class: "kind" }, ...bi(v.shown)), " "] : []), ...bi(v.said, marked))))));

  // Everything of one execution, or in brief without the words of its steps. The ids of the
  // transcript's lines begin with anchor.
  return (e, texts, anchor, brief) => {
    const list = [];
    if (e.s && !brief) list.push(el("h4", {}, ...phrase("steps")), steps(e.s, texts));
    if (e.t) {
      const all = events(e, texts);
      list.push(el("h4", {}, ...phrase("title")), el("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": lexicon.phrases.title.join(" ") }, timeline(all, e.s ?? [], texts, anchor)), legend(), el("p", { class: "caption" }, ...phrase("caption")), transcript(all, anchor));
    }
    if (e.r) list.push(el("p", { class: "caption" }, ...phrase("rest"), " " + e.r));
    return list;
  };
})();
