import { useState, type ChangeEvent, type CompositionEvent } from 'react'

type TextField = HTMLInputElement | HTMLTextAreaElement

/**
 * Props for a field in which an input method can compose: the field shows what is being
 * composed, and `write` is called only with finished text.
 */
export function useComposed(words: string, write: (words: string) => void) {
  const [composed, setComposed] = useState<string | null>(null)
  return {
    value: composed ?? words,
    onCompositionStart: ({ currentTarget }: CompositionEvent<TextField>) =>
      setComposed(currentTarget.value),
    onCompositionEnd: ({ currentTarget }: CompositionEvent<TextField>) => {
      setComposed(null)
      write(currentTarget.value)
    },
    onChange: ({ currentTarget }: ChangeEvent<TextField>) =>
      composed === null ? write(currentTarget.value) : setComposed(currentTarget.value),
  }
}
