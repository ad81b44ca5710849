// Shows what `joinup preview` tells: the report's pages, and what is wrong with its files.
//
// Every text is written as text, never as markup. A page whose address has changed takes the
// place of the old one once its picture is there, so nothing flickers or moves.

const STEPS = [1, 1.5, 2, 3]
const PATIENCE = 700 // ms: a server that answers again so soon was never away

const byId = id => document.getElementById(id)
let latest = 0
let source
let waiting

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

function show(state) {
  latest = state.number
  document.title = state.title
  document.body.dataset.about = state.about
  if (byId("status").textContent !== state.status) byId("status").textContent = state.status
  byId("made").textContent = state.made
  byId("pdf").hidden = state.pages.length === 0
  showFindings(state.findings)
  showPages(state)
}

async function showPages(state) {
  const pages = byId("pages")
  while (pages.children.length > state.pages.length) pages.lastElementChild.remove()
  await Promise.all(state.pages.map((page, at) => showPage(pages, page, at, state.number)))
  if (state.number === latest) document.body.dataset.shown = state.number
}

async function showPage(pages, page, at, number) {
  const old = pages.children[at]
  if (old?.getAttribute("src") === page.source) {
    old.alt = page.words
    return
  }
  const { width, height } = page
  const picture = element("img", { src: page.source, alt: page.words, width, height })
  if (!old) pages.append(picture)
  // What is out of date by the time it is there has a follower already.
  await picture.decode().catch(() => {})
  if (old && number === latest) pages.children[at]?.replaceWith(picture)
}

function showFindings(findings) {
  byId("none").hidden = findings.length > 0
  byId("side").dataset.count = findings.length
  const list = byId("findings")
  // What stays as it was is not said again, and keeps its place.
  const told = JSON.stringify(findings)
  if (list.dataset.told === told) return
  list.dataset.told = told
  list.replaceChildren(...findings.map(finding))
}

function finding(found) {
  const item = element("li", { class: found.severity })
  item.append(element("p", { class: "message" }, element("strong", {}, found.label), " ", found.message))
  if (found.place) item.append(element("p", { class: "place", dir: "ltr" }, found.place))
  if (found.source) item.append(excerpt(found.source))
  if (found.hint) item.append(element("p", { class: "hint" }, found.hint))
  for (const mend of found.mends) {
    item.append(element("p", { class: "mend" }, mend.what))
    if (mend.lines.length) item.append(element("pre", { dir: "auto" }, mend.lines.join("\n")))
  }
  item.append(element("p", { class: "code", dir: "ltr" }, found.code))
  return item
}

function excerpt({ line, before, marked, after }) {
  // At the end of a line there is nothing to mark but the end.
  const mark = element("mark", {}, marked || "\u00a0")
  return element(
    "div", { class: "source", dir: "ltr" },
    element("span", { class: "line" }, line),
    element("pre", { dir: "auto" }, before, mark, after),
  )
}

function tellLost(isLost) {
  const lost = byId("lost")
  if (lost.hidden !== isLost) return
  lost.textContent = isLost ? lost.dataset.words : "" // put in now, so that it is read aloud
  lost.hidden = !isLost
}

function listen() {
  source?.close()
  const scale = STEPS.find(step => step >= devicePixelRatio) ?? STEPS.at(-1)
  source = new EventSource(`events/${scale}`)
  source.onopen = () => {
    clearTimeout(waiting)
    waiting = undefined
    tellLost(false)
  }
  source.onmessage = message => show(JSON.parse(message.data))
  source.onerror = () => {
    waiting ??= setTimeout(() => tellLost(true), PATIENCE)
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 3 * PATIENCE)
  }
}

function listenWhenScaleChanges() {
  const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
  query.addEventListener("change", () => { listen(); listenWhenScaleChanges() }, { once: true })
}

listen()
listenWhenScaleChanges()
