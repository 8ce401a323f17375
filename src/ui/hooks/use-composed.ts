import { useState, type ChangeEvent, type CompositionEvent } from 'react'

/**
 * What a field of search needs so that nothing is looked for while an input method composes: it shows what is being
 * composed, and `write` is told only what has become text.
 */
export function useComposed(words: string, write: (words: string) => void) {
  const [composed, setComposed] = useState<string | null>(null)
  return {
    value: composed ?? words,
    onCompositionStart: ({ currentTarget }: CompositionEvent<HTMLInputElement>) =>
      setComposed(currentTarget.value),
    onCompositionEnd: ({ currentTarget }: CompositionEvent<HTMLInputElement>) => {
      setComposed(null)
      write(currentTarget.value)
    },
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) =>
      composed === null ? write(currentTarget.value) : setComposed(currentTarget.value),
  }
}
