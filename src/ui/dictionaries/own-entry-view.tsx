import type { OwnEntry } from '#domain/dictionaries/own-dictionary'
import { writtenSyllable } from '#domain/words/syllable'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { EntryHead, SenseButton } from '../words/entry-parts.tsx'
import styles from './own-entry.module.css'

interface OwnEntryViewProps {
  readonly entry: OwnEntry
  readonly onSense: ((sense: string) => void) | null
}

/** One entry of a dictionary of the reader's. */
export function OwnEntryView({ entry, onSense }: OwnEntryViewProps) {
  const { expression, other, senses } = entry
  const [only] = senses
  return (
    <article className={styles.entry} data-entry={expression}>
      <EntryHead
        written={{ text: expression, lang: 'zh' }}
        other={other === '' ? null : { text: other, lang: 'zh-Hant' }}
      >
        <Reading reading={entry.reading} />
      </EntryHead>
      {senses.length === 1 && only !== undefined ? (
        <p className={styles.only}>
          <OwnSense sense={only} onSense={onSense} />
        </p>
      ) : (
        <ol className={styles.senses}>
          {senses.map((sense, i) => (
            <li key={`${i} ${sense}`}>
              <OwnSense sense={sense} onSense={onSense} />
            </li>
          ))}
        </ol>
      )}
    </article>
  )
}

/** A longer sense is no rendering, and is not written into a translation. */
const longestRendering = 200

function OwnSense({
  sense,
  onSense,
}: Pick<OwnEntryViewProps, 'onSense'> & { readonly sense: string }) {
  const lang = /\p{Script=Han}/u.test(sense) ? 'zh' : undefined
  if (!onSense || sense.length > longestRendering || sense.includes('\n'))
    return (
      <span lang={lang} dir="auto" className={styles.text}>
        {sense}
      </span>
    )
  return <SenseButton sense={sense} lang={lang} dir="auto" onSense={onSense} />
}

/** Pinyin as the settings want it written; any other reading as it is. */
function Reading({ reading }: { readonly reading: string }) {
  const { readingStyle } = useLive(useServices().preferences.settings)
  if (reading === '') return null
  const syllables = reading.split(' ')
  const isPinyin = syllables.every(each => /^[a-zü]+[1-5]$/i.test(each))
  return (
    <span lang={isPinyin && readingStyle === 'pinyin' ? 'zh-Latn' : undefined}>
      {isPinyin ? syllables.map(each => writtenSyllable(each, readingStyle)).join(' ') : reading}
    </span>
  )
}
