import { longestTag } from '#domain/tags'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useLimited } from '../../hooks/use-limited.ts'
import { useNamed } from '../../hooks/use-named.ts'
import { useServices } from '../../services.ts'
import { partedTags, suggestedTags, withParents } from './tag-suggestions.ts'

export interface TagFieldTools {
  /** The tags that the mark has. They are not suggested. */
  readonly given: readonly string[]
  readonly onAdd: (tags: readonly string[]) => void
  /** Removes the last tag and returns it, to be typed again, or `null`. */
  readonly onTakeLast: () => string | null
  /** Called when the reader has finished, so that the focus goes back to where it was. */
  readonly onDone: () => void
}

/** What is typed into a field for tags, the suggestions for it, and what each key does. */
export function useTagField({ given, onAdd, onTakeLast, onDone }: TagFieldTools) {
  const isLeft = useRef(false)
  const [typed, setTyped] = useState('')
  const { isCut, limitedAll } = useLimited(longestTag)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState<number | null>(null)
  const options = useSuggestions(given, typed)
  const isShown = isOpen && options.length > 0
  const chosen = isShown && active !== null ? options[active] : undefined

  function take(text: string, isComposing: boolean) {
    setActive(null)
    setOpen(!isComposing)
    if (isComposing) return setTyped(text)
    const { whole, rest } = partedTags(text)
    const kept = limitedAll([...whole, rest])
    setTyped(kept.at(-1) ?? '')
    if (whole.length > 0) onAdd(kept.slice(0, -1))
  }

  function add(tag: string) {
    take('', false)
    onAdd([tag])
  }

  function leave() {
    isLeft.current = true
    onDone()
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const { isComposing, keyCode, key, repeat } = event.nativeEvent
    if (isComposing || keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      setOpen(true)
      setActive(isShown ? stepped(active, key === 'ArrowDown' ? 1 : -1, options.length) : null)
    } else if (key === 'Enter') {
      const tag = chosen ?? typed
      if (tag.trim() === '') leave()
      else add(tag)
    } else if (key === 'Escape') {
      if (isShown) setOpen(false)
      else leave()
    } else if (key === 'Backspace' && typed === '' && given.length > 0) {
      // A held key that has emptied the field must not delete the tags before it.
      if (!repeat) setTyped(onTakeLast() ?? '')
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Adds what was typed when the focus leaves the field, unless the reader left it by a key. */
  function blur() {
    setOpen(false)
    if (!isLeft.current && typed.trim() !== '') add(typed)
  }

  return { typed, isCut, options, isShown, active, chosen, setOpen, take, add, blur, onKeyDown }
}

/** Returns the option after or before `at`. `null` comes before the first and after the last. */
function stepped(at: number | null, step: 1 | -1, count: number): number | null {
  const from = at ?? (step === 1 ? -1 : count)
  const to = from + step
  return to >= 0 && to < count ? to : null
}

/** The tags that are suggested for `typed`. */
function useSuggestions(given: readonly string[], typed: string): readonly string[] {
  const inUse = useTagsInUse()
  const isNamed = useNamed(inUse, typed)
  return suggestedTags(inUse, given, typed, isNamed)
}

/** The tags in use and those that they are under, most used first; empty until they are loaded. */
function useTagsInUse(): readonly string[] {
  const { marking } = useServices()
  const [tags, setTags] = useState<readonly string[]>([])
  useEffect(() => {
    let left = false
    void marking.tagsInUse().then(found => !left && setTags(withParents(found)))
    return () => {
      left = true
    }
  }, [marking])
  return tags
}
