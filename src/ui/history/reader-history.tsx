import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { Rewritten } from '#services/marking/marking'
import type { Division } from '#services/structure/division'
import type { AnnotationId } from '#domain/ids'
import { targetOf } from '#domain/operation'
import type { Translation } from '#domain/translation'
import type { Spread } from '#editor/spread'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { useTranslationLanguage } from '../hooks/use-translation-language.ts'
import { markName } from '../notes/mark-name.ts'
import { HistoryDialog } from './history-dialog.tsx'
import { useBringBack } from './use-bring-back.ts'

interface ReaderHistoryProps {
  readonly book: Book
  readonly spread: Spread
  readonly division: Division
  /** The mark whose earlier notes are shown; `null` for none. */
  readonly note: Annotation | null
  readonly onNoteClosed: () => void
  /** Gives a mark another note and other tags, as a step of undo. */
  readonly onRewrite: (id: AnnotationId, words: Rewritten) => void
}

/** Earlier versions of the translation at the caret, or of a note, over the open book. */
export function ReaderHistory(props: ReaderHistoryProps) {
  const { book, spread, division, note, onNoteClosed, onRewrite } = props
  const { t } = useTranslation()
  const bringBack = useBringBack()
  const translationLanguage = useTranslationLanguage(book.id)
  const [pair, setPair] = useState<Translation | null>(null)

  useActionHandlers({ 'history.open': () => setPair(translationAt(book, spread, division)) })

  if (pair)
    return (
      <HistoryDialog
        target={targetOf({ table: 'translations', row: pair })}
        of={t('history.ofParagraph', { number: pair.index + 1 })}
        present={{ table: 'translations', row: pair }}
        language={translationLanguage}
        onClose={() => setPair(null)}
        onRestore={version => {
          setPair(null)
          if (version.table !== 'translations') return
          void bringBack(version, () => {
            const { content, state } = version.row
            const earlier = { content, state }
            // The other parts of a joined paragraph stay, and so do those of a split one.
            const back = division.divided?.withVersion(pair.paragraphId, earlier, version.at)
            void spread.translations.replace(pair.index, back?.text ?? earlier)
            for (const index of back?.toCheck ?? []) spread.translations.setState('check', index)
          })
        }}
      />
    )
  if (note)
    return (
      <HistoryDialog
        target={targetOf({ table: 'annotations', row: note })}
        of={t('history.ofNote', { quote: markName(t, note) })}
        present={{ table: 'annotations', row: note }}
        language={translationLanguage}
        onClose={onNoteClosed}
        onRestore={version => {
          onNoteClosed()
          if (version.table !== 'annotations') return
          void bringBack(version, () => onRewrite(note.id, version.row))
        }}
      />
    )
  return null
}

function translationAt(book: Book, spread: Spread, division: Division): Translation | null {
  const current = spread.selection.pair()
  if (!current || !spread.selection.where) return null
  const { paragraph, translation } = current
  const { index, side, caret } = spread.selection.where
  const { divided } = division
  const part = divided?.partAt(paragraph.id, side === 'translation' ? caret : 0) ?? paragraph.id
  const isJoined = (division.structure.byPart.get(part)?.parts.length ?? 1) > 1
  const own = (isJoined && divided?.translation(part)) || translation
  return { bookId: book.id, paragraphId: part, index, ...own, updatedAt: 0 }
}
