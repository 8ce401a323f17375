import { isDividedOtherwise, rowKind, type CollationRow } from '#domain/collation/collate'
import { collationPieces, type CollationPiece } from '#domain/collation/collation-pieces'
import type { Collated } from '#services/collation/collation'
import { use } from 'react'
import { useTranslation } from 'react-i18next'
import type { Speech } from '#i18n/speech'
import { AtDifferenceContext, variantPlace } from './at-difference.ts'
import styles from './collation.module.css'

/** A row of a collation with its number, from 0. */
export interface NumberedRow {
  readonly row: CollationRow
  readonly number: number
}

interface CollationRowProps extends NumberedRow {
  readonly texts: Pick<Collated, 'here' | 'there'>
  readonly languages: { readonly here: string; readonly there: string }
  /** Returns where a printed paragraph of this book is shown. */
  readonly shownIndex: (printed: number) => number
  readonly place: number
  readonly of: number
  readonly isStop: boolean
  /** Takes the row, and the variant that was pressed. */
  readonly onTake: (row: number, variant: number | null) => void
  readonly onGo: (row: number) => void
}

/** Paragraphs of both editions side by side, with what differs marked on both sides. */
export function CollationRowView(props: CollationRowProps) {
  const { row, number, texts, languages, shownIndex, place, of, isStop, onTake, onGo } = props
  const { t } = useTranslation()
  const here = row.here.map(index => shownIndex(index) + 1)
  const there = row.there.map(index => index + 1)
  const own = row.here.map(index => texts.here[index]?.text ?? '')
  const others = row.there.map(index => texts.there[index]?.text ?? '')
  const kind = rowKind(row)
  const said = saidOf(row, t)
  // Of a paragraph that one edition lacks, its empty side says that already.
  const isAlone = kind === 'onlyHere' || kind === 'onlyThere'
  return (
    <div role="listitem" aria-setsize={of} aria-posinset={place} data-row={number}>
      {/* A button would make one long name of both texts, in which nothing can be read. */}
      {/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions */}
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex */}
      <div
        role="group"
        aria-label={nameOf(here, there, said, t)}
        tabIndex={isStop ? 0 : -1}
        className={styles.row}
        data-kind={kind}
        data-stop
        onFocus={() => onTake(number, null)}
        onClick={({ target }) => {
          const mark = target instanceof Element ? target.closest('[data-variant]') : null
          onTake(number, mark ? Number(mark.getAttribute('data-variant')) : null)
        }}
        onDoubleClick={() => onGo(number)}
        onKeyDown={event => {
          const { key, ctrlKey, metaKey, altKey, shiftKey } = event
          if (key !== 'Enter' || ctrlKey || metaKey || altKey || shiftKey) return
          event.preventDefault()
          onGo(number)
        }}
      >
        {said !== '' && !isAlone && <p className={styles.said}>{said}</p>}
        <Side
          row={number}
          numbers={here}
          lang={languages.here}
          isAlone={kind === 'onlyHere'}
          paragraphs={collationPieces(row, 'here', own)}
        />
        <Side
          row={number}
          numbers={there}
          lang={languages.there}
          isAlone={kind === 'onlyThere'}
          paragraphs={collationPieces(row, 'there', others)}
        />
      </div>
    </div>
  )
}

interface SideProps {
  readonly row: number
  readonly numbers: readonly number[]
  /** BCP 47 tag. */
  readonly lang: string
  /** Whether the other edition has none of these paragraphs. */
  readonly isAlone: boolean
  readonly paragraphs: readonly (readonly CollationPiece[])[]
}

function Side({ row, numbers, lang, isAlone, paragraphs }: SideProps) {
  const { t } = useTranslation()
  const at = use(AtDifferenceContext)
  // A paragraph that only one edition has is one difference, without words to mark in it.
  const isCurrent = isAlone && at.row === row
  return (
    <div className={styles.side} data-alone={isAlone} data-current={isCurrent || undefined}>
      {paragraphs.map((pieces, i) => (
        <p key={numbers[i]} lang={lang}>
          <span className={styles.number}>{t('collation.paragraph', { number: numbers[i] })}</span>{' '}
          {pieces.map((piece, k) => (
            <Piece key={`${k} ${piece.variant}`} piece={piece} row={row} />
          ))}
        </p>
      ))}
      {paragraphs.length === 0 && <p className={styles.none}>{t('collation.none')}</p>}
    </div>
  )
}

function Piece({ piece, row }: { readonly piece: CollationPiece; readonly row: number }) {
  const at = use(AtDifferenceContext)
  const { text, variant } = piece
  if (variant === null) return text
  const isEmended = at.emended.has(variantPlace(row, variant))
  return (
    <mark
      data-variant={variant}
      data-empty={text === '' || undefined}
      data-current={(at.row === row && at.variant === variant) || undefined}
      data-emended={isEmended || undefined}
    >
      {text === '' ? '‸' : text}
    </mark>
  )
}

/** What is said above a row: nothing if the paragraphs are each other's only ones, in place. */
function saidOf(row: CollationRow, t: Speech['t']): string {
  const kind = rowKind(row)
  return [
    kind === 'onlyHere' || kind === 'onlyThere' ? t(`collation.${kind}`) : '',
    row.isMoved ? t('collation.moved') : '',
    isDividedOtherwise(row)
      ? t(row.here.length > row.there.length ? 'collation.joined' : 'collation.split')
      : '',
  ]
    .filter(part => part !== '')
    .join(' ')
}

function nameOf(
  here: readonly number[],
  there: readonly number[],
  said: string,
  t: Speech['t'],
): string {
  const list = (numbers: readonly number[]) =>
    numbers.map(number => t('collation.paragraph', { number })).join(' ')
  return [list(here), list(there)].filter(part => part !== '').join(' = ') + (said && `. ${said}`)
}
