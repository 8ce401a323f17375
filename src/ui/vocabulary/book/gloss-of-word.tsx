import type { Book } from '#domain/book'
import { ownWordId } from '#domain/ids'
import type { WordScope } from '#domain/own-words/own-word'
import type { KnownGloss } from '#domain/own-words/words-of-book'
import type { GlossWords } from '#services/own-words/own-words'
import { useEffect, useState } from 'react'
import { OwnForm } from '../../own-words/gloss-form.tsx'
import { useServices } from '../../services.ts'

interface GlossOfWordProps {
  readonly book: Book
  readonly word: string
  readonly onEnd: (isSaved: boolean) => void
}

/** Writes a gloss of a word of the book, or changes the one that it has. */
export function GlossOfWord({ book, word, onEnd }: GlossOfWordProps) {
  const { ownWords } = useServices()
  const known = useGloss(book, word)
  if (known === 'reading') return null
  async function save(words: GlossWords, scope: WordScope) {
    const acts = await ownWords.acts()
    const at = { book: book.id, scope, place: null }
    const outcome =
      known && typeof known !== 'string'
        ? await acts.changeGloss(ownWordId(known.id), at, words)
        : await acts.addGloss(at, words)
    if (!outcome.ok) return outcome.why
    onEnd(true)
    return null
  }
  const first = known ?? {
    expression: word,
    reading: '',
    meaning: '',
    note: '',
    scope: 'book' as const,
  }
  return (
    <OwnForm
      of="gloss"
      first={first}
      hasPlace={false}
      onSave={save}
      onCancel={() => onEnd(false)}
    />
  )
}

/** The gloss that counts for every place of a word in a book, or null. */
function useGloss(book: Book, word: string): KnownGloss | null | 'reading' {
  const { ownWords } = useServices()
  const [known, setKnown] = useState<KnownGloss | null | 'reading'>('reading')
  useEffect(() => {
    let isHere = true
    const show = (gloss: KnownGloss | null) => {
      if (isHere) setKnown(gloss)
    }
    ownWords.of(book.id).then(
      ({ glosses }) =>
        show(
          glosses.find(
            ({ from, scope, expression }) =>
              from === 'gloss' && scope !== 'here' && expression === word,
          ) ?? null,
        ),
      () => show(null),
    )
    return () => {
      isHere = false
    }
  }, [ownWords, book.id, word])
  return known
}
