import type { CollationTally } from '#domain/collation/collate'
import type { RowRange } from '#domain/collation/chapter-rows'
import { collationTally } from '#domain/collation/collate'
import type { ApparatusEntry } from '#domain/collation/apparatus'
import type { Book } from '#domain/book'
import type { Collated } from '#services/collation/collation'
import type { Speech } from '#i18n/speech'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import { copyText } from '../parts/copy-text.ts'
import { ListFoot } from '../parts/list-foot.tsx'
import { faultSentence } from '../saving/fault-sentence.ts'
import { showSaved } from '../saving/saved-message.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { mostEmendations, type Differences } from './use-differences.ts'

interface CollationFootProps {
  readonly collated: Collated
  readonly differences: Differences
  readonly book: Book
  /** The name of the other edition. */
  readonly witness: string
  readonly onGo: () => void
  /** The rows of the chapter that is shown; null for all. */
  readonly range: RowRange | null
  readonly onSaved: () => void
}

type Say = (t: Speech['t']) => string

/** How the editions differ, and what can be done with the differences. */
export function CollationFoot(props: CollationFootProps) {
  const { collated, differences, range, onGo } = props
  const { t } = useTranslation()
  const { entries, at, entry, proposals } = differences
  const [said, setSaid] = useState<Say | null>(null)
  const save = useSave(props, setSaid)
  const tally = useMemo(
    () => collationTally(range ? collated.rows.slice(range.first, range.end) : collated.rows),
    [collated, range],
  )
  const waiting = useMemo(() => proposals(entries).length, [proposals, entries])
  const copy = () => {
    const lines = entries.map(one => entryText(one, props.witness))
    const isCopied = copyText(lines.join('\n'))
    const count = entries.length
    setSaid(
      () => (say: Speech['t']) =>
        say(isCopied ? 'collation.copied' : 'faults.unexpected', { count }),
    )
  }
  const [isEmending, emendAll] = useOncePainted(() => {
    const { count, left } = differences.emend(entries)
    if (left === 0) return setSaid(null)
    setSaid(() => (say: Speech['t']) => say('collation.emendedPart', { count, left }))
  })
  const count = Math.min(waiting, mostEmendations)
  const words = said ? said(t) : tallySaid(tally, t)
  return (
    <ListFoot
      said={
        <p>
          {at !== null && <Place number={at + 1} count={entries.length} />}
          <span role="status">{isEmending ? t('collation.emending', { count }) : words}</span>
        </p>
      }
    >
      <ActionButton action="collation.copy" waits={entries.length === 0} onPress={copy} />
      <ActionButton action="collation.export" waits={entries.length === 0} onPress={save} />
      <ActionButton action="collation.go" onPress={onGo} waits={differences.shown.row < 0} />
      <EmendAll {...{ waiting, isEmending }} onPress={emendAll} />
      <ActionButton
        action="emendation.make"
        label={t('collation.emend')}
        look="main"
        waits={!entry || proposals([entry]).length === 0}
        onPress={() => entry && differences.emend([entry])}
      />
    </ListFoot>
  )
}

/** Which of the differences is shown. */
function Place({ number, count }: { readonly number: number; readonly count: number }) {
  const { t } = useTranslation()
  return <span data-at>{`${t('collation.of', { number, count })} · `}</span>
}

interface EmendAllProps {
  /** How many variants can become emendations. */
  readonly waiting: number
  readonly isEmending: boolean
  readonly onPress: () => void
}

/** The button that makes emendations of all variants, or of as many as one step makes. */
function EmendAll({ waiting, isEmending, onPress }: EmendAllProps) {
  const { t } = useTranslation()
  return (
    <ActionButton
      action="collation.emendAll"
      label={
        waiting > mostEmendations
          ? t('collation.emendPart', { part: mostEmendations, count: waiting })
          : t('collation.emendAll', { count: waiting })
      }
      waits={waiting === 0 || isEmending}
      onPress={onPress}
    />
  )
}

/**
 * Returns a function that lets the page be painted and then does `work`, which holds the page for
 * a moment, and whether it waits for that. If the part goes meanwhile, nothing is done.
 */
function useOncePainted(work: () => void): readonly [isWaiting: boolean, begin: () => void] {
  const [isWaiting, setWaiting] = useState(false)
  const run = useEffectEvent(() => {
    work()
    setWaiting(false)
  })
  useEffect(() => {
    if (!isWaiting) return undefined
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => run())
    })
    return () => cancelAnimationFrame(frame)
  }, [isWaiting])
  return [isWaiting, () => setWaiting(true)]
}

/** An entry as it is copied: the paragraph, the printed words, and what the witness has. */
export function entryText(entry: ApparatusEntry, witness: string): string {
  const { index, otherIndex, printed, other } = entry
  const number = index === null ? `(${(otherIndex ?? 0) + 1})` : String(index + 1)
  const words = (text: string) => (text === '' ? '∅' : text).replaceAll(/\s+/g, ' ')
  return `${number}\t${words(printed)}\t${words(other)}\t${witness}`
}

function tallySaid(tally: CollationTally, t: Speech['t']): string {
  const names = ['variants', 'onlyHere', 'onlyThere', 'moved', 'divided'] as const
  const parts = names.flatMap(name =>
    tally[name] > 0 ? t(`collation.tally.${name}`, { count: tally[name] }) : [],
  )
  return parts.length > 0 ? parts.join(' · ') : t('collation.same')
}

/** Returns what saves the differences as a table. */
function useSave(
  { differences, book, witness, onSaved }: CollationFootProps,
  onFault: (say: () => Say) => void,
): () => void {
  const { collation, outside } = useServices()
  const toasts = useToasts()
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])
  async function save(): Promise<void> {
    const { signal } = (controller.current = new AbortController())
    const one = await collation()
    const outcome = await one.save({ entries: differences.entries, book, witness, signal })
    if (!outcome.ok) {
      const { fault } = outcome
      return onFault(() => t => faultSentence(t, fault))
    }
    if (outcome.value === 'cancelled') return
    const file = outcome.value
    onSaved()
    showSaved(toasts, outside, 'export', {
      message: t => t('exporting.saved', { name: file.name }),
      file,
      opens: true,
    })
  }
  return () => void save().catch(() => onFault(() => t => t('faults.unexpected')))
}
