import type { DictionaryFormat } from '#services/dictionaries/dictionaries'
import type { Fault, SaveOutcome, Outcome } from '#services/outside'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { Working } from '../parts/working.tsx'
import { faultSentence } from '../saving/fault-sentence.ts'
import { showExported } from '../saving/show-exported.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { AddedList } from './added-list.tsx'
import styles from './dictionaries.module.css'
import { DictionaryRow } from './dictionary-row.tsx'
import { useAdding, useDroppedFiles } from './use-adding.ts'
import { useDictionaries } from './use-dictionaries.ts'

interface DictionariesDialogProps {
  readonly onClose: () => void
}

/** The reader's own dictionaries: added, named, ordered, switched, saved and deleted. */
export function DictionariesDialog({ onClose }: DictionariesDialogProps) {
  const { t } = useTranslation()
  const known = useDictionaries()
  const adding = useAdding()
  const isOver = useDroppedFiles(adding.take)
  const { fault, save, remove } = useFileActs(onClose)
  const input = useRef<HTMLInputElement>(null)
  const foot =
    adding.reading === null ? (
      <ActionButton action="dictionary.add" look="main" onPress={() => input.current?.click()} />
    ) : (
      <ActionButton action="import.cancel" onPress={adding.cancel} />
    )
  return (
    <DialogFrame title={t('dictionaries.heading')} onClose={onClose} foot={foot} wide>
      <div className={styles.place} data-takes-files data-over={isOver}>
        <p className={styles.hint}>{t('dictionaries.hint')}</p>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('actions.dictionary.add')}
          accept=".u8,.txt,.tsv,.csv,.zip,.gz,.tgz,.tar,.ifo,.idx,.dict,.dz,.syn"
          onChange={({ currentTarget }) => {
            adding.take([...(currentTarget.files ?? [])])
            // The same file can be chosen again.
            currentTarget.value = ''
          }}
        />
        {adding.reading !== null && (
          <Working words={t('dictionaries.reading', { file: adding.reading })} share={null} />
        )}
        {fault && <p role="alert">{faultSentence(t, fault)}</p>}
        <AddedList added={adding.added} />
        {known && (
          <ul className={styles.list} aria-label={t('dictionaries.list')}>
            {known.map((dictionary, i) => (
              <DictionaryRow
                key={dictionary.id}
                dictionary={dictionary}
                isFirst={i === 0}
                isLast={i === known.length - 1}
                onSave={save}
                onRemove={remove}
              />
            ))}
          </ul>
        )}
        {known && known.length < 2 && <p className={styles.hint}>{t('dictionaries.none')}</p>}
        <p className={styles.hint}>{t('dictionaries.notInBackups')}</p>
      </div>
    </DialogFrame>
  )
}

/** Saving a dictionary as a file, and deleting one, which may fail. */
function useFileActs(onClose: () => void) {
  const { dictionaries, outside } = useServices()
  const toasts = useToasts()
  const [fault, setFault] = useState<Fault | null>(null)
  const settled = (outcome: Outcome<unknown>) => setFault(outcome.ok ? null : outcome.fault)
  const unreadable = () => setFault({ code: 'file.unreadable', file: '', place: '' })
  function saved(outcome: Outcome<SaveOutcome>) {
    settled(outcome)
    if (!outcome.ok || outcome.value === 'cancelled') return
    onClose()
    showExported(toasts, outside, outcome.value)
  }
  return {
    fault,
    save: (id: string, format: DictionaryFormat) =>
      void dictionaries()
        .then(one => one.save(id, format))
        .then(saved, unreadable),
    remove: (id: string) =>
      void dictionaries()
        .then(one => one.remove(id))
        .then(settled, unreadable),
  }
}
