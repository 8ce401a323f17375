import type { Book } from '#domain/book'
import {
  aroundWords,
  lineKey,
  litPieces,
  type ConcordanceLine,
} from '#domain/concordance/concordance-line'
import type { Rendering } from '#domain/concordance/rendering'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTranslationLanguage } from '../hooks/use-translation-language.ts'
import { copyText } from '../parts/copy-text.ts'
import { SourceTitle, SourceWords } from '../reader/source-words.tsx'
import { useSay } from '../spoken/spoken-region.tsx'
import styles from './concordance.module.css'
import type { RenderingRequests } from './rendering-requests.ts'

export interface ConcordanceRowProps {
  readonly line: ConcordanceLine
  readonly book: Book
  /** Whether the lines are of several books. */
  readonly namesBook: boolean
  readonly place: number
  readonly of: number
  readonly isStop: boolean
  readonly requests: RenderingRequests
  readonly onGo: (line: ConcordanceLine) => void
}

/** One line: the words with what is around them, and beside them what renders them. */
export function ConcordanceRow(props: ConcordanceRowProps) {
  const { line, book, namesBook, place, of, isStop, requests, onGo } = props
  const { t } = useTranslation()
  const say = useSay()
  const translation = useTranslationLanguage(line.book)
  const rendering = useRendering(line, requests)
  const [own, other] =
    line.side === 'source' ? [book.language, translation] : [translation, book.language]
  const isBare = line.other.trim() === ''
  const number = t('concordance.paragraph', { number: line.index + 1 })
  return (
    <div role="listitem" aria-setsize={of} aria-posinset={place} data-line={lineKey(line)}>
      <button
        type="button"
        className={styles.row}
        data-action="concordance.go"
        tabIndex={isStop ? 0 : -1}
        onClick={() => onGo(line)}
        onKeyDown={event => {
          if (event.key.toLowerCase() !== 'c' || !(event.ctrlKey || event.metaKey)) return
          if (event.shiftKey || event.altKey || getSelection()?.isCollapsed === false) return
          event.preventDefault()
          if (copyText(lineText(line, book.title))) say('deed', t => t('spoken.copied'))
        }}
      >
        <span className={styles.around} lang={own} dir="auto">
          <Around line={line} language={own} />
        </span>
        <span className={styles.beside}>
          {!isBare && <Beside line={line} language={other} rendering={rendering} />}
          <span className={styles.about}>
            {namesBook && (
              <>
                <SourceTitle text={book.title} language={book.language} />
                {' · '}
              </>
            )}
            {number}
            {rendering && ` · ${t(`concordance.by.${rendering.by}`)}`}
            {isBare && ` · ${t('concordance.noOther')}`}
          </span>
        </span>
      </button>
    </div>
  )
}

/** The words and what is around them. */
function Around({ line, language }: Pick<BesideProps, 'line' | 'language'>) {
  const { before, words, after } = aroundWords(line)
  const text = before + words + after
  const [from, to] = [before.length, before.length + words.length]
  const drawn = (start: number, end: number) =>
    line.side === 'source' ? (
      <SourceWords {...{ text, start, end, language }} />
    ) : (
      text.slice(start, end)
    )
  return (
    <>
      <span className={styles.before}>
        <bdi>{drawn(0, from)}</bdi>
      </span>
      <mark>{drawn(from, to)}</mark>
      <span className={styles.after}>{drawn(to, text.length)}</span>
    </>
  )
}

interface BesideProps {
  readonly line: ConcordanceLine
  /** BCP 47 tag of the other side. */
  readonly language: string
  readonly rendering: Rendering | null
}

function Beside({ line, language, rendering }: BesideProps) {
  const { text, start, other } = line
  const pieces = litPieces(other, rendering?.ranges ?? [], start / Math.max(1, text.length))
  const whole = pieces.map(piece => piece.text).join('')
  const isSource = line.side === 'translation'
  let end = 0
  return (
    <span className={styles.other} lang={language} dir="auto">
      {pieces.map(({ text: words, isLit }, i) => {
        const place = { text: whole, start: end, end: (end += words.length) }
        const drawn = isSource ? <SourceWords key={`${i}`} {...place} language={language} /> : words
        return isLit ? (
          <mark key={`${i} ${words}`} data-by={rendering?.by}>
            {drawn}
          </mark>
        ) : (
          drawn
        )
      })}
    </span>
  )
}

/** What renders a line; null until it is known. */
function useRendering(line: ConcordanceLine, requests: RenderingRequests): Rendering | null {
  const [found, setFound] = useState<{ of: ConcordanceLine; rendering: Rendering | null } | null>(
    null,
  )
  useEffect(
    () => requests.ask(line, rendering => setFound({ of: line, rendering })),
    [line, requests],
  )
  return found?.of === line ? found.rendering : null
}

/** A line as it is copied: the words in their text, the other side, and where they are. */
export function lineText(line: ConcordanceLine, title: string): string {
  const { before, words, after } = aroundWords(line)
  const cells = [`${before}【${words}】${after}`, line.other, `${title} ${line.index + 1}`]
  return cells.map(cell => cell.replaceAll(/\s+/g, ' ')).join('\t')
}
