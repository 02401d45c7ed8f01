// The little that pages do by themselves: typing that waits for the input method, the keyboard among hits, copying.

/** So long is waited for typing to stop; milliseconds. */
const PAUSE = 80

const say = (words) => {
  const said = document.getElementById('said')
  if (said) said.textContent = words
}

/** A form that is asked while one types: once when typing stops, never while an input method composes. */
function whileTyping(form) {
  let waiting
  const typed = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => form.dispatchEvent(new Event('typed', { bubbles: true })), PAUSE)
  }
  form.addEventListener('input', (event) => {
    if (!event.isComposing) typed()
  })
  form.addEventListener('compositionend', typed)
  form.addEventListener('keydown', (event) => {
    // Enter picks a word of the input method then.
    if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault()
  })
}

/** Clipboards of browsers inside other programs may be missing: a field that is selected does it then. */
async function copied(words) {
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch {
    const field = document.createElement('textarea')
    field.value = words
    field.setAttribute('readonly', '')
    field.className = 'unseen'
    document.body.append(field)
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    return done
  }
}

async function copy(button) {
  const done = await copied(button.dataset.copy ?? '')
  say(done ? '已复制' : '没有复制成，请长按选中')
  const { textContent } = button
  button.textContent = done ? '已复制' : '没复制成'
  setTimeout(() => {
    button.textContent = textContent
  }, 2000)
  button.focus()
}

const hits = () => [...document.querySelectorAll('[data-hit]')]
const search = () => document.querySelector('[data-search]')
const isTyping = (target) => target instanceof HTMLElement && target.closest('input, textarea, select') !== null

/** Arrows go through hits, from the field and back to it; / goes to the field; c copies the hit that has the focus. */
function onKey(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  const field = search()
  const { target } = event
  if (event.key === '/' && field && !isTyping(target)) {
    event.preventDefault()
    field.focus()
    field.select()
    return
  }
  const all = hits()
  const at = all.indexOf(target)
  const opened = document.querySelector('[data-opened] [data-copy]')
  if (event.key === 'c' && opened && !isTyping(target)) {
    void copy(opened)
    return
  }
  const inField = field !== null && target === field
  if (event.key === 'c' && at >= 0) {
    const button = all[at].closest('li')?.querySelector('[data-copy]')
    if (button) void copy(button).then(() => all[at].focus())
    return
  }
  if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || (at < 0 && !inField) || all.length === 0) return
  event.preventDefault()
  const next = event.key === 'ArrowDown' ? at + 1 : at - 1
  if (next < 0) field?.focus()
  else all[Math.min(next, all.length - 1)].focus()
}

const CHOSEN = 'wence-chosen'
const choices = (form) => [...form.querySelectorAll('input[type="radio"]')]

/** Among which texts one looks stays while the window is open; a browser may refuse to keep it. */
function keepChosen(form) {
  const chosen = choices(form).flatMap(({ checked, name, value }) => (checked ? [[name, value]] : []))
  try {
    sessionStorage.setItem(CHOSEN, JSON.stringify(chosen))
  } catch {}
}

/** What was chosen before, on a page whose address says nothing of it. */
function choose(form) {
  try {
    const chosen = JSON.parse(sessionStorage.getItem(CHOSEN) ?? '[]')
    for (const [name, value] of chosen)
      for (const each of choices(form)) if (each.name === name && each.value === value) each.checked = true
  } catch {}
}

function ready(root) {
  for (const form of root.querySelectorAll('form[data-typed]:not([data-ready])')) {
    form.dataset.ready = ''
    whileTyping(form)
  }
  // All questions at once where there is room for them.
  if (matchMedia('(min-width: 56rem)').matches)
    for (const details of root.querySelectorAll('details[data-wide]')) details.open = true
  // What only a script can do is offered only where there is one.
  for (const button of root.querySelectorAll('[data-copy][hidden], [data-print][hidden]')) button.hidden = false
}

/** What of the questions outlives their exchange for fresh ones: what is typed and not sent, what is unfolded, where the focus was. */
let before

const CONTROLS = 'input[type="text"], button'

function note(target) {
  const focus = document.activeElement
  before = {
    typed: [...target.querySelectorAll('form:not([data-sent]) input[type="text"]')]
      .filter(({ value, defaultValue }) => value !== defaultValue)
      .map(({ id, value }) => [id, value]),
    open: [...target.querySelectorAll('details[open]')].map(({ dataset }) => dataset.wide),
    // From what was asked one goes on to what is asked next; elsewhere one stays.
    stays: target.contains(focus) && !focus.closest('[data-next]') ? focus.closest('form')?.id : undefined,
    goes: target.contains(focus) || document.getElementById('receipt')?.contains(focus),
  }
}

function restore(fields) {
  if (!fields || !before) return
  const { typed, open, stays, goes } = before
  before = undefined
  for (const [id, value] of typed) {
    const field = document.getElementById(id)
    if (field) field.value = value
  }
  for (const name of open) fields.querySelector(`details[data-wide="${name}"]`)?.setAttribute('open', '')
  const unread = fields.querySelector('[aria-invalid]')
  const kept = stays === undefined ? null : document.getElementById(stays)
  const form = kept?.checkVisibility?.() ? kept : fields.querySelector('[data-next]')
  const next = unread ?? form?.querySelector(CONTROLS)
  if (goes) next?.focus()
}

document.addEventListener('htmx:beforeRequest', ({ detail: { elt } }) => elt.setAttribute('data-sent', ''))
document.addEventListener('htmx:oobBeforeSwap', ({ detail: { target } }) => {
  if (target.id === 'fields') note(target)
})
document.addEventListener('htmx:afterSettle', () => restore(document.getElementById('fields')))
document.addEventListener('keydown', onKey)
document.addEventListener('change', ({ target }) => {
  const form = target.closest('form[data-stays]')
  if (form) keepChosen(form)
})
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-copy], [data-print]') : null
  if (button?.hasAttribute('data-print')) window.print()
  else if (button) void copy(button)
})
document.addEventListener('htmx:afterRequest', (event) => {
  const { elt, successful } = event.detail
  elt.removeAttribute('data-sent')
  if (successful && elt instanceof HTMLFormElement && 'clears' in elt.dataset) elt.reset()
})
document.addEventListener('htmx:load', (event) => ready(event.target instanceof Element ? event.target : document))
ready(document)
document.querySelector('[data-opened]')?.scrollIntoView({ behavior: 'instant' })
if (location.search === '') for (const form of document.querySelectorAll('form[data-stays]')) choose(form)
