import type { DictionaryEntry } from '#domain/words/word'
import { toneOf, writtenSyllable } from '#domain/words/syllable'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { isRemark, remarkParts, renderingsOf } from '#domain/words/sense-parts'
import { EntryHead, SenseButton } from './entry-parts.tsx'
import styles from './entry-view.module.css'

export interface EntryViewProps {
  readonly entry: DictionaryEntry
  /** The expression as the text has it; its script is shown first. */
  readonly written: string
  /** The script in which the page draws it instead. */
  readonly script?: string | undefined
  /** Writes a sense into the translation; null if no translation is beside the word. */
  readonly onSense: ((sense: string) => void) | null
  /** Looks up an expression that a sense mentions. */
  readonly onExpression: (expression: string) => void
}

/** One entry of the dictionary: its expression, reading, frequency and senses. */
export function EntryView({ entry, written, script, onSense, onExpression }: EntryViewProps) {
  const { t } = useTranslation()
  const { simplified, traditional, senses } = entry
  const isOther = script === 'traditional' || script === 'simplified'
  const isTraditional = isOther ? script === 'traditional' : written === traditional
  const [first, second] = isTraditional ? [traditional, simplified] : [simplified, traditional]
  const rank = rankOf(entry.frequency)
  return (
    <article className={styles.entry} data-entry={simplified}>
      <EntryHead
        written={{ text: first, lang: isTraditional ? 'zh-Hant' : 'zh-Hans' }}
        other={
          second === first ? null : { text: second, lang: isTraditional ? 'zh-Hans' : 'zh-Hant' }
        }
      >
        <ReadSyllables syllables={entry.pinyin} />
        {rank && <span className={styles.rank}>{t(`words.ranks.${rank}`)}</span>}
      </EntryHead>
      <ol className={styles.senses}>
        {senses.map((sense, i) => (
          <li key={`${i} ${sense}`}>
            <Sense sense={sense} onSense={onSense} onExpression={onExpression} />
          </li>
        ))}
      </ol>
    </article>
  )
}

/** A word of the text that the dictionary lacks. */
export function UnlistedView({
  expression,
  pinyin,
}: {
  readonly expression: string
  readonly pinyin: readonly string[]
}) {
  const { t } = useTranslation()
  return (
    <article className={styles.entry} data-entry={expression}>
      <EntryHead written={{ text: expression, lang: 'zh' }} other={null}>
        <ReadSyllables syllables={pinyin} />
      </EntryHead>
      <p className={styles.unlisted}>{t('words.unlisted')}</p>
    </article>
  )
}

/** How common a word is, by the numbers that `DictionaryEntry.frequency` explains. */
const rankOf = (frequency: number) =>
  frequency >= 5 ? 'common' : frequency >= 3 ? 'usual' : frequency > 0 ? 'rare' : null

/** Syllables as the settings want them written. */
export function ReadSyllables({ syllables }: { readonly syllables: readonly string[] }) {
  const { readingStyle, toneColours } = useLive(useServices().preferences.settings)
  return (
    <span className={styles.reading} lang={readingStyle === 'pinyin' ? 'zh-Latn' : 'zh-Bopo'}>
      {syllables.map((syllable, i) => (
        <span key={`${i} ${syllable}`} data-tone={(toneColours && toneOf(syllable)) || undefined}>
          {i > 0 ? ' ' : ''}
          {writtenSyllable(syllable, readingStyle)}
        </span>
      ))}
    </span>
  )
}

interface SenseProps extends Pick<EntryViewProps, 'onSense' | 'onExpression'> {
  readonly sense: string
}

/** A sense: its renderings, each of which can be written, or a remark that mentions other words. */
function Sense({ sense, onSense, onExpression }: SenseProps) {
  if (isRemark(sense)) return <Remark remark={sense} onExpression={onExpression} />
  if (!onSense) return <span lang="en">{sense}</span>
  return renderingsOf(sense).map((rendering, i) => (
    <Fragment key={rendering}>
      {i > 0 && '; '}
      <SenseButton sense={rendering} lang="en" onSense={onSense} />
    </Fragment>
  ))
}

function Remark({
  remark,
  onExpression,
}: Pick<EntryViewProps, 'onExpression'> & { readonly remark: string }) {
  const { readingStyle } = useLive(useServices().preferences.settings)
  return (
    <span lang="en">
      {remarkParts(remark).map((part, i) => {
        if (part.kind === 'words') return part.text
        if (part.kind === 'reading')
          return part.syllables.map(one => writtenSyllable(one, readingStyle)).join(' ')
        return (
          <button
            key={`${i} ${part.text}`}
            type="button"
            lang="zh"
            className={styles.mention}
            data-action="word.open"
            onClick={() => onExpression(part.text)}
          >
            {part.text}
          </button>
        )
      })}
    </span>
  )
}
