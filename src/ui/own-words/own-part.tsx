import { ownWordId } from '#domain/ids'
import type { WordScope } from '#domain/own-words/own-word'
import type { KnownGloss } from '#domain/own-words/words-of-book'
import { writtenSyllable } from '#domain/words/syllable'
import type { WordRange } from '#domain/words/word'
import type { GlossWords, SaidAt } from '#services/own-words/own-words'
import type { TextOfBook } from '#services/words/words'
import { useState } from 'react'
import { useServices } from '../services.ts'
import type { LookedUp } from '../words/look-up-word.ts'
import { OwnForm } from './gloss-form.tsx'
import { WordActs } from './word-acts.tsx'

/** What is being written: a gloss, which may be there already, or a reading. */
export interface Writing {
  readonly of: 'gloss' | 'reading'
  readonly range: WordRange
  readonly gloss: KnownGloss | null
}

interface OwnPartProps {
  readonly text: string
  readonly offset: number
  readonly found: LookedUp
  readonly range: WordRange
  readonly in: TextOfBook
  readonly placeOf: (range: WordRange) => SaidAt['place']
  readonly writing: Writing | null
  readonly onWrite: (writing: Writing | null) => void
}

/** What the reader can say of the word in the card, or the fields in which they say it. */
export function OwnPart(props: OwnPartProps) {
  const { text, offset, found, range, in: place, placeOf, writing, onWrite } = props
  const { ownWords } = useServices()
  const [scope, setScope] = useState<WordScope>('book')
  if (!writing)
    return (
      <WordActs
        {...{ text, range, offset, in: place, placeOf, scope, onScope: setScope }}
        onWrite={of => onWrite({ of, range, gloss: null })}
      />
    )
  const save = async (words: GlossWords, chosen: WordScope) => {
    const at: SaidAt = { book: place.book, scope: chosen, place: placeOf(writing.range) }
    const acts = await ownWords.acts()
    const outcome =
      writing.of === 'reading'
        ? await acts.correctReading(at, words.expression, words.reading)
        : writing.gloss
          ? await acts.changeGloss(ownWordId(writing.gloss.id), at, words)
          : await acts.addGloss(at, words)
    if (!outcome.ok) return outcome.why
    setScope(chosen)
    onWrite(null)
    return null
  }
  return (
    <OwnForm
      key={`${writing.of} ${writing.range.start} ${writing.gloss?.id ?? ''}`}
      of={writing.of}
      first={firstWords(text, found, writing, scope)}
      hasPlace={placeOf(writing.range) !== null}
      onSave={save}
      onCancel={() => onWrite(null)}
    />
  )
}

/** The words with which the fields begin: those of the gloss, or the dictionary's reading. */
function firstWords(
  text: string,
  { matches, unlisted, readings }: LookedUp,
  writing: Writing,
  scope: WordScope,
): GlossWords & { readonly scope: WordScope } {
  const { range, gloss } = writing
  if (gloss) {
    const { expression, reading, meaning, note } = gloss
    return { expression, reading, meaning, note, scope: gloss.scope }
  }
  const isIt = ({ start, end }: WordRange) => start === range.start && end === range.end
  const correction = readings.find(isIt)?.correction
  const match = matches.find(isIt)
  const pinyin =
    correction?.reading.split(' ') ??
    match?.entries[0]?.pinyin ??
    (unlisted && isIt(unlisted) ? unlisted.pinyin : [])
  return {
    expression: text.slice(range.start, range.end),
    reading: pinyin.map(syllable => writtenSyllable(syllable, 'pinyin')).join(' '),
    meaning: '',
    note: '',
    scope: correction && writing.of === 'reading' ? correction.scope : scope,
  }
}
