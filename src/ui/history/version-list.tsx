import { knownTime } from '#domain/bounds'
import type { Version } from '#domain/history'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMeasures } from '../hooks/use-measures.ts'
import { RowGuard } from '../guards/guards.tsx'
import { rowAfterKey } from '../rows/row-keys.ts'
import { rowsOnPage } from '../rows/rows-on-page.ts'
import styles from './history-dialog.module.css'

interface VersionListProps {
  readonly versions: readonly Version[]
  readonly chosen: Version
  readonly onChoose: (id: string) => void
}

/** Radio buttons handle arrow keys, but not these. */
const keys = new Set(['Home', 'End', 'PageUp', 'PageDown'])

/** The versions, of which one is chosen. */
export function VersionList({ versions, chosen, onChoose }: VersionListProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLFieldSetElement>(null)

  const onKeyDown = useEffectEvent((event: KeyboardEvent, element: HTMLElement) => {
    if (!keys.has(event.key)) return
    const [, ...rows] = element.children
    const from = { row: versions.indexOf(chosen), columns: 1 }
    const page = (step: 1 | -1) => rowsOnPage(element, from, step, row => rows[row])
    const to = rowAfterKey(event, from, versions.length, page)
    const version = to === null ? undefined : versions[to]
    if (!version) return
    event.preventDefault()
    onChoose(version.id)
    rows[to ?? 0]?.querySelector('input')?.focus()
  })
  useEffect(() => {
    const element = list.current
    if (!element) return
    const listener = (event: KeyboardEvent) => onKeyDown(event, element)
    element.addEventListener('keydown', listener)
    return () => element.removeEventListener('keydown', listener)
  }, [])

  return (
    <fieldset ref={list} className={styles.versions}>
      <legend>{t('history.versions')}</legend>
      {versions.map(version => (
        <RowGuard key={version.id} of={version} as="span">
          <VersionRow version={version} isChosen={version.id === chosen.id} onChoose={onChoose} />
        </RowGuard>
      ))}
    </fieldset>
  )
}

interface VersionRowProps {
  readonly version: Version
  readonly isChosen: boolean
  readonly onChoose: (id: string) => void
}

function VersionRow({ version: { id, at, why }, isChosen, onChoose }: VersionRowProps) {
  const { t } = useTranslation()
  const { moment } = useMeasures()
  return (
    <label className={styles.version}>
      <input
        type="radio"
        name="version"
        value={id}
        checked={isChosen}
        onChange={() => onChoose(id)}
      />
      <time dateTime={new Date(knownTime(at)).toISOString()}>{moment(at)}</time>
      <small>{t(`history.why.${why}`)}</small>
    </label>
  )
}
