// What JavaScript adds for the reader. Each module is loaded where there is something for it to do, and one that fails
// takes nothing else with it: the page works without all of them.
import { base, hook, root, say, tags, warn } from "./dom.js";

const load = (name) => import(`./${name}.js`).then((module) => module.start());

function addCopyButtons() {
  for (const code of document.querySelectorAll(".prose pre > code")) {
    const copy = tags.button({ className: "copy" }, "Copy"), frame = tags.div({ className: "code-frame" });
    copy.onclick = () =>
      navigator.clipboard.writeText(code.textContent).then(() => say("Code copied."), () => {
        getSelection().selectAllChildren(code);
        say("The code could not be copied: it is selected.");
      });
    code.parentNode.replaceWith(frame);
    frame.append(code.parentNode, copy);
  }
}

// Marks the first heading in the upper part of the window, else the last one above it.
function followContents() {
  const links = new Map([...document.querySelectorAll('.contents a[href^="#"]')].map((a) => [document.getElementById(decodeURIComponent(a.hash.slice(1))), a]));
  const heads = [...links.keys()].filter(Boolean), seen = new Set();
  let current;
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) seen[isIntersecting ? "add" : "delete"](target);
    links.get(current)?.removeAttribute("aria-current");
    current = heads.find((head) => seen.has(head)) ?? heads.findLast((head) => head.getBoundingClientRect().top < 100);
    links.get(current)?.setAttribute("aria-current", "true");
  }, { rootMargin: "0px 0px -60% 0px" });
  for (const head of heads) observer.observe(head);
}

// A page of the site is fetched a moment before it is asked for: once, and not where data is dear.
function fetchAhead() {
  const asked = new Set([location.href.split("#")[0]]);
  let timer;
  const want = ({ target }) => {
    const a = target.closest?.("a[href]"), address = a?.href.split("#")[0];
    clearTimeout(timer);
    if (!address?.startsWith(base.href) || !/(\/|\.html)$/.test(a.pathname) || asked.has(address) || navigator.connection?.saveData) return;
    timer = setTimeout(() => {
      asked.add(address);
      fetch(address, { priority: "low" }).then((response) => response.text()).catch(() => asked.delete(address));
    }, 80);
  };
  for (const event of ["pointerover", "focusin"]) document.addEventListener(event, want, { passive: true });
}

// [output] offline = true
function keepOffline() {
  if ("offline" in root.dataset) navigator.serviceWorker?.register(new URL("sw.js", base));
}

const parts = [
  hook("settings") && (() => load("settings")), addCopyButtons, followContents, fetchAhead, keepOffline,
  document.querySelector("[data-node]") || hook("progress") || hook("next") ? () => load("progress") : null,
  ...["planner", "backup", "chooser", "table"].map((name) => hook(name) && (() => load(name))),
];
for (const part of parts.filter(Boolean)) {
  Promise.resolve().then(part).catch((error) => {
    console.warn(error);
    warn("A part of this page could not be loaded. What you read here is complete; reload the page for the rest.");
  });
}
