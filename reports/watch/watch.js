"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const root = document.documentElement;
  const keep = (key, value) => { try { localStorage.setItem("mftpspec." + key, value); } catch { /* a browser may forbid it */ } };
  const kept = (key) => { try { return localStorage.getItem("mftpspec." + key); } catch { return null; } };
  const say = (en, zh) => root.lang === "zh" ? zh : en;
  const pick = (both) => both[root.lang === "zh" ? 1 : 0];
  const html = (name, cls, ...children) => { const e = document.createElement(name); if (cls) e.className = cls; e.append(...children); return e; };
  const span = (ms) => {
    if (ms < 9950) return (ms / 1000).toFixed(1) + " s";
    const s = Math.round(ms / 1000), m = Math.floor(s / 60), h = Math.floor(m / 60);
    return h ? `${h} h ${m % 60} min` : m ? `${m} min ${s % 60} s` : s + " s";
  };
  const words = { pass: "通过", fail: "失败", inconc: "不确定", error: "系统错误", none: "未执行" };
  const marks = { pass: "✓", fail: "✗", inconc: "?", error: "!", none: "○" };
  const verdict = (v) => html("span", "verdict v-" + v, html("b", "", marks[v] ?? ""), " " + say(v, words[v] ?? v));
  const phases = { waiting: ["waiting for the module", "等待模组"], running: ["running", "运行中"], finished: ["finished", "已结束"], interrupted: ["interrupted", "已中断"], lost: ["no answer", "无应答"] };

  let now = null;         // how the run stands
  let failures = [];      // all that came
  let missed = 0;         // questions in a row that were not answered

  const phase = () => {
    const name = missed > 2 ? "lost" : now?.phase ?? "waiting";
    const over = name === "finished";
    $("phase").className = "status " + (over ? "s-" + now.class : "p-" + name);
    $("phase").textContent = over ? pick(now.standing) : pick(phases[name]);
    const why = missed > 2 ? say("The program that showed this run does not answer: it has ended, or cannot be reached. What is below was the last.", "显示本次运行的程序没有应答：已结束或无法访问。以下为最后的状态。") : now?.problem ?? "";
    $("problem").hidden = !why;
    $("problem").textContent = why;
    document.title = (now && now.phase === "running" ? `${now.ended}${now.total ? "/" + now.total : ""} ` : "") + (now?.failed ? `✗${now.failed} ` : "") + "mftpspec";
  };
  const progress = () => {
    $("device").textContent = now.device.trim() || say("no module yet", "尚无模组");
    $("port").textContent = now.port;
    $("virtual").hidden = !now.virtual;
    const all = Math.max(1, now.selected);
    $("bar").replaceChildren(...["pass", "inconc", "error", "fail"].filter((v) => now.counts[v]).map((v) => { const i = html("i", "v-" + v); i.style.width = now.counts[v] * 100 / all + "%"; return i; }));
    const judged = now.selected - (now.counts.none ?? 0);
    $("bar").setAttribute("aria-valuemax", all);
    $("bar").setAttribute("aria-valuenow", judged);
    $("bar").setAttribute("aria-label", say("test cases with a verdict", "已有判定的测试例"));
    $("done").textContent = say(`${judged} of ${now.selected} test cases`, `测试例 ${judged} / ${now.selected}`) + (now.total !== now.selected ? say(`, ${now.ended}${now.total ? " of " + now.total : ""} executions`, `，执行 ${now.ended}${now.total ? " / " + now.total : ""} 次`) : "");
    $("time").textContent = span(now.elapsed_ms) + (now.phase === "running" && now.left_ms >= 0 ? say(`, about ${span(now.left_ms)} left`, `，约剩 ${span(now.left_ms)}`) : "");
    for (const e of $("counts").children) {
      const n = now.counts[e.dataset.v] ?? 0;
      e.lastChild.textContent = n;
      e.classList.toggle("zero", !n);
    }
  };
  const benches = () => {
    $("idle").hidden = now.benches.length > 0;
    $("doing").replaceChildren(...now.benches.map((b) => {
      const head = html("div", "head", html("span", "", b.bench + (b.case ? " · " + b.case : "")), html("span", "", span(b.ms)));
      const e = html("li", b.step_ms > 30000 ? "slow" : "", head, html("small", "", pick(b.title)));
      if (pick(b.step)) e.append(html("small", "", html("b", "", say("waiting: ", "等待：")), `${pick(b.step)} · ${span(b.step_ms)}`));
      return e;
    }));
  };
  const item = (f) => {
    const summary = html("summary", "", verdict(f.verdict), " ", html("b", "", f.id), ` ${f.clause} ${pick(f.title)}`, html("small", "", `${span(f.at_ms)} · ${f.bench} · ${pick(f.why)}`));
    const details = html("details", "", summary, html("pre", "", pick(f.explained)), html("pre", "wire", f.transcript));
    const row = html("li", "", details);
    row.dataset.n = f.n;
    return row;
  };
  const newFailures = (list) => {
    for (const f of list) { const row = item(f); row.classList.add("new"); $("list").prepend(row); }
    $("none").hidden = failures.length > 0;
    $("failed").textContent = now.failed || "";
  };
  const clauses = () => {
    $("map").replaceChildren(...now.clauses.map((c) => {
      const part = html("div", "part", html("i", "v-" + (c.worst === "none" ? "pass" : c.worst)));
      part.firstChild.style.width = c.done * 100 / Math.max(1, c.all) + "%";
      return html("li", "", html("span", "", `${c.clause} ${pick(c.title)}`), html("span", "", (c.failed ? `✗ ${c.failed} · ` : "") + `${c.done}/${c.all}`), part);
    }));
  };
  const show = () => { phase(); if (now) { progress(); benches(); clauses(); } };

  const ask = async () => {
    try {
      const answer = await fetch("state?from=" + (failures.length ? failures.at(-1).n + 1 : 0), { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.status);
      const next = await answer.json();
      missed = 0;
      if (now && next.run !== now.run) { // another run: everything is asked for again
        failures = [];
        $("list").replaceChildren();
        now = null;
        return ask();
      }
      now = next;
      failures.push(...now.failures);
      newFailures(now.failures);
    } catch {
      missed++;
    }
    show();
  };
  const again = async () => { await ask(); setTimeout(again, document.hidden ? 4000 : now?.phase === "finished" ? 3000 : 1000); };

  const setLanguage = (lang) => {
    root.lang = lang;
    for (const b of document.querySelectorAll("button[data-lang]")) b.setAttribute("aria-pressed", String(b.dataset.lang === lang));
    for (const e of document.querySelectorAll("[data-label-en]")) { e.title = say(e.dataset.labelEn, e.dataset.labelZh); e.setAttribute("aria-label", e.title); }
    const open = new Set([...document.querySelectorAll("#list details[open]")].map((e) => e.parentElement.dataset.n));
    $("list").replaceChildren(...failures.map(item).reverse());
    for (const row of $("list").children) if (open.has(row.dataset.n)) row.firstChild.open = true;
    show();
  };
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  for (const b of document.querySelectorAll("button[data-lang]")) b.onclick = () => { setLanguage(b.dataset.lang); keep("lang", b.dataset.lang); };
  $("theme").onclick = () => { root.dataset.theme = isDark() ? "light" : "dark"; keep("theme", root.dataset.theme); };
  if (kept("theme")) root.dataset.theme = kept("theme");
  setLanguage(kept("lang") || root.lang);
  again();
})();
