import { builtIn, readDictionaries, type OwnEntry } from '#domain/dictionaries/own-dictionary'
import { Fragment, type ReactNode } from 'react'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { OwnEntryView } from './own-entry-view.tsx'
import styles from './own-entry.module.css'

interface InDictionaryOrderProps {
  /** What the reader's own dictionaries have; `key` differs for the places of one dictionary. */
  readonly found: readonly {
    readonly dictionary: string
    readonly entries: readonly OwnEntry[]
    readonly key: string
  }[]
  /** Writes a sense into the translation; null if no translation is beside the word. */
  readonly onSense: ((sense: string) => void) | null
  /** What the program's own dictionary has. */
  readonly children: ReactNode
}

/** The entries of all dictionaries in the reader's order, each with its dictionary's name. */
export function InDictionaryOrder({ found, onSense, children }: InDictionaryOrderProps) {
  const { dictionaries } = useLive(useServices().preferences.settings)
  if (found.length === 0) return children
  return readDictionaries(dictionaries).map(({ id, name }) => {
    if (id === builtIn) return <Fragment key={id}>{children}</Fragment>
    const own = found.filter(({ dictionary }) => dictionary === id)
    if (own.length === 0) return null
    return (
      <section key={id} className={styles.section} data-dictionary={id} aria-label={name}>
        <h2 className={styles.heading}>{name}</h2>
        {own.flatMap(({ key, entries }) =>
          entries.map((entry, i) => (
            <OwnEntryView key={`${key} ${i} ${entry.expression}`} entry={entry} onSense={onSense} />
          )),
        )}
      </section>
    )
  })
}
