import spoken from '../styles/spoken.module.css'

const composed = 'compositionend'

/** Keys after which words would belong to another place. */
const away = /^(?:Enter|Arrow(?:Up|Down)|Page(?:Up|Down)|Home|End)$/
/** Keys that would change the place or the words of the text, if no word is before them. */
const near = /^(?:Arrow(?:Left|Right)|Backspace|Delete)$/

/**
 * Takes what a reader types while a book opens, in a field that only screen readers see, which
 * `label` names. An input method works there too. When the text gets the focus, the words are
 * written at its caret, before any later key. They are dropped if the reader goes elsewhere
 * meanwhile. A key that moves the caret ends them, because later words would belong to another
 * place. Takes nothing if something has the focus. Returns a function that ends this.
 */
export function takeEarlyKeys(label: string): () => void {
  if (document.activeElement !== document.body) return () => {}
  const field = document.createElement('textarea')
  field.className = spoken['spoken'] ?? ''
  field.style.inset = '40% auto auto 50%'
  field.dataset['earlyKeys'] = ''
  field.ariaLabel = label
  const ending = new AbortController()
  function end() {
    ending.abort()
    field.remove()
    field.dispatchEvent(new Event(composed))
  }
  field.onkeydown = event => {
    const { key, isComposing, keyCode } = event
    const isEnter = key === 'Enter' && !isComposing && keyCode !== 229
    const isFirst = field.value === ''
    // The Enter that opened the book may arrive here.
    const isAway = isFirst ? !isEnter && (away.test(key) || near.test(key)) : away.test(key)
    if (isAway && !isComposing && keyCode !== 229) endEarlyWords(field)
    // A key that is held since it opened the book is no word.
    if (isEnter || (event.repeat && isFirst)) event.preventDefault()
  }
  field.addEventListener('compositionstart', () => (field.dataset['composing'] = ''))
  field.addEventListener(composed, () => delete field.dataset['composing'])
  // The key that opened the book may write after it has moved the focus here. Lines that are pasted
  // belong to several paragraphs.
  field.onbeforeinput = event => {
    const isBroken = event.inputType === 'insertLineBreak' || /[\n\r]/.test(event.data ?? '')
    if (isBroken) event.preventDefault()
  }
  function leave(to: EventTarget | null) {
    if (!to && document.hasFocus()) return end()
    if (!(to instanceof HTMLElement) || to === field) return
    const words = field.value
    end()
    if (words === '' || !to.matches('[data-section] [contenteditable="true"]')) return
    // The caret is placed by the time this runs, and no key has arrived.
    queueMicrotask(() => document.execCommand('insertText', false, words))
  }
  const { signal } = ending
  field.addEventListener('blur', event => leave(event.relatedTarget), { signal })
  // Without the window's focus the text takes the place of this field silently. What the window
  // focuses when it is chosen again is the first sign.
  document.addEventListener('focusin', event => leave(event.target), { signal })
  // A press chooses another place.
  window.addEventListener('mousedown', end, { capture: true, signal })
  document.body.append(field)
  field.focus()
  return end
}

/** Whether the focus is where early keys are taken, so that the text may have it. */
export const takesEarlyKeys = (element: Element): boolean => element.matches('[data-early-keys]')

/**
 * Takes no more early keys if `element` takes them: what follows a shortcut that nothing has
 * handled yet, such as that of a search, is no word of the text.
 */
export function endEarlyWords(element: EventTarget | null): void {
  if (element instanceof HTMLTextAreaElement && takesEarlyKeys(element)) element.readOnly = true
}

/** Resolves when no input method composes there, so that the focus may move. */
export async function earlyWordsComposed(): Promise<void> {
  const field = document.querySelector('[data-early-keys][data-composing]')
  if (field) await new Promise(done => field.addEventListener(composed, done, { once: true }))
}
