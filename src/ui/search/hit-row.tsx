import type { Excerpt } from '#domain/search/excerpt'
import { kinds } from '#domain/kinds/index'
import type { SearchPlace } from '#domain/search/search-results'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { RowGuard } from '../guards/guards.tsx'
import { useContextMenu } from '../menus/use-popup.ts'
import { copyText } from '../parts/copy-text.ts'
import { useSay } from '../spoken/spoken-region.tsx'
import styles from './hit-row.module.css'

export interface HitRowProps {
  readonly place: SearchPlace
  readonly excerpt: Excerpt | null
  /** BCP 47 tag of the words. */
  readonly language: string
  readonly isCurrent: boolean
  /** Whether the reader has hidden the paragraph. */
  readonly isHidden: boolean
  /** The language of the translation that is shown beside the words; null if none is. */
  readonly beside?: string | null
  readonly tabIndex: 0 | -1
  /** What the words are replaced by; `null` if they are only found. */
  readonly by?: string | null
  readonly onGo: () => void
}

/** One hit with the words around it. A press goes there. */
export function HitRow(props: HitRowProps) {
  return (
    <RowGuard of={props.excerpt} as="span">
      <ShownHit {...props} />
    </RowGuard>
  )
}

function ShownHit(props: HitRowProps) {
  const { place, excerpt, language, isCurrent, tabIndex, by = null, onGo, beside = null } = props
  const { t } = useTranslation()
  const row = useRef<HTMLButtonElement>(null)
  const say = useSay()
  const copy = ({ before, words, after }: Excerpt) =>
    copyText(`${before}${words}${after}`) && say('deed', t => t('spoken.copied'))
  useContextMenu(row, () => [
    [
      { action: 'find.hit', run: onGo },
      ...(excerpt ? [{ label: t('find.copyWords'), run: () => copy(excerpt) }] : []),
    ],
  ])
  const translation = beside === null ? undefined : excerpt?.beside
  // The words and the translation have one line each.
  const before = excerpt && (translation === undefined ? excerpt.before : shortened(excerpt.before))
  const inPlace = place !== 'source' && by === null ? t(`find.in.${place}`) : ''
  const label = props.isHidden ? t('find.in.hidden') : inPlace
  return (
    <button
      ref={row}
      type="button"
      data-action="find.hit"
      className={styles.row}
      tabIndex={tabIndex}
      aria-current={isCurrent ? 'location' : undefined}
      // A name until the words are known.
      aria-label={excerpt ? undefined : t('find.hits', { count: 1 })}
      onClick={onGo}
    >
      {label !== '' && <span className={styles.place}>{label}</span>}
      {excerpt && (
        <span className={styles.both} data-beside={translation !== undefined}>
          <span lang={language} dir="auto" className={styles.words} data-place={place}>
            {(excerpt.isCutBefore || before !== excerpt.before) && '…'}
            {oneLine(before ?? '')}
            {by === null ? <mark>{excerpt.words}</mark> : <del>{excerpt.words}</del>}
            {excerpt.emended !== undefined && (
              <span className={styles.emended}>
                <span aria-hidden="true">{kinds.emendation.states.proposed.sign}</span>
                {excerpt.emended}
              </span>
            )}
            {by !== null && by !== '' && <ins>{by}</ins>}
            {oneLine(excerpt.after)}
            {excerpt.isCutAfter && '…'}
          </span>
          {beside !== null && translation !== undefined && (
            <span lang={beside} dir="auto" className={styles.beside}>
              {oneLine(translation)}
            </span>
          )}
        </span>
      )}
    </button>
  )
}

const oneLine = (text: string) => text.replaceAll('\n', ' ')

/** Returns the last characters (code points) of the words before a hit. */
const shortened = (text: string) => Array.from(text).slice(-6).join('')
